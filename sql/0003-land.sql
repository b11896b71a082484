-- 清化收: parcels, contracts, what is occupied, what was taken back, and the leads found between them.
-- *_mu is 亩 in hundredths. Subtracting is always occupation − parcels of its contract (DESIGN §5).

CREATE TABLE parcel (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	register text NOT NULL,
	code text NOT NULL,
	name text,
	category text,
	ownership text,
	land_use_scheme text,
	land_use_code text,
	declared_mu integer,
	village_code text,
	extra jsonb,
	source_file_id uuid,
	source_row integer,
	shape geometry(MultiPolygon, 4490) NOT NULL,
	gk_srid integer NOT NULL,
	gk geometry GENERATED ALWAYS AS (ST_Transform(shape, gk_srid)) STORED,
	web geometry GENERATED ALWAYS AS (ST_ForcePolygonCW(ST_Transform(shape, 3857))) STORED,
	area_m2 double precision GENERATED ALWAYS AS (ST_Area(shape::geography)) STORED,
	area_mu integer GENERATED ALWAYS AS ((round(round(ST_Area(shape::geography)::numeric, 4) * 0.0015, 2) * 100)::integer) STORED,
	CONSTRAINT parcel_gk_srid_check CHECK (gk_srid BETWEEN 4513 AND 4554),
	CONSTRAINT parcel_county_fkey FOREIGN KEY (county_code, gk_srid) REFERENCES county (code, gk_srid),
	CONSTRAINT parcel_register_check CHECK (register IN ('parcel', 'construction_land')),
	CONSTRAINT parcel_code_key UNIQUE (county_code, register, code),
	CONSTRAINT parcel_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT parcel_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX parcel_gk_idx ON parcel USING gist (gk);
CREATE INDEX parcel_web_idx ON parcel USING gist (web);
CREATE INDEX parcel_village_idx ON parcel (county_code, village_code);
CREATE TABLE parcel_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	shape geometry(MultiPolygon, 4490),
	CONSTRAINT parcel_version_pkey PRIMARY KEY (county_code, id, version)
);

CREATE TABLE contract (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	number text NOT NULL,
	sort_key text COLLATE "C" NOT NULL,
	village_code text,
	lessor_code text,
	lessee_code text,
	lessee_name text,
	kind text NOT NULL,
	form text NOT NULL,
	formerly_oral boolean NOT NULL DEFAULT false,
	method text,
	household boolean NOT NULL,
	contracted_mu integer NOT NULL,
	signed_on date,
	starts_on date,
	ends_on date,
	head_contract_number text,
	status text NOT NULL,
	extra jsonb,
	source_file_id uuid,
	source_row integer,
	CONSTRAINT contract_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT contract_kind_check CHECK (kind IN ('resource', 'asset', 'fund')),
	CONSTRAINT contract_form_check CHECK (form IN ('written', 'oral', 'receipt', 'unknown')),
	CONSTRAINT contract_period_check CHECK (ends_on IS NULL OR starts_on IS NULL OR starts_on <= ends_on),
	CONSTRAINT contract_mu_check CHECK (contracted_mu >= 0),
	CONSTRAINT contract_number_key UNIQUE (county_code, number),
	CONSTRAINT contract_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT contract_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX contract_village_idx ON contract (county_code, village_code);
CREATE INDEX contract_lessee_idx ON contract (county_code, lessee_code);
CREATE INDEX contract_lessee_name_idx ON contract (county_code, village_code, lessee_name);
CREATE TABLE contract_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT contract_version_pkey PRIMARY KEY (county_code, id, version)
);

CREATE TABLE contract_parcel (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	contract_id uuid NOT NULL,
	parcel_id uuid NOT NULL,
	contracted_mu integer,
	basis text,
	starts_on date,
	ends_on date,
	source_file_id uuid,
	source_row integer,
	CONSTRAINT contract_parcel_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT contract_parcel_pair_key UNIQUE (county_code, contract_id, parcel_id),
	CONSTRAINT contract_parcel_contract_fkey FOREIGN KEY (county_code, contract_id) REFERENCES contract (county_code, id) ON DELETE CASCADE,
	CONSTRAINT contract_parcel_parcel_fkey FOREIGN KEY (county_code, parcel_id) REFERENCES parcel (county_code, id),
	CONSTRAINT contract_parcel_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX contract_parcel_parcel_idx ON contract_parcel (county_code, parcel_id);
CREATE TABLE contract_parcel_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT contract_parcel_version_pkey PRIMARY KEY (county_code, id, version)
);

