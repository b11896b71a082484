-- The course of a plan to its decision: asked for opinions, the leading group, the county's decision, published. What is asked
-- and what is decided on is frozen: villages by id and version, the shape of each zone, its figures as they were then.

ALTER TABLE zone_plan DROP CONSTRAINT zone_plan_status_check;
ALTER TABLE zone_plan ADD CONSTRAINT zone_plan_status_check CHECK (status IN ('draft', 'shelved', 'asked', 'reviewed', 'approved', 'published', 'replaced'));
-- Since when it stands there, by when the next step is due, and who took the last one; null: none was taken yet.
ALTER TABLE zone_plan ADD COLUMN state_since date;
ALTER TABLE zone_plan ADD COLUMN due_on date;
ALTER TABLE zone_plan ADD COLUMN last_actor text;
-- From when to when it is in force, half open.
ALTER TABLE zone_plan ADD COLUMN published_on date;
ALTER TABLE zone_plan ADD COLUMN replaced_on date;
ALTER TABLE zone_plan ADD CONSTRAINT zone_plan_replaced_check CHECK (replaced_on >= published_on);

CREATE TABLE zone_plan_freeze (
	county_code text NOT NULL,
	id uuid NOT NULL,
	plan_id uuid NOT NULL,
	-- The first, second … frozen version of its plan.
	serial integer NOT NULL,
	kind text NOT NULL,
	-- The last step that was drawn.
	head integer NOT NULL,
	frozen_on date NOT NULL,
	-- Until when opinions are asked for.
	answer_by date,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT zone_plan_freeze_plan_fkey FOREIGN KEY (county_code, plan_id) REFERENCES zone_plan (county_code, id),
	CONSTRAINT zone_plan_freeze_kind_check CHECK (kind IN ('asked', 'approved')),
	CONSTRAINT zone_plan_freeze_answer_check CHECK ((kind = 'asked') = (answer_by IS NOT NULL)),
	CONSTRAINT zone_plan_freeze_serial_key UNIQUE (county_code, plan_id, serial),
	CONSTRAINT zone_plan_freeze_pkey PRIMARY KEY (county_code, id)
);

