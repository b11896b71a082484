-- What people say of a plan: the reasons it is given, and comments pinned to a place of it. Each is written down once and never
-- changed: new reasons, a corrected comment, an answer, "resolved" and "reopened" are lines of their own behind those before.

CREATE TABLE zone_plan_reason (
	county_code text NOT NULL,
	id uuid NOT NULL,
	plan_id uuid NOT NULL,
	seq integer NOT NULL,
	text text NOT NULL,
	actor_id text NOT NULL,
	actor_name text NOT NULL,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT zone_plan_reason_plan_fkey FOREIGN KEY (county_code, plan_id) REFERENCES zone_plan (county_code, id),
	CONSTRAINT zone_plan_reason_seq_key UNIQUE (county_code, plan_id, seq),
	CONSTRAINT zone_plan_reason_pkey PRIMARY KEY (county_code, id)
);

CREATE TABLE zone_plan_comment (
	county_code text NOT NULL,
	id uuid NOT NULL,
	plan_id uuid NOT NULL,
	-- What it is called on the map, counted within the plan.
	number integer NOT NULL,
	place_kind text NOT NULL,
	village_code text,
	-- A zone of the plan, which may be gone since, and what it was called then.
	zone_id uuid,
	zone_name text,
	-- A free place, degrees.
	east double precision,
	north double precision,
	CONSTRAINT zone_plan_comment_plan_fkey FOREIGN KEY (county_code, plan_id) REFERENCES zone_plan (county_code, id),
	CONSTRAINT zone_plan_comment_village_fkey FOREIGN KEY (county_code, village_code) REFERENCES village (county_code, code),
	CONSTRAINT zone_plan_comment_place_check CHECK ((place_kind = 'village') = (village_code IS NOT NULL) AND (place_kind = 'zone') = (zone_id IS NOT NULL AND zone_name IS NOT NULL) AND (place_kind = 'point') = (east IS NOT NULL AND north IS NOT NULL)),
	CONSTRAINT zone_plan_comment_kind_check CHECK (place_kind IN ('village', 'zone', 'point')),
	CONSTRAINT zone_plan_comment_number_key UNIQUE (county_code, plan_id, number),
	CONSTRAINT zone_plan_comment_pkey PRIMARY KEY (county_code, id)
);

CREATE TABLE zone_plan_remark (
	county_code text NOT NULL,
	id uuid NOT NULL,
	comment_id uuid NOT NULL,
	seq integer NOT NULL,
	act text NOT NULL,
	-- The line that is corrected.
	of_seq integer,
	text text,
	actor_id text NOT NULL,
	actor_name text NOT NULL,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT zone_plan_remark_comment_fkey FOREIGN KEY (county_code, comment_id) REFERENCES zone_plan_comment (county_code, id),
	CONSTRAINT zone_plan_remark_act_check CHECK (act IN ('comment', 'answer', 'correct', 'resolve', 'reopen')),
	CONSTRAINT zone_plan_remark_of_check CHECK ((act = 'correct') = (of_seq IS NOT NULL)),
	CONSTRAINT zone_plan_remark_text_check CHECK ((act IN ('resolve', 'reopen')) OR text IS NOT NULL),
	CONSTRAINT zone_plan_remark_seq_key UNIQUE (county_code, comment_id, seq),
	CONSTRAINT zone_plan_remark_pkey PRIMARY KEY (county_code, id)
);
