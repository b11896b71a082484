-- Who stands behind a number: 领导小组 and 工作专班, 规范性文件, 包联, 人才. Places, zones and projects are named by their codes alone,
-- without keys to them: what is named may lie above this subject, and a pair outlives what it was for. `ends_on` is the last day.

CREATE TABLE team (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	code text NOT NULL,
	kind text NOT NULL,
	duty text,
	name text NOT NULL,
	task text,
	starts_on date NOT NULL,
	ends_on date,
	CONSTRAINT team_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT team_kind_check CHECK (kind IN ('leading_group', 'work_team')),
	CONSTRAINT team_duty_check CHECK (duty IN ('coordination', 'approval', 'integration', 'finance', 'supervision', 'legal')),
	CONSTRAINT team_period_check CHECK (ends_on >= starts_on),
	CONSTRAINT team_code_key UNIQUE (county_code, code),
	CONSTRAINT team_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT team_pkey PRIMARY KEY (county_code, id)
);
CREATE TABLE team_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT team_version_pkey PRIMARY KEY (county_code, id, version)
);

CREATE TABLE team_member (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	code text NOT NULL,
	team_id uuid NOT NULL,
	role text NOT NULL,
	name text NOT NULL,
	post text NOT NULL,
	starts_on date NOT NULL,
	ends_on date,
	CONSTRAINT team_member_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT team_member_role_check CHECK (role IN ('head', 'deputy', 'member', 'liaison')),
	CONSTRAINT team_member_team_fkey FOREIGN KEY (county_code, team_id) REFERENCES team (county_code, id),
	CONSTRAINT team_member_period_check CHECK (ends_on >= starts_on),
	CONSTRAINT team_member_code_key UNIQUE (county_code, code),
	CONSTRAINT team_member_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT team_member_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX team_member_team_idx ON team_member (county_code, team_id);
CREATE TABLE team_member_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT team_member_version_pkey PRIMARY KEY (county_code, id, version)
);

CREATE TABLE policy_document (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	code text NOT NULL,
	number text NOT NULL,
	title text NOT NULL,
	issuer text NOT NULL,
	issued_on date NOT NULL,
	starts_on date NOT NULL,
	ends_on date,
	CONSTRAINT policy_document_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT policy_document_period_check CHECK (ends_on >= starts_on),
	CONSTRAINT policy_document_code_key UNIQUE (county_code, code),
	CONSTRAINT policy_document_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT policy_document_pkey PRIMARY KEY (county_code, id)
);
CREATE TABLE policy_document_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT policy_document_version_pkey PRIMARY KEY (county_code, id, version)
);

CREATE TABLE pairing (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	code text NOT NULL,
	leader text NOT NULL,
	post text NOT NULL,
	subject_kind text NOT NULL,
	subject_code text NOT NULL,
	note text,
	starts_on date NOT NULL,
	ends_on date,
	CONSTRAINT pairing_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT pairing_subject_kind_check CHECK (subject_kind IN ('township', 'village', 'zone', 'project')),
	CONSTRAINT pairing_period_check CHECK (ends_on >= starts_on),
	CONSTRAINT pairing_code_key UNIQUE (county_code, code),
	CONSTRAINT pairing_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT pairing_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX pairing_subject_idx ON pairing (county_code, subject_kind, subject_code);
CREATE TABLE pairing_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT pairing_version_pkey PRIMARY KEY (county_code, id, version)
);

CREATE TABLE talent_station (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	code text NOT NULL,
	kind text NOT NULL,
	name text NOT NULL,
	place_code text NOT NULL,
	address text,
	starts_on date NOT NULL,
	ends_on date,
	CONSTRAINT talent_station_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT talent_station_kind_check CHECK (kind IN ('workstation', 'service_post')),
	CONSTRAINT talent_station_period_check CHECK (ends_on >= starts_on),
	CONSTRAINT talent_station_code_key UNIQUE (county_code, code),
	CONSTRAINT talent_station_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT talent_station_pkey PRIMARY KEY (county_code, id)
);
CREATE TABLE talent_station_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT talent_station_version_pkey PRIMARY KEY (county_code, id, version)
);

CREATE TABLE talent (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	code text NOT NULL,
	kind text NOT NULL,
	name text NOT NULL,
	organisation text NOT NULL,
	title text,
	field text,
	station_id uuid,
	place_code text,
	starts_on date NOT NULL,
	ends_on date,
	CONSTRAINT talent_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT talent_kind_check CHECK (kind IN ('expert', 'student')),
	CONSTRAINT talent_station_fkey FOREIGN KEY (county_code, station_id) REFERENCES talent_station (county_code, id),
	CONSTRAINT talent_period_check CHECK (ends_on >= starts_on),
	CONSTRAINT talent_code_key UNIQUE (county_code, code),
	CONSTRAINT talent_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT talent_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX talent_station_idx ON talent (county_code, station_id);
CREATE TABLE talent_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT talent_version_pkey PRIMARY KEY (county_code, id, version)
);

CREATE TABLE talent_visit (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	code text NOT NULL,
	talent_id uuid NOT NULL,
	place_code text NOT NULL,
	visited_on date NOT NULL,
	advice text NOT NULL,
	CONSTRAINT talent_visit_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT talent_visit_talent_fkey FOREIGN KEY (county_code, talent_id) REFERENCES talent (county_code, id),
	CONSTRAINT talent_visit_code_key UNIQUE (county_code, code),
	CONSTRAINT talent_visit_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT talent_visit_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX talent_visit_talent_idx ON talent_visit (county_code, talent_id);
CREATE TABLE talent_visit_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT talent_visit_version_pkey PRIMARY KEY (county_code, id, version)
);

-- Restricted: read by nobody but through its own permission, each time with a line in the trail.
CREATE TABLE village_label (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	code text NOT NULL,
	place_code text NOT NULL,
	label text NOT NULL,
	note text,
	starts_on date NOT NULL,
	ends_on date,
	CONSTRAINT village_label_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT village_label_label_check CHECK (label IN ('weak_organisation', 'governance_focus', 'petition')),
	CONSTRAINT village_label_period_check CHECK (ends_on >= starts_on),
	CONSTRAINT village_label_code_key UNIQUE (county_code, code),
	CONSTRAINT village_label_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT village_label_pkey PRIMARY KEY (county_code, id)
);
CREATE TABLE village_label_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT village_label_version_pkey PRIMARY KEY (county_code, id, version)
);
