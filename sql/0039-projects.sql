-- Projects through five gates. A project holds where it stands; how it came there (project_act), what was met about, written,
-- scored and signed is never changed, or keeps its former states. Fen are whole.

CREATE TABLE project (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	-- What it is known by in the county: year and number.
	code text NOT NULL,
	name text NOT NULL,
	-- The batch it belongs to.
	year integer NOT NULL,
	programme text NOT NULL,
	village_code text NOT NULL,
	-- The zone it builds on, by its code; null: none.
	zone_code text,
	-- What the village decides by it: village affairs, or the collective's property.
	matter text NOT NULL,
	-- The source its money is asked of.
	heading text NOT NULL,
	asked_fen bigint NOT NULL,
	own_fen bigint NOT NULL,
	approved_fen bigint,
	summary text NOT NULL,
	-- A year's income it is to bring the village, and who gains by it.
	income_fen bigint,
	households integer,
	jobs integer,
	entered_on date NOT NULL,
	state text NOT NULL,
	state_since date NOT NULL,
	due_on date,
	-- The last day of the notice that hangs; the next gate opens after it.
	public_until date,
	-- Where it came from; null: from its beginning or from a return.
	former_state text,
	-- How often it was begun: a return begins it anew.
	round integer NOT NULL,
	CONSTRAINT project_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT project_village_fkey FOREIGN KEY (county_code, village_code) REFERENCES village (county_code, code),
	CONSTRAINT project_programme_check CHECK (programme IN ('support', 'bridging', 'industry', 'pairing', 'other')),
	CONSTRAINT project_matter_check CHECK (matter IN ('affairs', 'letting', 'outside_letting', 'disposal', 'distribution')),
	CONSTRAINT project_heading_check CHECK (heading IN ('county_budget', 'agri_consolidated', 'land_gain', 'mining_gain', 'social_capital', 'pairing', 'upper', 'own')),
	CONSTRAINT project_asked_check CHECK (asked_fen >= 0 AND own_fen >= 0 AND asked_fen + own_fen > 0),
	CONSTRAINT project_approved_check CHECK (approved_fen > 0),
	CONSTRAINT project_gains_check CHECK (income_fen >= 0 AND households >= 0 AND jobs >= 0),
	CONSTRAINT project_state_check CHECK (state IN ('village_applied', 'township_review', 'third_party', 'joint_review', 'county_decision', 'publicised', 'implementing', 'accepted', 'closed', 'returned', 'rejected')),
	CONSTRAINT project_code_key UNIQUE (county_code, code),
	CONSTRAINT project_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT project_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX project_village_idx ON project (county_code, village_code);
CREATE INDEX project_zone_idx ON project (county_code, zone_code);
CREATE TABLE project_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT project_version_pkey PRIMARY KEY (county_code, id, version)
);

-- Everything anybody did that took a project on or lay before its being taken on: each once, never changed. `paper` is what it
-- wrote down. Without `to_state` it happened within a stage: an appraisal commissioned, a signature given.
CREATE TABLE project_act (
	county_code text NOT NULL,
	id uuid NOT NULL,
	project_id uuid NOT NULL,
	seq integer NOT NULL,
	round integer NOT NULL,
	act text NOT NULL,
	from_state text NOT NULL,
	to_state text,
	acted_on date NOT NULL,
	due_on date,
	public_until date,
	reason text,
	paper jsonb,
	actor_id text NOT NULL,
	actor_name text NOT NULL,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT project_act_project_fkey FOREIGN KEY (county_code, project_id) REFERENCES project (county_code, id),
	CONSTRAINT project_act_seq_key UNIQUE (county_code, project_id, seq),
	CONSTRAINT project_act_pkey PRIMARY KEY (county_code, id)
);

