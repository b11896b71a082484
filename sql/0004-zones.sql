-- Industry zones (产业区) and project areas (项目区): a zone of layout 'project' is a project area.

CREATE TABLE zone (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	code text NOT NULL,
	name text NOT NULL,
	sort_key text COLLATE "C" NOT NULL,
	layout text NOT NULL,
	status text NOT NULL,
	source_file_id uuid,
	source_row integer,
	shape geometry(MultiPolygon, 4490) NOT NULL,
	gk_srid integer NOT NULL,
	gk geometry GENERATED ALWAYS AS (ST_Transform(shape, gk_srid)) STORED,
	web geometry GENERATED ALWAYS AS (ST_ForcePolygonCW(ST_Transform(shape, 3857))) STORED,
	area_m2 double precision GENERATED ALWAYS AS (ST_Area(shape::geography)) STORED,
	area_mu integer GENERATED ALWAYS AS ((round(round(ST_Area(shape::geography)::numeric, 4) * 0.0015, 2) * 100)::integer) STORED,
	CONSTRAINT zone_gk_srid_check CHECK (gk_srid BETWEEN 4513 AND 4554),
	CONSTRAINT zone_county_fkey FOREIGN KEY (county_code, gk_srid) REFERENCES county (code, gk_srid),
	CONSTRAINT zone_layout_check CHECK (layout IN ('adjacent', 'chain', 'complement', 'project')),
	CONSTRAINT zone_status_check CHECK (status IN ('draft', 'published', 'revised', 'retired')),
	CONSTRAINT zone_code_key UNIQUE (county_code, code),
	CONSTRAINT zone_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT zone_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX zone_gk_idx ON zone USING gist (gk);
CREATE INDEX zone_web_idx ON zone USING gist (web);
CREATE TABLE zone_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	shape geometry(MultiPolygon, 4490),
	CONSTRAINT zone_version_pkey PRIMARY KEY (county_code, id, version)
);

CREATE TABLE zone_village (
	county_code text NOT NULL,
	id uuid NOT NULL,
	zone_id uuid NOT NULL,
	village_code text NOT NULL,
	CONSTRAINT zone_village_zone_fkey FOREIGN KEY (county_code, zone_id) REFERENCES zone (county_code, id) ON DELETE CASCADE,
	CONSTRAINT zone_village_village_fkey FOREIGN KEY (county_code, village_code) REFERENCES village (county_code, code),
	CONSTRAINT zone_village_pair_key UNIQUE (county_code, zone_id, village_code),
	CONSTRAINT zone_village_pkey PRIMARY KEY (county_code, id)
);
