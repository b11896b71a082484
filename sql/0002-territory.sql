-- Who holds the ground: townships, villages and communities, grids on three levels (not a tree: domain.md finding 2), reference layers.
-- area_mu is 亩 in hundredths, computed from the ellipsoidal area exactly as core/mu.ts does.

CREATE TABLE township (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	code text NOT NULL,
	name text NOT NULL,
	sort_key text COLLATE "C" NOT NULL,
	kind text NOT NULL,
	source_file_id uuid,
	source_row integer,
	shape geometry(MultiPolygon, 4490) NOT NULL,
	gk_srid integer NOT NULL,
	gk geometry GENERATED ALWAYS AS (ST_Transform(shape, gk_srid)) STORED,
	web geometry GENERATED ALWAYS AS (ST_ForcePolygonCW(ST_Transform(shape, 3857))) STORED,
	area_m2 double precision GENERATED ALWAYS AS (ST_Area(shape::geography)) STORED,
	area_mu integer GENERATED ALWAYS AS ((round(round(ST_Area(shape::geography)::numeric, 4) * 0.0015, 2) * 100)::integer) STORED,
	CONSTRAINT township_gk_srid_check CHECK (gk_srid BETWEEN 4513 AND 4554),
	CONSTRAINT township_county_fkey FOREIGN KEY (county_code, gk_srid) REFERENCES county (code, gk_srid),
	CONSTRAINT township_kind_check CHECK (kind IN ('town', 'township', 'subdistrict')),
	CONSTRAINT township_code_key UNIQUE (county_code, code),
	CONSTRAINT township_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT township_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX township_gk_idx ON township USING gist (gk);
CREATE INDEX township_web_idx ON township USING gist (web);
CREATE TABLE township_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	shape geometry(MultiPolygon, 4490),
	CONSTRAINT township_version_pkey PRIMARY KEY (county_code, id, version)
);

CREATE TABLE village (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	code text NOT NULL,
	township_code text NOT NULL,
	name text NOT NULL,
	sort_key text COLLATE "C" NOT NULL,
	kind text NOT NULL,
	source_file_id uuid,
	source_row integer,
	shape geometry(MultiPolygon, 4490) NOT NULL,
	gk_srid integer NOT NULL,
	gk geometry GENERATED ALWAYS AS (ST_Transform(shape, gk_srid)) STORED,
	web geometry GENERATED ALWAYS AS (ST_ForcePolygonCW(ST_Transform(shape, 3857))) STORED,
	area_m2 double precision GENERATED ALWAYS AS (ST_Area(shape::geography)) STORED,
	area_mu integer GENERATED ALWAYS AS ((round(round(ST_Area(shape::geography)::numeric, 4) * 0.0015, 2) * 100)::integer) STORED,
	CONSTRAINT village_gk_srid_check CHECK (gk_srid BETWEEN 4513 AND 4554),
	CONSTRAINT village_county_fkey FOREIGN KEY (county_code, gk_srid) REFERENCES county (code, gk_srid),
	CONSTRAINT village_kind_check CHECK (kind IN ('village', 'community')),
	CONSTRAINT village_code_key UNIQUE (county_code, code),
	CONSTRAINT village_township_fkey FOREIGN KEY (county_code, township_code) REFERENCES township (county_code, code),
	CONSTRAINT village_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT village_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX village_gk_idx ON village USING gist (gk);
CREATE INDEX village_web_idx ON village USING gist (web);
CREATE INDEX village_township_idx ON village (county_code, township_code);
CREATE TABLE village_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	shape geometry(MultiPolygon, 4490),
	CONSTRAINT village_version_pkey PRIMARY KEY (county_code, id, version)
);

CREATE TABLE grid (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	code text NOT NULL,
	name text NOT NULL,
	sort_key text COLLATE "C" NOT NULL,
	level smallint NOT NULL,
	parent_code text,
	village_code text NOT NULL,
	source_file_id uuid,
	source_row integer,
	shape geometry(MultiPolygon, 4490) NOT NULL,
	gk_srid integer NOT NULL,
	gk geometry GENERATED ALWAYS AS (ST_Transform(shape, gk_srid)) STORED,
	web geometry GENERATED ALWAYS AS (ST_ForcePolygonCW(ST_Transform(shape, 3857))) STORED,
	area_m2 double precision GENERATED ALWAYS AS (ST_Area(shape::geography)) STORED,
	area_mu integer GENERATED ALWAYS AS ((round(round(ST_Area(shape::geography)::numeric, 4) * 0.0015, 2) * 100)::integer) STORED,
	CONSTRAINT grid_gk_srid_check CHECK (gk_srid BETWEEN 4513 AND 4554),
	CONSTRAINT grid_county_fkey FOREIGN KEY (county_code, gk_srid) REFERENCES county (code, gk_srid),
	CONSTRAINT grid_level_check CHECK (level BETWEEN 1 AND 3),
	CONSTRAINT grid_code_key UNIQUE (county_code, code),
	CONSTRAINT grid_village_fkey FOREIGN KEY (county_code, village_code) REFERENCES village (county_code, code),
	CONSTRAINT grid_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT grid_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX grid_gk_idx ON grid USING gist (gk);
CREATE INDEX grid_web_idx ON grid USING gist (web);
CREATE INDEX grid_village_idx ON grid (county_code, village_code);
CREATE TABLE grid_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	shape geometry(MultiPolygon, 4490),
	CONSTRAINT grid_version_pkey PRIMARY KEY (county_code, id, version)
);

