-- The register of collective contracts (清): what domain.md §4.4 asks of each, what was found about it, what was done.
-- Fen are per `rent_unit` and year. `ends_on` and `paid_to` are the first day after. Unknown is NULL, never "no".

ALTER TABLE contract ADD COLUMN level text;
ALTER TABLE contract ADD CONSTRAINT contract_level_check CHECK (level IN ('township', 'village', 'group', 'household'));
ALTER TABLE contract ADD COLUMN object_kind text;
ALTER TABLE contract ADD CONSTRAINT contract_object_kind_check CHECK (object_kind IN ('land', 'shop', 'asset', 'management'));
ALTER TABLE contract ADD COLUMN find_source text;
ALTER TABLE contract ADD CONSTRAINT contract_find_source_check CHECK (find_source IN ('archive', 'visit', 'declared'));
ALTER TABLE contract ADD COLUMN lessor_name text;
ALTER TABLE contract ADD COLUMN lessee_kind text;
ALTER TABLE contract ADD CONSTRAINT contract_lessee_kind_check CHECK (lessee_kind IN ('household', 'person', 'organisation'));
ALTER TABLE contract ADD COLUMN lessee_outside boolean;
ALTER TABLE contract ADD COLUMN asset_name text;
ALTER TABLE contract ADD COLUMN use_agreed text;
ALTER TABLE contract ADD COLUMN rent_unit text;
ALTER TABLE contract ADD CONSTRAINT contract_rent_unit_check CHECK (rent_unit IN ('mu_year', 'unit_year', 'year', 'once', 'in_kind'));
-- { rents: [{ from, to, fen }], assets: [{ name, units, fen }] }
ALTER TABLE contract ADD COLUMN terms jsonb;
ALTER TABLE contract ADD COLUMN growth_clause boolean;
ALTER TABLE contract ADD COLUMN paid_to date;
ALTER TABLE contract ADD COLUMN arrears_fen bigint;
ALTER TABLE contract ADD CONSTRAINT contract_arrears_check CHECK (arrears_fen >= 0);
ALTER TABLE contract ADD COLUMN reference_fen bigint;
ALTER TABLE contract ADD CONSTRAINT contract_reference_check CHECK (reference_fen > 0);
ALTER TABLE contract ADD COLUMN procedure_done boolean;
ALTER TABLE contract ADD COLUMN village_resolution text;
ALTER TABLE contract ADD COLUMN township_approval text;
ALTER TABLE contract ADD COLUMN auction_number text;
CREATE INDEX contract_sort_idx ON contract (county_code, household, sort_key, feature_no);
CREATE INDEX contract_status_idx ON contract (county_code, household, status);

-- What is found about a contract, by rule from its record or by a person: one row a contract and kind.
CREATE TABLE contract_irregularity (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	code text NOT NULL,
	contract_id uuid NOT NULL,
	contract_version integer NOT NULL,
	kind text NOT NULL,
	origin text NOT NULL,
	status text NOT NULL,
	figures jsonb NOT NULL,
	-- Of the figures: a decision holds as long as they stay.
	digest text NOT NULL,
	basis text,
	note text,
	decided_by text,
	decided_name text,
	decided_on date,
	CONSTRAINT contract_irregularity_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT contract_irregularity_contract_fkey FOREIGN KEY (county_code, contract_id) REFERENCES contract (county_code, id) ON DELETE CASCADE,
	CONSTRAINT contract_irregularity_origin_check CHECK (origin IN ('rule', 'person')),
	CONSTRAINT contract_irregularity_status_check CHECK (status IN ('suspected', 'confirmed', 'dismissed', 'gone')),
	CONSTRAINT contract_irregularity_note_check CHECK (status <> 'dismissed' OR note IS NOT NULL),
	CONSTRAINT contract_irregularity_code_key UNIQUE (county_code, code),
	CONSTRAINT contract_irregularity_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT contract_irregularity_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX contract_irregularity_contract_idx ON contract_irregularity (county_code, contract_id);
CREATE INDEX contract_irregularity_kind_idx ON contract_irregularity (county_code, kind, status);
CREATE TABLE contract_irregularity_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT contract_irregularity_version_pkey PRIMARY KEY (county_code, id, version)
);

