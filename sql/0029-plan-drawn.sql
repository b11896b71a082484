-- Parts of a plan's zones that are drawn, beside their villages; as they stand after the plan's last step.

CREATE TABLE zone_plan_drawn (
	county_code text NOT NULL,
	id uuid NOT NULL,
	zone_id uuid NOT NULL,
	shape geometry(MultiPolygon, 4490) NOT NULL,
	gk_srid integer NOT NULL,
	gk geometry GENERATED ALWAYS AS (ST_Transform(shape, gk_srid)) STORED,
	web geometry GENERATED ALWAYS AS (ST_ForcePolygonCW(ST_Transform(shape, 3857))) STORED,
	area_m2 double precision GENERATED ALWAYS AS (ST_Area(shape::geography)) STORED,
	area_mu integer GENERATED ALWAYS AS ((round(round(ST_Area(shape::geography)::numeric, 4) * 0.0015, 2) * 100)::integer) STORED,
	CONSTRAINT zone_plan_drawn_gk_srid_check CHECK (gk_srid BETWEEN 4513 AND 4554),
	CONSTRAINT zone_plan_drawn_county_fkey FOREIGN KEY (county_code, gk_srid) REFERENCES county (code, gk_srid),
	CONSTRAINT zone_plan_drawn_zone_fkey FOREIGN KEY (county_code, zone_id) REFERENCES zone_plan_zone (county_code, id) ON DELETE CASCADE,
	CONSTRAINT zone_plan_drawn_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX zone_plan_drawn_zone_idx ON zone_plan_drawn (county_code, zone_id);
CREATE INDEX zone_plan_drawn_gk_idx ON zone_plan_drawn USING gist (gk);
CREATE INDEX zone_plan_drawn_web_idx ON zone_plan_drawn USING gist (web);
