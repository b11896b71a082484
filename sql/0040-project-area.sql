-- Where a project is built: one shape a project, and what it does with the ground; its former shapes are kept.

CREATE TABLE project_area (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	project_id uuid NOT NULL,
	ground_use text NOT NULL,
	shape geometry(MultiPolygon, 4490) NOT NULL,
	gk_srid integer NOT NULL,
	gk geometry GENERATED ALWAYS AS (ST_Transform(shape, gk_srid)) STORED,
	web geometry GENERATED ALWAYS AS (ST_ForcePolygonCW(ST_Transform(shape, 3857))) STORED,
	area_m2 double precision GENERATED ALWAYS AS (ST_Area(shape::geography)) STORED,
	area_mu integer GENERATED ALWAYS AS ((round(round(ST_Area(shape::geography)::numeric, 4) * 0.0015, 2) * 100)::integer) STORED,
	CONSTRAINT project_area_gk_srid_check CHECK (gk_srid BETWEEN 4513 AND 4554),
	CONSTRAINT project_area_county_fkey FOREIGN KEY (county_code, gk_srid) REFERENCES county (code, gk_srid),
	CONSTRAINT project_area_project_fkey FOREIGN KEY (county_code, project_id) REFERENCES project (county_code, id),
	CONSTRAINT project_area_project_key UNIQUE (county_code, project_id),
	CONSTRAINT project_area_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT project_area_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX project_area_gk_idx ON project_area USING gist (gk);
CREATE INDEX project_area_web_idx ON project_area USING gist (web);
CREATE TABLE project_area_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	shape geometry(MultiPolygon, 4490),
	CONSTRAINT project_area_version_pkey PRIMARY KEY (county_code, id, version)
);