-- Restricted: 干部、党员、亲属. Read by nobody but through its own permission, each time with a line in the trail.
CREATE TABLE contract_interest (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	code text NOT NULL,
	contract_id uuid NOT NULL,
	relation text NOT NULL,
	note text NOT NULL,
	CONSTRAINT contract_interest_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT contract_interest_contract_fkey FOREIGN KEY (county_code, contract_id) REFERENCES contract (county_code, id) ON DELETE CASCADE,
	CONSTRAINT contract_interest_relation_check CHECK (relation IN ('cadre', 'member', 'relative')),
	CONSTRAINT contract_interest_code_key UNIQUE (county_code, code),
	CONSTRAINT contract_interest_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT contract_interest_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX contract_interest_contract_idx ON contract_interest (county_code, contract_id);
CREATE TABLE contract_interest_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT contract_interest_version_pkey PRIMARY KEY (county_code, id, version)
);

-- 整改: what was done about a contract, and what it brings a year more or less.
CREATE TABLE contract_rectification (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	code text NOT NULL,
	contract_id uuid NOT NULL,
	kind text NOT NULL,
	done_on date NOT NULL,
	delta_fen bigint,
	recovered_fen bigint,
	document text,
	note text,
	CONSTRAINT contract_rectification_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT contract_rectification_contract_fkey FOREIGN KEY (county_code, contract_id) REFERENCES contract (county_code, id) ON DELETE CASCADE,
	CONSTRAINT contract_rectification_kind_check CHECK (kind IN ('sign', 'terminate', 'resign', 'reprice', 'recover', 'take_back', 'litigate', 'keep')),
	CONSTRAINT contract_rectification_code_key UNIQUE (county_code, code),
	CONSTRAINT contract_rectification_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT contract_rectification_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX contract_rectification_contract_idx ON contract_rectification (county_code, contract_id);
CREATE TABLE contract_rectification_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT contract_rectification_version_pkey PRIMARY KEY (county_code, id, version)
);

-- 律师意见: the question as it was put, and what the lawyer said on which day.
CREATE TABLE contract_opinion (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	code text NOT NULL,
	contract_id uuid NOT NULL,
	question text NOT NULL,
	opinion text,
	lawyer text,
	given_on date,
	CONSTRAINT contract_opinion_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT contract_opinion_contract_fkey FOREIGN KEY (county_code, contract_id) REFERENCES contract (county_code, id) ON DELETE CASCADE,
	CONSTRAINT contract_opinion_given_check CHECK ((opinion IS NULL) = (lawyer IS NULL) AND (opinion IS NULL) = (given_on IS NULL)),
	CONSTRAINT contract_opinion_code_key UNIQUE (county_code, code),
	CONSTRAINT contract_opinion_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT contract_opinion_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX contract_opinion_contract_idx ON contract_opinion (county_code, contract_id);
CREATE TABLE contract_opinion_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT contract_opinion_version_pkey PRIMARY KEY (county_code, id, version)
);

-- 提级办理: to which level, to whom (named by kind and id alone: it may lie in another subject), and by when.
CREATE TABLE contract_escalation (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	code text NOT NULL,
	contract_id uuid NOT NULL,
	state text NOT NULL,
	reason text NOT NULL,
	addressee_kind text,
	addressee_id uuid,
	raised_on date NOT NULL,
	due_on date NOT NULL,
	answer text,
	answered_on date,
	last_actor text NOT NULL,
	CONSTRAINT contract_escalation_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT contract_escalation_contract_fkey FOREIGN KEY (county_code, contract_id) REFERENCES contract (county_code, id) ON DELETE CASCADE,
	CONSTRAINT contract_escalation_state_check CHECK (state IN ('township', 'county', 'answered', 'returned')),
	CONSTRAINT contract_escalation_addressee_check CHECK ((addressee_kind IS NULL) = (addressee_id IS NULL)),
	CONSTRAINT contract_escalation_answer_check CHECK ((state IN ('answered', 'returned')) = (answer IS NOT NULL)),
	CONSTRAINT contract_escalation_code_key UNIQUE (county_code, code),
	CONSTRAINT contract_escalation_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT contract_escalation_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX contract_escalation_contract_idx ON contract_escalation (county_code, contract_id);
CREATE TABLE contract_escalation_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT contract_escalation_version_pkey PRIMARY KEY (county_code, id, version)
);