CREATE TABLE zone_plan_frozen_zone (
	county_code text NOT NULL,
	id uuid NOT NULL,
	freeze_id uuid NOT NULL,
	position integer NOT NULL,
	-- The code of the zone it goes on from; null: a new one.
	continues text,
	-- The code it has in force; null: not published.
	code text,
	name text NOT NULL,
	layout text NOT NULL,
	-- What it came to by the database on that day.
	figures jsonb NOT NULL,
	shape geometry(MultiPolygon, 4490) NOT NULL,
	gk_srid integer NOT NULL,
	gk geometry GENERATED ALWAYS AS (ST_Transform(shape, gk_srid)) STORED,
	web geometry GENERATED ALWAYS AS (ST_ForcePolygonCW(ST_Transform(shape, 3857))) STORED,
	area_m2 double precision GENERATED ALWAYS AS (ST_Area(shape::geography)) STORED,
	area_mu integer GENERATED ALWAYS AS ((round(round(ST_Area(shape::geography)::numeric, 4) * 0.0015, 2) * 100)::integer) STORED,
	CONSTRAINT zone_plan_frozen_zone_gk_srid_check CHECK (gk_srid BETWEEN 4513 AND 4554),
	CONSTRAINT zone_plan_frozen_zone_county_fkey FOREIGN KEY (county_code, gk_srid) REFERENCES county (code, gk_srid),
	CONSTRAINT zone_plan_frozen_zone_freeze_fkey FOREIGN KEY (county_code, freeze_id) REFERENCES zone_plan_freeze (county_code, id),
	CONSTRAINT zone_plan_frozen_zone_layout_check CHECK (layout IN ('adjacent', 'chain', 'complement', 'project')),
	CONSTRAINT zone_plan_frozen_zone_place_key UNIQUE (county_code, freeze_id, position),
	CONSTRAINT zone_plan_frozen_zone_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX zone_plan_frozen_zone_gk_idx ON zone_plan_frozen_zone USING gist (gk);
CREATE INDEX zone_plan_frozen_zone_web_idx ON zone_plan_frozen_zone USING gist (web);

CREATE TABLE zone_plan_frozen_village (
	county_code text NOT NULL,
	id uuid NOT NULL,
	zone_id uuid NOT NULL,
	village_code text NOT NULL,
	village_id uuid NOT NULL,
	village_version integer NOT NULL,
	CONSTRAINT zone_plan_frozen_village_zone_fkey FOREIGN KEY (county_code, zone_id) REFERENCES zone_plan_frozen_zone (county_code, id),
	CONSTRAINT zone_plan_frozen_village_pair_key UNIQUE (county_code, zone_id, village_code),
	CONSTRAINT zone_plan_frozen_village_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX zone_plan_frozen_village_code_idx ON zone_plan_frozen_village (county_code, village_code);

-- How a plan came to where it stands: each step once, never changed. `paper` is what the step wrote down.
CREATE TABLE zone_plan_move (
	county_code text NOT NULL,
	id uuid NOT NULL,
	plan_id uuid NOT NULL,
	seq integer NOT NULL,
	step text NOT NULL,
	from_state text NOT NULL,
	to_state text NOT NULL,
	taken_on date NOT NULL,
	due_on date,
	reason text,
	paper jsonb,
	freeze_id uuid,
	actor_id text NOT NULL,
	actor_name text NOT NULL,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT zone_plan_move_plan_fkey FOREIGN KEY (county_code, plan_id) REFERENCES zone_plan (county_code, id),
	CONSTRAINT zone_plan_move_freeze_fkey FOREIGN KEY (county_code, freeze_id) REFERENCES zone_plan_freeze (county_code, id),
	CONSTRAINT zone_plan_move_seq_key UNIQUE (county_code, plan_id, seq),
	CONSTRAINT zone_plan_move_pkey PRIMARY KEY (county_code, id)
);

-- Who is asked, and what they said: a township or village by its code, a department by its office.
CREATE TABLE zone_plan_opinion (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	freeze_id uuid NOT NULL,
	kind text NOT NULL,
	place_code text,
	office_id uuid,
	-- As it was called when it was asked.
	name text NOT NULL,
	sort_key text COLLATE "C" NOT NULL,
	stance text,
	given_on date,
	actor_id text,
	actor_name text,
	CONSTRAINT zone_plan_opinion_freeze_fkey FOREIGN KEY (county_code, freeze_id) REFERENCES zone_plan_freeze (county_code, id),
	CONSTRAINT zone_plan_opinion_kind_check CHECK (kind IN ('township', 'village', 'department')),
	CONSTRAINT zone_plan_opinion_whose_check CHECK ((kind = 'department') = (office_id IS NOT NULL) AND (kind = 'department') = (place_code IS NULL)),
	CONSTRAINT zone_plan_opinion_stance_check CHECK (stance IN ('agree', 'remarks', 'object')),
	CONSTRAINT zone_plan_opinion_given_check CHECK ((stance IS NULL) = (given_on IS NULL)),
	CONSTRAINT zone_plan_opinion_place_key UNIQUE (county_code, freeze_id, place_code),
	CONSTRAINT zone_plan_opinion_office_key UNIQUE (county_code, freeze_id, office_id),
	CONSTRAINT zone_plan_opinion_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX zone_plan_opinion_place_idx ON zone_plan_opinion (county_code, place_code);

-- An opinion point by point, and what the service centre answered to each.
CREATE TABLE zone_plan_point (
	county_code text NOT NULL,
	id uuid NOT NULL,
	opinion_id uuid NOT NULL,
	seq integer NOT NULL,
	body text NOT NULL,
	answer text,
	reply text,
	answered_on date,
	CONSTRAINT zone_plan_point_opinion_fkey FOREIGN KEY (county_code, opinion_id) REFERENCES zone_plan_opinion (county_code, id),
	CONSTRAINT zone_plan_point_answer_check CHECK (answer IN ('adopted', 'partly', 'declined')),
	CONSTRAINT zone_plan_point_answered_check CHECK ((answer IS NULL) = (answered_on IS NULL)),
	CONSTRAINT zone_plan_point_reply_check CHECK (answer IS NULL OR answer = 'adopted' OR reply IS NOT NULL),
	CONSTRAINT zone_plan_point_seq_key UNIQUE (county_code, opinion_id, seq),
	CONSTRAINT zone_plan_point_pkey PRIMARY KEY (county_code, id)
);
