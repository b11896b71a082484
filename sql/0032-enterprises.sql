-- Enterprises (龙头企业、工矿企业、合作社): anchors of chains, partners of 一企一村, what the market factor is counted by. One lies in a
-- village; what it buys, sells and whom it is paired with are links of their own, each with its days. `ends_on` is the last day.

CREATE TABLE enterprise (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	-- The unified social credit code (GB 32100).
	code text NOT NULL,
	name text NOT NULL,
	kind text NOT NULL,
	product text NOT NULL,
	-- A year's, in hundredths of the unit; null: not known.
	capacity bigint,
	capacity_unit text,
	village_code text NOT NULL,
	-- Degrees (CGCS2000) times ten million; null: the place is not known closer than the village.
	east_e7 integer,
	north_e7 integer,
	note text,
	-- The day it was taken out of the register; null: it is in it.
	retired_on date,
	CONSTRAINT enterprise_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT enterprise_village_fkey FOREIGN KEY (county_code, village_code) REFERENCES village (county_code, code),
	CONSTRAINT enterprise_kind_check CHECK (kind IN ('leading', 'mining', 'cooperative')),
	CONSTRAINT enterprise_capacity_check CHECK (capacity >= 0 AND (capacity IS NULL) = (capacity_unit IS NULL)),
	CONSTRAINT enterprise_place_check CHECK ((east_e7 IS NULL) = (north_e7 IS NULL)),
	CONSTRAINT enterprise_code_key UNIQUE (county_code, code),
	CONSTRAINT enterprise_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT enterprise_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX enterprise_village_idx ON enterprise (county_code, village_code);
CREATE TABLE enterprise_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT enterprise_version_pkey PRIMARY KEY (county_code, id, version)
);

CREATE TABLE enterprise_link (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	-- What it is known by: enterprise, kind, whom with, product.
	code text NOT NULL,
	enterprise_id uuid NOT NULL,
	kind text NOT NULL,
	-- Whom with: a village, or another enterprise.
	village_code text,
	partner_id uuid,
	product text,
	starts_on date,
	ends_on date,
	CONSTRAINT enterprise_link_enterprise_fkey FOREIGN KEY (county_code, enterprise_id) REFERENCES enterprise (county_code, id),
	CONSTRAINT enterprise_link_partner_fkey FOREIGN KEY (county_code, partner_id) REFERENCES enterprise (county_code, id),
	CONSTRAINT enterprise_link_village_fkey FOREIGN KEY (county_code, village_code) REFERENCES village (county_code, code),
	CONSTRAINT enterprise_link_kind_check CHECK (kind IN ('buys_from', 'sells_to', 'paired')),
	CONSTRAINT enterprise_link_with_check CHECK ((village_code IS NULL) <> (partner_id IS NULL) AND partner_id <> enterprise_id),
	CONSTRAINT enterprise_link_paired_check CHECK (kind <> 'paired' OR (village_code IS NOT NULL AND starts_on IS NOT NULL)),
	CONSTRAINT enterprise_link_period_check CHECK (ends_on >= starts_on),
	CONSTRAINT enterprise_link_code_key UNIQUE (county_code, code),
	CONSTRAINT enterprise_link_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT enterprise_link_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX enterprise_link_of_idx ON enterprise_link (county_code, enterprise_id);
CREATE INDEX enterprise_link_village_idx ON enterprise_link (county_code, village_code);
CREATE TABLE enterprise_link_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT enterprise_link_version_pkey PRIMARY KEY (county_code, id, version)
);