-- 四议两公开: four meetings and two notices, each its own record.
CREATE TABLE project_procedure (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	project_id uuid NOT NULL,
	kind text NOT NULL,
	-- The day of a meeting, the first day of a notice.
	held_on date NOT NULL,
	place text NOT NULL,
	-- Of a meeting: which body, its counts, and what they came to by the rule of that day.
	body text,
	-- The day its members were told of it.
	called_on date,
	due integer,
	present integer,
	approve integer,
	against integer,
	abstain integer,
	outcome text,
	-- Of a notice: its last day.
	until date,
	CONSTRAINT project_procedure_project_fkey FOREIGN KEY (county_code, project_id) REFERENCES project (county_code, id),
	CONSTRAINT project_procedure_kind_check CHECK (kind IN ('proposal', 'deliberation', 'review', 'resolution', 'resolution_notice', 'result_notice')),
	CONSTRAINT project_procedure_body_check CHECK (body IN ('branch', 'committee', 'party', 'delegates', 'members', 'member_delegates')),
	CONSTRAINT project_procedure_outcome_check CHECK (outcome IN ('passed', 'rejected', 'void')),
	CONSTRAINT project_procedure_votes_check CHECK (approve + against + abstain = present AND present <= due AND approve >= 0 AND against >= 0 AND abstain >= 0),
	CONSTRAINT project_procedure_meeting_check CHECK ((until IS NULL) = (body IS NOT NULL) AND (body IS NULL) = (outcome IS NULL)),
	CONSTRAINT project_procedure_until_check CHECK (until >= held_on),
	CONSTRAINT project_procedure_kind_key UNIQUE (county_code, project_id, kind),
	CONSTRAINT project_procedure_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT project_procedure_pkey PRIMARY KEY (county_code, id)
);
CREATE TABLE project_procedure_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT project_procedure_version_pkey PRIMARY KEY (county_code, id, version)
);