CREATE TABLE occupation (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	code text NOT NULL,
	village_code text,
	contract_number text,
	parcel_code text,
	lessee_code text,
	lessee_name text,
	ownership text,
	method text,
	surveyed_on date,
	extra jsonb,
	source_file_id uuid,
	source_row integer,
	shape geometry(MultiPolygon, 4490) NOT NULL,
	gk_srid integer NOT NULL,
	gk geometry GENERATED ALWAYS AS (ST_Transform(shape, gk_srid)) STORED,
	web geometry GENERATED ALWAYS AS (ST_ForcePolygonCW(ST_Transform(shape, 3857))) STORED,
	area_m2 double precision GENERATED ALWAYS AS (ST_Area(shape::geography)) STORED,
	area_mu integer GENERATED ALWAYS AS ((round(round(ST_Area(shape::geography)::numeric, 4) * 0.0015, 2) * 100)::integer) STORED,
	CONSTRAINT occupation_gk_srid_check CHECK (gk_srid BETWEEN 4513 AND 4554),
	CONSTRAINT occupation_county_fkey FOREIGN KEY (county_code, gk_srid) REFERENCES county (code, gk_srid),
	CONSTRAINT occupation_code_key UNIQUE (county_code, code),
	CONSTRAINT occupation_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT occupation_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX occupation_gk_idx ON occupation USING gist (gk);
CREATE INDEX occupation_web_idx ON occupation USING gist (web);
CREATE INDEX occupation_village_idx ON occupation (county_code, village_code);
CREATE TABLE occupation_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	shape geometry(MultiPolygon, 4490),
	CONSTRAINT occupation_version_pkey PRIMARY KEY (county_code, id, version)
);

CREATE TABLE reclaimed_land (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	code text NOT NULL,
	name text,
	kind text NOT NULL,
	village_code text,
	ledger_mu integer NOT NULL,
	reclaimed_on date,
	contract_number text,
	source_file_id uuid,
	source_row integer,
	shape geometry(MultiPolygon, 4490) NOT NULL,
	gk_srid integer NOT NULL,
	gk geometry GENERATED ALWAYS AS (ST_Transform(shape, gk_srid)) STORED,
	web geometry GENERATED ALWAYS AS (ST_ForcePolygonCW(ST_Transform(shape, 3857))) STORED,
	area_m2 double precision GENERATED ALWAYS AS (ST_Area(shape::geography)) STORED,
	area_mu integer GENERATED ALWAYS AS ((round(round(ST_Area(shape::geography)::numeric, 4) * 0.0015, 2) * 100)::integer) STORED,
	CONSTRAINT reclaimed_land_gk_srid_check CHECK (gk_srid BETWEEN 4513 AND 4554),
	CONSTRAINT reclaimed_land_county_fkey FOREIGN KEY (county_code, gk_srid) REFERENCES county (code, gk_srid),
	CONSTRAINT reclaimed_land_kind_check CHECK (kind IN ('farmland', 'construction')),
	CONSTRAINT reclaimed_land_code_key UNIQUE (county_code, code),
	CONSTRAINT reclaimed_land_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT reclaimed_land_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX reclaimed_land_gk_idx ON reclaimed_land USING gist (gk);
CREATE INDEX reclaimed_land_web_idx ON reclaimed_land USING gist (web);
CREATE INDEX reclaimed_land_village_idx ON reclaimed_land (county_code, village_code);
CREATE TABLE reclaimed_land_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	shape geometry(MultiPolygon, 4490),
	CONSTRAINT reclaimed_land_version_pkey PRIMARY KEY (county_code, id, version)
);

