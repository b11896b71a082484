-- 收归集体 and 公开竞价: what the collective took back, land on the map or not, and how it is offered openly. The product takes no bids.
-- *_mu is 亩 in hundredths, *_fen integer fen a year of one `price_unit`. Steps and their papers are only ever added to.

CREATE TABLE reclaimed_asset (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	code text NOT NULL,
	village_code text NOT NULL,
	object_kind text NOT NULL,
	name text NOT NULL,
	-- Of land; of rooms, points or rights their number.
	area_mu integer,
	units integer,
	reclaimed_on date NOT NULL,
	jobs integer,
	gain_fen bigint,
	note text,
	case_id uuid,
	-- Where its offering stands: the present of what its steps tell.
	state text NOT NULL,
	state_since date NOT NULL,
	due_on date,
	last_actor text,
	price_unit text,
	reserve_fen bigint,
	listing_number text,
	opens_on date,
	closes_on date,
	result_on date,
	won_fen bigint,
	winner_name text,
	confirmation_number text,
	contract_id uuid,
	contract_version integer,
	CONSTRAINT reclaimed_asset_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT reclaimed_asset_case_fkey FOREIGN KEY (county_code, case_id) REFERENCES land_case (county_code, id),
	CONSTRAINT reclaimed_asset_contract_fkey FOREIGN KEY (county_code, contract_id) REFERENCES contract (county_code, id),
	CONSTRAINT reclaimed_asset_kind_check CHECK (object_kind IN ('land', 'shop', 'asset', 'management')),
	CONSTRAINT reclaimed_asset_size_check CHECK (area_mu > 0 OR (object_kind <> 'land' AND area_mu IS NULL)),
	CONSTRAINT reclaimed_asset_units_check CHECK (units > 0),
	CONSTRAINT reclaimed_asset_gained_check CHECK (jobs >= 0 AND gain_fen >= 0),
	CONSTRAINT reclaimed_asset_state_check CHECK (state IN ('waiting', 'drafted', 'resolved', 'approved', 'noticed', 'listed', 'awarded', 'failed', 'contracted')),
	CONSTRAINT reclaimed_asset_unit_check CHECK (price_unit IN ('mu_year', 'unit_year', 'year')),
	CONSTRAINT reclaimed_asset_price_check CHECK (reserve_fen > 0 AND won_fen >= reserve_fen),
	CONSTRAINT reclaimed_asset_listing_check CHECK (closes_on >= opens_on AND result_on >= closes_on),
	CONSTRAINT reclaimed_asset_contract_check CHECK ((contract_id IS NULL) = (contract_version IS NULL)),
	CONSTRAINT reclaimed_asset_code_key UNIQUE (county_code, code),
	CONSTRAINT reclaimed_asset_case_key UNIQUE (county_code, case_id),
	CONSTRAINT reclaimed_asset_contract_key UNIQUE (county_code, contract_id),
	CONSTRAINT reclaimed_asset_listing_key UNIQUE (county_code, listing_number),
	CONSTRAINT reclaimed_asset_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT reclaimed_asset_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX reclaimed_asset_village_idx ON reclaimed_asset (county_code, village_code, state);
CREATE TABLE reclaimed_asset_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT reclaimed_asset_version_pkey PRIMARY KEY (county_code, id, version)
);

-- Land on the map that a record is about.
CREATE TABLE reclaimed_asset_land (
	county_code text NOT NULL,
	id uuid NOT NULL,
	asset_id uuid NOT NULL,
	reclaimed_id uuid NOT NULL,
	CONSTRAINT reclaimed_asset_land_asset_fkey FOREIGN KEY (county_code, asset_id) REFERENCES reclaimed_asset (county_code, id) ON DELETE CASCADE,
	CONSTRAINT reclaimed_asset_land_land_fkey FOREIGN KEY (county_code, reclaimed_id) REFERENCES reclaimed_land (county_code, id),
	CONSTRAINT reclaimed_asset_land_land_key UNIQUE (county_code, reclaimed_id),
	CONSTRAINT reclaimed_asset_land_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX reclaimed_asset_land_asset_idx ON reclaimed_asset_land (county_code, asset_id);

-- How an offering came to where it stands. `paper` is what the step wrote down, by the kind its course names.
CREATE TABLE offering_step (
	county_code text NOT NULL,
	id uuid NOT NULL,
	asset_id uuid NOT NULL,
	seq integer NOT NULL,
	step text NOT NULL,
	from_state text,
	to_state text NOT NULL,
	taken_on date NOT NULL,
	due_on date,
	reason text,
	paper jsonb,
	actor_id text NOT NULL,
	actor_name text NOT NULL,
	actor_level text NOT NULL,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT offering_step_asset_fkey FOREIGN KEY (county_code, asset_id) REFERENCES reclaimed_asset (county_code, id) ON DELETE CASCADE,
	CONSTRAINT offering_step_seq_key UNIQUE (county_code, asset_id, seq),
	CONSTRAINT offering_step_pkey PRIMARY KEY (county_code, id)
);
