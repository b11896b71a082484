-- 村级五要素调查表: what a village has of 人才、资金、资产、项目、市场 on the day of a survey. Which fields there are is a setting of the
-- county; a field that is not in `figures` is missing, which is not nought. Each stage (村报、乡审、县核) is a version.

CREATE TABLE factor_profile (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	-- Village and day.
	code text NOT NULL,
	village_code text NOT NULL,
	surveyed_on date NOT NULL,
	-- Whole numbers by field: people and things as counted, fen, hundredths of 亩 and of m².
	figures jsonb,
	source text NOT NULL,
	stage text NOT NULL,
	-- Who brought it to its stage, and whose office that was.
	stage_by text NOT NULL,
	stage_on date NOT NULL,
	last_actor text NOT NULL,
	CONSTRAINT factor_profile_village_fkey FOREIGN KEY (county_code, village_code) REFERENCES village (county_code, code),
	CONSTRAINT factor_profile_stage_check CHECK (stage IN ('reported', 'checked', 'verified')),
	CONSTRAINT factor_profile_code_key UNIQUE (county_code, code),
	CONSTRAINT factor_profile_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT factor_profile_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX factor_profile_village_idx ON factor_profile (county_code, village_code, surveyed_on);
CREATE TABLE factor_profile_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT factor_profile_version_pkey PRIMARY KEY (county_code, id, version)
);

-- What a zone of a plan is built on: the credit code of the enterprise a chain goes round, the programme a project area is named by.
ALTER TABLE zone_plan_zone ADD COLUMN anchor text;
ALTER TABLE zone_plan_zone ADD COLUMN programme text;
