-- Parts of a plan's zones that are drawn, beside their villages; as they stand after the plan's last step.

CREATE TABLE zone_plan_drawn (
	county_code text NOT NULL,
	id uuid NOT NULL,
	zone_id uuid NOT NULL,
	shape geometry(MultiPolygon, 4490) NOT NULL,
	gk_srid integer NOT NULL,
	gk geometry GENERATED ALWAYS AS (ST_Transform(shape, gk_srid)) STORED,
	CONSTRAINT zone_plan_drawn_gk_srid_check CHECK (gk_srid BETWEEN 4513 AND 4554),
	CONSTRAINT zone_plan_drawn_county_fkey FOREIGN KEY (county_code, gk_srid) REFERENCES county (code, gk_srid),
	CONSTRAINT zone_plan_drawn_zone_fkey FOREIGN KEY (county_code, zone_id) REFERENCES zone_plan_zone (county_code, id) ON DELETE CASCADE,
	CONSTRAINT zone_plan_drawn_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX zone_plan_drawn_zone_idx ON zone_plan_drawn (county_code, zone_id);