-- One row a run of an analysis: what went in (counts, digests of versions, settings) and what came out.
CREATE TABLE analysis_run (
	county_code text NOT NULL,
	id uuid NOT NULL,
	number integer NOT NULL,
	kind text NOT NULL,
	business_date date NOT NULL,
	inputs jsonb NOT NULL,
	settings jsonb NOT NULL,
	counts jsonb NOT NULL,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT analysis_run_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT analysis_run_number_key UNIQUE (county_code, kind, number),
	CONSTRAINT analysis_run_pkey PRIMARY KEY (county_code, id)
);

-- Of the latest run, one row an occupation: candidates in = outcomes stored.
CREATE TABLE occupation_outcome (
	county_code text NOT NULL,
	id uuid NOT NULL,
	run_id uuid NOT NULL,
	occupation_id uuid NOT NULL,
	occupation_version integer NOT NULL,
	outcome text NOT NULL,
	linked_by text,
	contract_id uuid,
	contract_version integer,
	contract_parcel_id uuid,
	measured_mu integer NOT NULL,
	planar_m2 double precision NOT NULL,
	ellipsoidal_m2 double precision NOT NULL,
	CONSTRAINT occupation_outcome_occupation_fkey FOREIGN KEY (county_code, occupation_id) REFERENCES occupation (county_code, id) ON DELETE CASCADE,
	CONSTRAINT occupation_outcome_occupation_key UNIQUE (county_code, occupation_id),
	CONSTRAINT occupation_outcome_pkey PRIMARY KEY (county_code, id)
);

