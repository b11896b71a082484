-- 债权债务: what others owe the collective and what it owes, two ledgers that are never netted. `opening_fen` is what was
-- confirmed at the county's base date; everything later is a movement. A movement is never changed: one entered by mistake is
-- taken back by another of the opposite sign that names it. Fen are whole.

CREATE TABLE debt (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	side text NOT NULL,
	number text NOT NULL,
	village_code text NOT NULL,
	counterparty text NOT NULL,
	counterparty_kind text NOT NULL,
	origin text NOT NULL,
	reason text,
	contract_number text,
	arisen_on date,
	due_on date,
	opening_fen bigint NOT NULL,
	-- Of what arose after the base date: who agreed to it, or which of the six prohibitions it falls under.
	approval text,
	prohibition text,
	township_view text,
	township_seen_on date,
	township_seen_by text,
	CONSTRAINT debt_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT debt_side_check CHECK (side IN ('receivable', 'payable')),
	CONSTRAINT debt_counterparty_kind_check CHECK (counterparty_kind IN ('person', 'enterprise', 'bank', 'government', 'collective', 'other')),
	CONSTRAINT debt_opening_check CHECK (opening_fen >= 0),
	CONSTRAINT debt_prohibition_check CHECK (prohibition IN ('welfare_works', 'village_spending', 'private_borrowing', 'distribution', 'benefits', 'guarantee')),
	CONSTRAINT debt_prohibition_side_check CHECK (prohibition IS NULL OR side = 'payable'),
	CONSTRAINT debt_number_key UNIQUE (county_code, side, number),
	CONSTRAINT debt_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT debt_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX debt_village_idx ON debt (county_code, side, village_code);
CREATE TABLE debt_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT debt_version_pkey PRIMARY KEY (county_code, id, version)
);

CREATE TABLE debt_movement (
	county_code text NOT NULL,
	id uuid NOT NULL,
	debt_id uuid NOT NULL,
	method text NOT NULL,
	moved_on date NOT NULL,
	amount_fen bigint NOT NULL,
	-- The other side of an offset.
	pair_id uuid,
	reverses_id uuid,
	voucher text NOT NULL,
	resolved_on date,
	valuation_fen bigint,
	valued_by text,
	note text,
	actor_id text NOT NULL,
	actor_name text NOT NULL,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT debt_movement_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT debt_movement_method_check CHECK (method IN ('new', 'offset', 'reclassify', 'write_off', 'relief', 'income_settle', 'recovery', 'claim_to_equity', 'cash_repaid')),
	CONSTRAINT debt_movement_amount_check CHECK (amount_fen <> 0 AND (amount_fen > 0) = (reverses_id IS NULL)),
	CONSTRAINT debt_movement_reverses_key UNIQUE (county_code, reverses_id),
	CONSTRAINT debt_movement_debt_fkey FOREIGN KEY (county_code, debt_id) REFERENCES debt (county_code, id),
	CONSTRAINT debt_movement_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX debt_movement_debt_idx ON debt_movement (county_code, debt_id, moved_on);