CREATE TABLE constraint_area (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	code text NOT NULL,
	name text,
	kind text NOT NULL,
	village_code text,
	source_file_id uuid,
	source_row integer,
	shape geometry(MultiPolygon, 4490) NOT NULL,
	gk_srid integer NOT NULL,
	gk geometry GENERATED ALWAYS AS (ST_Transform(shape, gk_srid)) STORED,
	web geometry GENERATED ALWAYS AS (ST_ForcePolygonCW(ST_Transform(shape, 3857))) STORED,
	area_m2 double precision GENERATED ALWAYS AS (ST_Area(shape::geography)) STORED,
	area_mu integer GENERATED ALWAYS AS ((round(round(ST_Area(shape::geography)::numeric, 4) * 0.0015, 2) * 100)::integer) STORED,
	CONSTRAINT constraint_area_gk_srid_check CHECK (gk_srid BETWEEN 4513 AND 4554),
	CONSTRAINT constraint_area_county_fkey FOREIGN KEY (county_code, gk_srid) REFERENCES county (code, gk_srid),
	CONSTRAINT constraint_area_kind_check CHECK (kind IN ('farmland_red', 'ecology_red', 'urban_boundary')),
	CONSTRAINT constraint_area_code_key UNIQUE (county_code, kind, code),
	CONSTRAINT constraint_area_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT constraint_area_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX constraint_area_gk_idx ON constraint_area USING gist (gk);
CREATE INDEX constraint_area_web_idx ON constraint_area USING gist (web);
CREATE INDEX constraint_area_village_idx ON constraint_area (county_code, village_code);
CREATE TABLE constraint_area_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	shape geometry(MultiPolygon, 4490),
	CONSTRAINT constraint_area_version_pkey PRIMARY KEY (county_code, id, version)
);

CREATE TABLE land_use (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	code text NOT NULL,
	scheme text NOT NULL,
	use_code text NOT NULL,
	use_name text,
	village_code text,
	source_file_id uuid,
	source_row integer,
	shape geometry(MultiPolygon, 4490) NOT NULL,
	gk_srid integer NOT NULL,
	gk geometry GENERATED ALWAYS AS (ST_Transform(shape, gk_srid)) STORED,
	web geometry GENERATED ALWAYS AS (ST_ForcePolygonCW(ST_Transform(shape, 3857))) STORED,
	area_m2 double precision GENERATED ALWAYS AS (ST_Area(shape::geography)) STORED,
	area_mu integer GENERATED ALWAYS AS ((round(round(ST_Area(shape::geography)::numeric, 4) * 0.0015, 2) * 100)::integer) STORED,
	CONSTRAINT land_use_gk_srid_check CHECK (gk_srid BETWEEN 4513 AND 4554),
	CONSTRAINT land_use_county_fkey FOREIGN KEY (county_code, gk_srid) REFERENCES county (code, gk_srid),
	CONSTRAINT land_use_scheme_check CHECK (scheme IN ('survey', 'plan')),
	CONSTRAINT land_use_code_key UNIQUE (county_code, scheme, code),
	CONSTRAINT land_use_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT land_use_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX land_use_gk_idx ON land_use USING gist (gk);
CREATE INDEX land_use_web_idx ON land_use USING gist (web);
CREATE INDEX land_use_village_idx ON land_use (county_code, village_code);
CREATE TABLE land_use_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	shape geometry(MultiPolygon, 4490),
	CONSTRAINT land_use_version_pkey PRIMARY KEY (county_code, id, version)
);

-- Borders as drawn: every shared line once, made from the shapes of both its sides (territory/border-arcs.ts). They are
-- made anew, never edited and never measured: no former states, no gk. A side that is nobody's has no code.
CREATE TABLE border (
	county_code text NOT NULL,
	id uuid NOT NULL,
	feature_no integer NOT NULL,
	level text NOT NULL,
	left_code text,
	right_code text,
	shape geometry(MultiLineString, 4490) NOT NULL,
	web geometry GENERATED ALWAYS AS (ST_Transform(shape, 3857)) STORED,
	CONSTRAINT border_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT border_level_check CHECK (level IN ('county', 'township', 'village', 'grid_1', 'grid_2', 'grid_3')),
	CONSTRAINT border_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT border_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX border_web_idx ON border USING gist (web);