-- Papers and photos; the bytes hang on each as an attachment. A photo has its time and place.
CREATE TABLE project_file (
	county_code text NOT NULL,
	id uuid NOT NULL,
	recorded_at timestamptz NOT NULL,
	project_id uuid NOT NULL,
	kind text NOT NULL,
	-- The meeting or notice a photo is of.
	procedure_kind text,
	taken_at timestamptz,
	place text,
	-- Degrees (CGCS2000) times ten million.
	east_e7 integer,
	north_e7 integer,
	actor_id text NOT NULL,
	actor_name text NOT NULL,
	-- The day it was taken off: it stays, and counts no more.
	withdrawn_on date,
	CONSTRAINT project_file_project_fkey FOREIGN KEY (county_code, project_id) REFERENCES project (county_code, id),
	CONSTRAINT project_file_photo_check CHECK ((kind = 'photo') = (taken_at IS NOT NULL) AND (kind = 'photo') = (place IS NOT NULL)),
	CONSTRAINT project_file_place_check CHECK ((east_e7 IS NULL) = (north_e7 IS NULL)),
	CONSTRAINT project_file_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX project_file_project_idx ON project_file (county_code, project_id);

-- 补充材料、答复、催办: lines behind each other, never changed.
CREATE TABLE project_ask (
	county_code text NOT NULL,
	id uuid NOT NULL,
	project_id uuid NOT NULL,
	kind text NOT NULL,
	state text NOT NULL,
	body text NOT NULL,
	-- By when an answer is asked for.
	due_on date,
	-- The ask that is answered.
	answers_id uuid,
	asked_on date NOT NULL,
	actor_id text NOT NULL,
	actor_name text NOT NULL,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT project_ask_project_fkey FOREIGN KEY (county_code, project_id) REFERENCES project (county_code, id),
	CONSTRAINT project_ask_kind_check CHECK (kind IN ('ask', 'answer', 'remind')),
	CONSTRAINT project_ask_answer_check CHECK ((kind = 'answer') = (answers_id IS NOT NULL)),
	CONSTRAINT project_ask_answers_key UNIQUE (county_code, answers_id),
	CONSTRAINT project_ask_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX project_ask_project_idx ON project_ask (county_code, project_id);

-- 第三方评审: commissioned of one outside person, one a round. `sheet` is the one it was scored by.
CREATE TABLE project_appraisal (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	project_id uuid NOT NULL,
	round integer NOT NULL,
	person_id uuid NOT NULL,
	organisation text NOT NULL,
	sheet jsonb NOT NULL,
	commissioned_on date NOT NULL,
	due_on date NOT NULL,
	delivered_on date,
	-- By the key of an item: hundredths of a point, and why.
	scores jsonb,
	-- Keys of the grounds that forbid.
	vetoes jsonb,
	total integer,
	outcome text,
	opinion text,
	CONSTRAINT project_appraisal_project_fkey FOREIGN KEY (county_code, project_id) REFERENCES project (county_code, id),
	CONSTRAINT project_appraisal_person_fkey FOREIGN KEY (county_code, person_id) REFERENCES person (county_code, id),
	CONSTRAINT project_appraisal_outcome_check CHECK (outcome IN ('passed', 'failed')),
	CONSTRAINT project_appraisal_delivered_check CHECK ((delivered_on IS NULL) = (outcome IS NULL) AND (delivered_on IS NULL) = (total IS NULL)),
	CONSTRAINT project_appraisal_round_key UNIQUE (county_code, project_id, round),
	CONSTRAINT project_appraisal_pkey PRIMARY KEY (county_code, id)
);

-- 部门联审: a row a department and round, all of which must sign.
CREATE TABLE project_signature (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	project_id uuid NOT NULL,
	round integer NOT NULL,
	office_id uuid NOT NULL,
	-- As it was called when it was asked.
	name text NOT NULL,
	sort_key text COLLATE "C" NOT NULL,
	-- 牵头部门: concludes when all have signed.
	leads boolean NOT NULL,
	stance text,
	given_on date,
	actor_id text,
	actor_name text,
	CONSTRAINT project_signature_project_fkey FOREIGN KEY (county_code, project_id) REFERENCES project (county_code, id),
	CONSTRAINT project_signature_stance_check CHECK (stance IN ('agree', 'remarks', 'object')),
	CONSTRAINT project_signature_given_check CHECK ((stance IS NULL) = (given_on IS NULL)),
	CONSTRAINT project_signature_office_key UNIQUE (county_code, project_id, round, office_id),
	CONSTRAINT project_signature_pkey PRIMARY KEY (county_code, id)
);

-- A department's remarks point by point, and what the applicant answered to each.
CREATE TABLE project_point (
	county_code text NOT NULL,
	id uuid NOT NULL,
	signature_id uuid NOT NULL,
	seq integer NOT NULL,
	body text NOT NULL,
	answer text,
	reply text,
	answered_on date,
	CONSTRAINT project_point_signature_fkey FOREIGN KEY (county_code, signature_id) REFERENCES project_signature (county_code, id),
	CONSTRAINT project_point_answer_check CHECK (answer IN ('adopted', 'partly', 'declined')),
	CONSTRAINT project_point_answered_check CHECK ((answer IS NULL) = (answered_on IS NULL)),
	CONSTRAINT project_point_reply_check CHECK (answer IS NULL OR answer = 'adopted' OR reply IS NOT NULL),
	CONSTRAINT project_point_seq_key UNIQUE (county_code, signature_id, seq),
	CONSTRAINT project_point_pkey PRIMARY KEY (county_code, id)
);

-- 回避: who has nothing to do with a project's review, and why; by themselves or by the service centre.
CREATE TABLE project_recusal (
	county_code text NOT NULL,
	id uuid NOT NULL,
	project_id uuid NOT NULL,
	person_id uuid NOT NULL,
	ground text NOT NULL,
	said_on date NOT NULL,
	actor_id text NOT NULL,
	actor_name text NOT NULL,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT project_recusal_project_fkey FOREIGN KEY (county_code, project_id) REFERENCES project (county_code, id),
	CONSTRAINT project_recusal_person_fkey FOREIGN KEY (county_code, person_id) REFERENCES person (county_code, id),
	CONSTRAINT project_recusal_ground_check CHECK (ground IN ('home_village', 'kinship')),
	CONSTRAINT project_recusal_person_key UNIQUE (county_code, project_id, person_id),
	CONSTRAINT project_recusal_pkey PRIMARY KEY (county_code, id)
);

-- A person's home village: they have no part in the review of its projects. null: not known.
ALTER TABLE person ADD COLUMN home_village_code text;
