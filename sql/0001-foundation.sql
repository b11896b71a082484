-- The county, the house's own records, and what every subject stands on. Plain SQL for PostgreSQL 15 + PostGIS 3.3,
-- the embedded engine and Citus alike (DESIGN §5): every county table leads with county_code, no triggers, no serials.

CREATE EXTENSION IF NOT EXISTS postgis;
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE county (
	code text NOT NULL,
	name text NOT NULL,
	gk_srid integer NOT NULL,
	west double precision NOT NULL,
	south double precision NOT NULL,
	east double precision NOT NULL,
	north double precision NOT NULL,
	demo boolean NOT NULL DEFAULT false,
	CONSTRAINT county_gk_srid_check CHECK (gk_srid BETWEEN 4513 AND 4554),
	CONSTRAINT county_pkey PRIMARY KEY (code),
	CONSTRAINT county_code_gk_srid_key UNIQUE (code, gk_srid)
);

-- Numbers handed out per county: feature numbers of the tiles, finding numbers on the lists.
CREATE TABLE counter (
	county_code text NOT NULL,
	name text NOT NULL,
	value integer NOT NULL,
	CONSTRAINT counter_pkey PRIMARY KEY (county_code, name)
);

CREATE TABLE layer_version (
	county_code text NOT NULL,
	layer text NOT NULL,
	version integer NOT NULL,
	CONSTRAINT layer_version_pkey PRIMARY KEY (county_code, layer)
);

-- '000000' is the chain of things without a county, so there is no foreign key to county here.
CREATE TABLE audit_head (
	county_code text NOT NULL,
	seq bigint NOT NULL,
	hash text NOT NULL,
	CONSTRAINT audit_head_pkey PRIMARY KEY (county_code)
);

CREATE TABLE audit_entry (
	county_code text NOT NULL,
	seq bigint NOT NULL,
	body text NOT NULL,
	hash text NOT NULL,
	CONSTRAINT audit_entry_pkey PRIMARY KEY (county_code, seq)
);

CREATE TABLE setting (
	county_code text NOT NULL,
	key text NOT NULL,
	valid_from date NOT NULL,
	value jsonb NOT NULL,
	source text NOT NULL,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT setting_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT setting_pkey PRIMARY KEY (county_code, key, valid_from)
);

CREATE TABLE job (
	county_code text NOT NULL,
	id uuid NOT NULL,
	kind text NOT NULL,
	input jsonb NOT NULL,
	state text NOT NULL,
	step integer NOT NULL DEFAULT 0,
	steps integer,
	step_name text,
	progress jsonb,
	result jsonb,
	reason text,
	actor jsonb NOT NULL,
	cancel_asked boolean NOT NULL DEFAULT false,
	lease_owner text,
	lease_until timestamptz,
	created_at timestamptz NOT NULL,
	updated_at timestamptz NOT NULL,
	CONSTRAINT job_state_check CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
	CONSTRAINT job_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT job_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX job_queue_idx ON job (county_code, created_at) WHERE state IN ('queued', 'running');

CREATE TABLE attachment (
	county_code text NOT NULL,
	id uuid NOT NULL,
	sha256 text NOT NULL,
	bytes bigint NOT NULL,
	media_type text NOT NULL,
	name text NOT NULL,
	owner_kind text NOT NULL,
	owner_id uuid NOT NULL,
	village_code text,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT attachment_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT attachment_pkey PRIMARY KEY (county_code, id)
);

-- One row per accepted file: what it was taken for, how it was read, what came of its rows.
CREATE TABLE import_file (
	county_code text NOT NULL,
	id uuid NOT NULL,
	name text NOT NULL,
	sha256 text NOT NULL,
	bytes bigint NOT NULL,
	kind text NOT NULL,
	format text NOT NULL,
	encoding text,
	srid integer,
	mapping jsonb NOT NULL,
	row_count integer NOT NULL,
	inserted integer NOT NULL,
	changed integer NOT NULL,
	unchanged integer NOT NULL,
	rejected integer NOT NULL,
	report jsonb NOT NULL,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT import_file_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT import_file_pkey PRIMARY KEY (county_code, id)
);