-- The disjoint pieces an occupation is divided into, in gk metres; they sum to the occupation.
CREATE TABLE occupation_piece (
	county_code text NOT NULL,
	id uuid NOT NULL,
	occupation_id uuid NOT NULL,
	kind text NOT NULL,
	other_contract_id uuid,
	village_code text,
	planar_m2 double precision NOT NULL,
	legal_m2 double precision NOT NULL,
	legal_mu integer NOT NULL,
	width_m double precision NOT NULL,
	sliver boolean NOT NULL,
	borderline boolean NOT NULL,
	gk geometry NOT NULL,
	CONSTRAINT occupation_piece_kind_check CHECK (kind IN ('own', 'on_other_contract', 'beyond_village', 'on_uncontracted', 'state_owned')),
	CONSTRAINT occupation_piece_occupation_fkey FOREIGN KEY (county_code, occupation_id) REFERENCES occupation (county_code, id) ON DELETE CASCADE,
	CONSTRAINT occupation_piece_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX occupation_piece_occupation_idx ON occupation_piece (county_code, occupation_id);

CREATE TABLE finding (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	key text NOT NULL,
	kind text NOT NULL,
	village_code text,
	run_id uuid NOT NULL,
	first_run_id uuid NOT NULL,
	occupation_id uuid,
	occupation_version integer,
	contract_id uuid,
	contract_version integer,
	other_contract_id uuid,
	other_contract_version integer,
	linked_by text,
	measured_mu integer,
	contracted_mu integer,
	tolerance_mu integer,
	over_mu integer NOT NULL,
	borderline boolean NOT NULL,
	status text NOT NULL,
	explanation jsonb NOT NULL,
	digest text NOT NULL,
	shape geometry(MultiPolygon, 4490),
	gk_srid integer NOT NULL,
	gk geometry GENERATED ALWAYS AS (ST_Transform(shape, gk_srid)) STORED,
	web geometry GENERATED ALWAYS AS (ST_ForcePolygonCW(ST_Transform(shape, 3857))) STORED,
	area_m2 double precision GENERATED ALWAYS AS (ST_Area(shape::geography)) STORED,
	area_mu integer GENERATED ALWAYS AS ((round(round(ST_Area(shape::geography)::numeric, 4) * 0.0015, 2) * 100)::integer) STORED,
	CONSTRAINT finding_gk_srid_check CHECK (gk_srid BETWEEN 4513 AND 4554),
	CONSTRAINT finding_county_fkey FOREIGN KEY (county_code, gk_srid) REFERENCES county (code, gk_srid),
	CONSTRAINT finding_kind_check CHECK (kind IN ('over_area', 'on_other_contract', 'on_uncontracted', 'beyond_village', 'no_contract', 'expired_held', 'double_contracted', 'short_area')),
	CONSTRAINT finding_status_check CHECK (status IN ('suspected', 'in_case', 'dismissed', 'gone')),
	CONSTRAINT finding_key_key UNIQUE (county_code, key),
	CONSTRAINT finding_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT finding_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX finding_gk_idx ON finding USING gist (gk);
CREATE INDEX finding_web_idx ON finding USING gist (web);
CREATE INDEX finding_village_idx ON finding (county_code, village_code);
CREATE INDEX finding_kind_idx ON finding (county_code, kind, status);
CREATE TABLE finding_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	shape geometry(MultiPolygon, 4490),
	CONSTRAINT finding_version_pkey PRIMARY KEY (county_code, id, version)
);

-- What a person decided about a finding, and why: one row a decision, never changed. Comparing again keeps it.
CREATE TABLE finding_decision (
	county_code text NOT NULL,
	id uuid NOT NULL,
	finding_id uuid NOT NULL,
	finding_version integer NOT NULL,
	decision text NOT NULL,
	reason text,
	actor_id text NOT NULL,
	actor_name text NOT NULL,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT finding_decision_decision_check CHECK (decision IN ('dismissed', 'restored')),
	CONSTRAINT finding_decision_reason_check CHECK (decision <> 'dismissed' OR reason IS NOT NULL),
	CONSTRAINT finding_decision_finding_fkey FOREIGN KEY (county_code, finding_id) REFERENCES finding (county_code, id) ON DELETE CASCADE,
	CONSTRAINT finding_decision_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX finding_decision_finding_idx ON finding_decision (county_code, finding_id);

CREATE TABLE finding_cluster (
	county_code text NOT NULL,
	id uuid NOT NULL,
	feature_no integer NOT NULL,
	run_id uuid NOT NULL,
	finding_count integer NOT NULL,
	holder_count integer NOT NULL,
	main_kind text NOT NULL,
	total_mu integer NOT NULL,
	village_code text,
	shape geometry(MultiPolygon, 4490) NOT NULL,
	gk_srid integer NOT NULL,
	gk geometry GENERATED ALWAYS AS (ST_Transform(shape, gk_srid)) STORED,
	web geometry GENERATED ALWAYS AS (ST_ForcePolygonCW(ST_Transform(shape, 3857))) STORED,
	area_m2 double precision GENERATED ALWAYS AS (ST_Area(shape::geography)) STORED,
	area_mu integer GENERATED ALWAYS AS ((round(round(ST_Area(shape::geography)::numeric, 4) * 0.0015, 2) * 100)::integer) STORED,
	CONSTRAINT finding_cluster_gk_srid_check CHECK (gk_srid BETWEEN 4513 AND 4554),
	CONSTRAINT finding_cluster_county_fkey FOREIGN KEY (county_code, gk_srid) REFERENCES county (code, gk_srid),
	CONSTRAINT finding_cluster_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT finding_cluster_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX finding_cluster_web_idx ON finding_cluster USING gist (web);

CREATE TABLE finding_cluster_member (
	county_code text NOT NULL,
	id uuid NOT NULL,
	cluster_id uuid NOT NULL,
	finding_id uuid NOT NULL,
	CONSTRAINT finding_cluster_member_cluster_fkey FOREIGN KEY (county_code, cluster_id) REFERENCES finding_cluster (county_code, id) ON DELETE CASCADE,
	CONSTRAINT finding_cluster_member_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX finding_cluster_member_finding_idx ON finding_cluster_member (county_code, finding_id);

-- Household contracts (承包方式 110): counted per village, nothing more (domain.md finding 9).
CREATE TABLE household_statistic (
	county_code text NOT NULL,
	village_code text NOT NULL,
	run_id uuid NOT NULL,
	contract_count integer NOT NULL,
	occupation_count integer NOT NULL,
	differing_count integer NOT NULL,
	contracted_mu bigint NOT NULL,
	measured_mu bigint NOT NULL,
	CONSTRAINT household_statistic_pkey PRIMARY KEY (county_code, village_code)
);
