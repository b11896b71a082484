-- Plans of industry zones (产业区布局方案). A plan is what its steps make of it: each stroke is one step, written once and never
-- changed; taking one back is a step too. Its zones and their villages are kept beside the steps as they stand after the last,
-- for whoever counts. Zones that are decided on are in `zone`.

CREATE TABLE zone_plan (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	code text NOT NULL,
	name text NOT NULL,
	sort_key text COLLATE "C" NOT NULL,
	status text NOT NULL,
	-- The code of the plan it was copied from; null: from the zones as they were then, or from nothing.
	copied_from text,
	CONSTRAINT zone_plan_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT zone_plan_status_check CHECK (status IN ('draft', 'shelved')),
	CONSTRAINT zone_plan_code_key UNIQUE (county_code, code),
	CONSTRAINT zone_plan_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT zone_plan_pkey PRIMARY KEY (county_code, id)
);
CREATE TABLE zone_plan_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT zone_plan_version_pkey PRIMARY KEY (county_code, id, version)
);

CREATE TABLE zone_plan_step (
	county_code text NOT NULL,
	-- Made by the device that drew: sent twice, it is the same step.
	id uuid NOT NULL,
	plan_id uuid NOT NULL,
	seq integer NOT NULL,
	act text NOT NULL,
	-- The step that is taken back or done again.
	of_seq integer,
	changes jsonb NOT NULL,
	actor_id text NOT NULL,
	actor_name text NOT NULL,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT zone_plan_step_plan_fkey FOREIGN KEY (county_code, plan_id) REFERENCES zone_plan (county_code, id),
	CONSTRAINT zone_plan_step_act_check CHECK (act IN ('start', 'do', 'undo', 'redo')),
	CONSTRAINT zone_plan_step_of_check CHECK ((act IN ('undo', 'redo')) = (of_seq IS NOT NULL)),
	CONSTRAINT zone_plan_step_seq_key UNIQUE (county_code, plan_id, seq),
	CONSTRAINT zone_plan_step_pkey PRIMARY KEY (county_code, id)
);

CREATE TABLE zone_plan_zone (
	county_code text NOT NULL,
	id uuid NOT NULL,
	plan_id uuid NOT NULL,
	position integer NOT NULL,
	-- The code of the zone it goes on from; null: a new one.
	continues text,
	name text NOT NULL,
	layout text NOT NULL,
	locked boolean NOT NULL,
	CONSTRAINT zone_plan_zone_plan_fkey FOREIGN KEY (county_code, plan_id) REFERENCES zone_plan (county_code, id),
	CONSTRAINT zone_plan_zone_layout_check CHECK (layout IN ('adjacent', 'chain', 'complement', 'project')),
	CONSTRAINT zone_plan_zone_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX zone_plan_zone_plan_idx ON zone_plan_zone (county_code, plan_id);

CREATE TABLE zone_plan_village (
	county_code text NOT NULL,
	id uuid NOT NULL,
	zone_id uuid NOT NULL,
	village_code text NOT NULL,
	CONSTRAINT zone_plan_village_zone_fkey FOREIGN KEY (county_code, zone_id) REFERENCES zone_plan_zone (county_code, id) ON DELETE CASCADE,
	CONSTRAINT zone_plan_village_village_fkey FOREIGN KEY (county_code, village_code) REFERENCES village (county_code, code),
	CONSTRAINT zone_plan_village_pair_key UNIQUE (county_code, zone_id, village_code),
	CONSTRAINT zone_plan_village_pkey PRIMARY KEY (county_code, id)
);