-- Each step of a contract through its statuses, never changed.
CREATE TABLE contract_step (
	county_code text NOT NULL,
	id uuid NOT NULL,
	contract_id uuid NOT NULL,
	contract_version integer NOT NULL,
	step text NOT NULL,
	from_status text NOT NULL,
	to_status text NOT NULL,
	reason text,
	due_on date,
	actor_id text NOT NULL,
	actor_name text NOT NULL,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT contract_step_contract_fkey FOREIGN KEY (county_code, contract_id) REFERENCES contract (county_code, id) ON DELETE CASCADE,
	CONSTRAINT contract_step_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX contract_step_contract_idx ON contract_step (county_code, contract_id, recorded_at);

-- 干部分组包户 and the two-day 碰头.
CREATE TABLE clearing_group (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	code text NOT NULL,
	village_code text NOT NULL,
	name text NOT NULL,
	leader text NOT NULL,
	members text,
	households text,
	starts_on date NOT NULL,
	ends_on date,
	CONSTRAINT clearing_group_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT clearing_group_period_check CHECK (ends_on >= starts_on),
	CONSTRAINT clearing_group_code_key UNIQUE (county_code, code),
	CONSTRAINT clearing_group_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT clearing_group_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX clearing_group_village_idx ON clearing_group (county_code, village_code);
CREATE TABLE clearing_group_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT clearing_group_version_pkey PRIMARY KEY (county_code, id, version)
);

CREATE TABLE clearing_meeting (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	code text NOT NULL,
	village_code text NOT NULL,
	met_on date NOT NULL,
	present text NOT NULL,
	found text NOT NULL,
	next text,
	CONSTRAINT clearing_meeting_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT clearing_meeting_code_key UNIQUE (county_code, code),
	CONSTRAINT clearing_meeting_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT clearing_meeting_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX clearing_meeting_village_idx ON clearing_meeting (county_code, village_code, met_on);
CREATE TABLE clearing_meeting_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT clearing_meeting_version_pkey PRIMARY KEY (county_code, id, version)
);

-- Which group goes to whose contract; one group a contract.
CREATE TABLE clearing_assignment (
	county_code text NOT NULL,
	id uuid NOT NULL,
	contract_id uuid NOT NULL,
	group_id uuid NOT NULL,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT clearing_assignment_contract_fkey FOREIGN KEY (county_code, contract_id) REFERENCES contract (county_code, id) ON DELETE CASCADE,
	CONSTRAINT clearing_assignment_group_fkey FOREIGN KEY (county_code, group_id) REFERENCES clearing_group (county_code, id) ON DELETE CASCADE,
	CONSTRAINT clearing_assignment_contract_key UNIQUE (county_code, contract_id),
	CONSTRAINT clearing_assignment_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX clearing_assignment_group_idx ON clearing_assignment (county_code, group_id);

-- When the county's irregularities were last looked for: on which day, with which settings, after which comparison.
CREATE TABLE irregularity_run (
	county_code text NOT NULL,
	id uuid NOT NULL,
	business_date date NOT NULL,
	settings text NOT NULL,
	comparison uuid,
	contracts integer NOT NULL,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT irregularity_run_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT irregularity_run_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX irregularity_run_time_idx ON irregularity_run (county_code, recorded_at);
