-- 民主议事日: one a month and village. A matter outlives a meeting: it is put on one agenda after another until it is decided, and
-- what was decided is the resolution between the two. Nothing is taken away; former states are kept. Fen are whole.

CREATE TABLE village_meeting (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	village_code text NOT NULL,
	month text NOT NULL,
	met_on date NOT NULL,
	place text NOT NULL,
	chair text NOT NULL,
	minute_taker text NOT NULL,
	state text NOT NULL,
	-- Who is entitled and who was there: 村“两委”, 全体党员, 村民代表, 集体经济组织成员. null: that body was not called.
	committee_due integer,
	committee_present integer,
	party_due integer,
	party_present integer,
	delegates_due integer,
	delegates_present integer,
	members_due integer,
	members_present integer,
	-- 列席, without a vote: 监委会主任 and 村办主任. null: the meeting has not been held.
	supervisor_present boolean,
	office_present boolean,
	minutes text,
	CONSTRAINT village_meeting_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT village_meeting_state_check CHECK (state IN ('planned', 'held')),
	CONSTRAINT village_meeting_month_check CHECK (replace(month, '-', '')::integer = extract(year from met_on) * 100 + extract(month from met_on)),
	CONSTRAINT village_meeting_committee_check CHECK (committee_present BETWEEN 0 AND committee_due),
	CONSTRAINT village_meeting_party_check CHECK (party_present BETWEEN 0 AND party_due),
	CONSTRAINT village_meeting_delegates_check CHECK (delegates_present BETWEEN 0 AND delegates_due),
	CONSTRAINT village_meeting_members_check CHECK (members_present BETWEEN 0 AND members_due),
	CONSTRAINT village_meeting_month_key UNIQUE (county_code, village_code, month),
	CONSTRAINT village_meeting_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT village_meeting_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX village_meeting_met_idx ON village_meeting (county_code, met_on);
CREATE TABLE village_meeting_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT village_meeting_version_pkey PRIMARY KEY (county_code, id, version)
);

CREATE TABLE village_matter (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	village_code text NOT NULL,
	kind text NOT NULL,
	title text NOT NULL,
	content text,
	-- What it is thought to cost.
	amount_fen bigint,
	raised_on date NOT NULL,
	executed_on date,
	result text,
	settled_fen bigint,
	withdrawn_on date,
	CONSTRAINT village_matter_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT village_matter_kind_check CHECK (kind IN ('budget', 'expense', 'homestead', 'infrastructure', 'disposal', 'aid', 'contracting', 'other')),
	CONSTRAINT village_matter_amount_check CHECK (amount_fen > 0),
	CONSTRAINT village_matter_settled_check CHECK (settled_fen >= 0),
	CONSTRAINT village_matter_executed_check CHECK ((executed_on IS NULL) = (result IS NULL)),
	CONSTRAINT village_matter_end_check CHECK (executed_on IS NULL OR withdrawn_on IS NULL),
	CONSTRAINT village_matter_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT village_matter_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX village_matter_village_idx ON village_matter (county_code, village_code);
CREATE TABLE village_matter_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT village_matter_version_pkey PRIMARY KEY (county_code, id, version)
);

-- A matter on a meeting's agenda, and what was decided. 四议两公开 of a project reads the same counts.
CREATE TABLE village_resolution (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	village_code text NOT NULL,
	meeting_id uuid NOT NULL,
	matter_id uuid NOT NULL,
	agenda_no integer NOT NULL,
	outcome text,
	number text,
	body text,
	due integer,
	present integer,
	approve integer,
	against integer,
	abstain integer,
	decision text,
	next_step text,
	CONSTRAINT village_resolution_outcome_check CHECK (outcome IN ('passed', 'rejected', 'void', 'deferred')),
	CONSTRAINT village_resolution_body_check CHECK (body IN ('committee', 'party', 'delegates', 'members')),
	CONSTRAINT village_resolution_number_check CHECK (number IS NOT NULL OR outcome IS NULL OR outcome = 'deferred'),
	CONSTRAINT village_resolution_votes_check CHECK (approve + against + abstain = present AND present <= due AND approve >= 0 AND against >= 0 AND abstain >= 0),
	CONSTRAINT village_resolution_meeting_fkey FOREIGN KEY (county_code, meeting_id) REFERENCES village_meeting (county_code, id),
	CONSTRAINT village_resolution_matter_fkey FOREIGN KEY (county_code, matter_id) REFERENCES village_matter (county_code, id),
	CONSTRAINT village_resolution_agenda_key UNIQUE (county_code, meeting_id, agenda_no),
	CONSTRAINT village_resolution_pair_key UNIQUE (county_code, meeting_id, matter_id),
	CONSTRAINT village_resolution_number_key UNIQUE (county_code, number),
	CONSTRAINT village_resolution_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT village_resolution_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX village_resolution_matter_idx ON village_resolution (county_code, matter_id);
CREATE TABLE village_resolution_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT village_resolution_version_pkey PRIMARY KEY (county_code, id, version)
);

-- What villagers are told, as it was told: no names, no parcels. The page for villagers (/open) reads it; subject_id is a
-- resolution or a finished matter, and later whatever else is made public.
CREATE TABLE open_item (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	village_code text NOT NULL,
	kind text NOT NULL,
	subject_id text NOT NULL,
	title text NOT NULL,
	-- A line a fact, its label before the first “：”: the text for a group, and what the picture draws.
	body text NOT NULL,
	published_on date NOT NULL,
	-- Set when a correction left nothing to tell.
	withdrawn_on date,
	CONSTRAINT open_item_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT open_item_kind_check CHECK (kind IN ('resolution', 'result')),
	CONSTRAINT open_item_subject_key UNIQUE (county_code, kind, subject_id),
	CONSTRAINT open_item_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT open_item_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX open_item_village_idx ON open_item (county_code, village_code, published_on);
CREATE TABLE open_item_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT open_item_version_pkey PRIMARY KEY (county_code, id, version)
);

-- 催办: a township reminds a village of a month without a meeting. Only ever added to.
CREATE TABLE meeting_reminder (
	county_code text NOT NULL,
	id uuid NOT NULL,
	village_code text NOT NULL,
	month text NOT NULL,
	said text NOT NULL,
	actor_id text NOT NULL,
	actor_name text NOT NULL,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT meeting_reminder_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT meeting_reminder_month_check CHECK (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
	CONSTRAINT meeting_reminder_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX meeting_reminder_village_idx ON meeting_reminder (county_code, village_code, month);
