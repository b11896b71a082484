-- 图斑核查 and 新增资源收费: a finding becomes a case and walks a course; what follows from it may become due, and only then.
-- *_mu is 亩 in hundredths, *_fen integer fen. Papers of a case are written once and stand; `seq` is their order in the case.

CREATE TABLE land_case (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	origin text NOT NULL,
	village_code text NOT NULL,
	main_kind text NOT NULL,
	land_kind text NOT NULL,
	holder_name text,
	contract_id uuid,
	contract_version integer,
	suspected_mu integer NOT NULL,
	state text NOT NULL,
	outcome text,
	handled_at text NOT NULL,
	assignee text,
	visit_on date,
	opened_on date NOT NULL,
	state_since date NOT NULL,
	due_on date,
	last_actor text,
	CONSTRAINT land_case_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT land_case_origin_check CHECK (origin IN ('finding', 'holder', 'cluster', 'ledger')),
	CONSTRAINT land_case_land_check CHECK (land_kind IN ('farmland', 'construction')),
	CONSTRAINT land_case_handled_check CHECK (handled_at IN ('village', 'township', 'county')),
	CONSTRAINT land_case_state_check CHECK (state IN ('suspected', 'assigned', 'measured', 'publicised', 'objected', 'negotiating', 'resolving', 'supplemented', 're_signed', 'reclaimed', 'to_equity', 'legal_review', 'dismissed', 'closed', 'escalated')),
	CONSTRAINT land_case_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT land_case_contract_fkey FOREIGN KEY (county_code, contract_id) REFERENCES contract (county_code, id),
	CONSTRAINT land_case_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX land_case_village_idx ON land_case (county_code, village_code, state);

CREATE TABLE land_case_finding (
	county_code text NOT NULL,
	id uuid NOT NULL,
	case_id uuid NOT NULL,
	finding_id uuid NOT NULL,
	finding_version integer NOT NULL,
	CONSTRAINT land_case_finding_case_fkey FOREIGN KEY (county_code, case_id) REFERENCES land_case (county_code, id) ON DELETE CASCADE,
	CONSTRAINT land_case_finding_finding_fkey FOREIGN KEY (county_code, finding_id) REFERENCES finding (county_code, id),
	CONSTRAINT land_case_finding_pair_key UNIQUE (county_code, case_id, finding_id),
	CONSTRAINT land_case_finding_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX land_case_finding_finding_idx ON land_case_finding (county_code, finding_id);

-- Land taken back that a case of an earlier ledger was about.
CREATE TABLE land_case_reclaimed (
	county_code text NOT NULL,
	id uuid NOT NULL,
	case_id uuid NOT NULL,
	reclaimed_id uuid NOT NULL,
	reclaimed_version integer NOT NULL,
	CONSTRAINT land_case_reclaimed_case_fkey FOREIGN KEY (county_code, case_id) REFERENCES land_case (county_code, id) ON DELETE CASCADE,
	CONSTRAINT land_case_reclaimed_land_fkey FOREIGN KEY (county_code, reclaimed_id) REFERENCES reclaimed_land (county_code, id),
	CONSTRAINT land_case_reclaimed_land_key UNIQUE (county_code, reclaimed_id),
	CONSTRAINT land_case_reclaimed_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX land_case_reclaimed_case_idx ON land_case_reclaimed (county_code, case_id);

-- The history of a case, only ever added to.
CREATE TABLE land_case_step (
	county_code text NOT NULL,
	id uuid NOT NULL,
	case_id uuid NOT NULL,
	seq integer NOT NULL,
	step text NOT NULL,
	from_state text,
	to_state text NOT NULL,
	taken_on date NOT NULL,
	due_on date,
	reason text,
	actor_id text NOT NULL,
	actor_name text NOT NULL,
	actor_level text NOT NULL,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT land_case_step_case_fkey FOREIGN KEY (county_code, case_id) REFERENCES land_case (county_code, id) ON DELETE CASCADE,
	CONSTRAINT land_case_step_seq_key UNIQUE (county_code, case_id, seq),
	CONSTRAINT land_case_step_pkey PRIMARY KEY (county_code, id)
);

-- field_record_id: the phone's record, once the field app brings it.
CREATE TABLE case_measurement (
	county_code text NOT NULL,
	id uuid NOT NULL,
	case_id uuid NOT NULL,
	seq integer NOT NULL,
	method text NOT NULL,
	measured_on date NOT NULL,
	measured_mu integer NOT NULL,
	measured_by text NOT NULL,
	occupation_id uuid,
	occupation_version integer,
	field_record_id uuid,
	user_signed boolean NOT NULL,
	village_signed boolean NOT NULL,
	neighbours jsonb NOT NULL,
	note text,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT case_measurement_method_check CHECK (method IN ('rtk', 'total_station', 'tape', 'uav', 'imagery', 'walk')),
	CONSTRAINT case_measurement_mu_check CHECK (measured_mu >= 0),
	CONSTRAINT case_measurement_occupation_check CHECK ((occupation_id IS NULL) = (occupation_version IS NULL)),
	CONSTRAINT case_measurement_case_fkey FOREIGN KEY (county_code, case_id) REFERENCES land_case (county_code, id) ON DELETE CASCADE,
	CONSTRAINT case_measurement_seq_key UNIQUE (county_code, case_id, seq),
	CONSTRAINT case_measurement_pkey PRIMARY KEY (county_code, id)
);

CREATE TABLE case_publicity (
	county_code text NOT NULL,
	id uuid NOT NULL,
	case_id uuid NOT NULL,
	seq integer NOT NULL,
	measurement_id uuid NOT NULL,
	place text NOT NULL,
	starts_on date NOT NULL,
	ends_on date NOT NULL,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT case_publicity_period_check CHECK (ends_on >= starts_on),
	CONSTRAINT case_publicity_case_fkey FOREIGN KEY (county_code, case_id) REFERENCES land_case (county_code, id) ON DELETE CASCADE,
	CONSTRAINT case_publicity_measurement_fkey FOREIGN KEY (county_code, measurement_id) REFERENCES case_measurement (county_code, id),
	CONSTRAINT case_publicity_seq_key UNIQUE (county_code, case_id, seq),
	CONSTRAINT case_publicity_pkey PRIMARY KEY (county_code, id)
);

CREATE TABLE case_objection (
	county_code text NOT NULL,
	id uuid NOT NULL,
	case_id uuid NOT NULL,
	seq integer NOT NULL,
	objector text NOT NULL,
	said text NOT NULL,
	made_on date NOT NULL,
	remeasure boolean NOT NULL,
	answer text,
	answered_on date,
	answered_by text,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT case_objection_answer_check CHECK ((answer IS NULL) = (answered_on IS NULL)),
	CONSTRAINT case_objection_case_fkey FOREIGN KEY (county_code, case_id) REFERENCES land_case (county_code, id) ON DELETE CASCADE,
	CONSTRAINT case_objection_seq_key UNIQUE (county_code, case_id, seq),
	CONSTRAINT case_objection_pkey PRIMARY KEY (county_code, id)
);

-- subject_id: the matter of a 民主议事日 it was decided as, once those are kept.
CREATE TABLE case_resolution (
	county_code text NOT NULL,
	id uuid NOT NULL,
	case_id uuid NOT NULL,
	seq integer NOT NULL,
	met_on date NOT NULL,
	entitled integer NOT NULL,
	present integer NOT NULL,
	approve integer NOT NULL,
	against integer NOT NULL,
	price_fen integer NOT NULL,
	starts_on date NOT NULL,
	ends_on date NOT NULL,
	past_from date,
	opinion_lawyer text,
	opinion_on date,
	opinion text,
	subject_id uuid,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT case_resolution_price_check CHECK (price_fen > 0),
	CONSTRAINT case_resolution_period_check CHECK (starts_on < ends_on),
	CONSTRAINT case_resolution_past_check CHECK (past_from IS NULL OR past_from < starts_on),
	CONSTRAINT case_resolution_votes_check CHECK (approve >= 0 AND against >= 0 AND approve + against <= present AND present <= entitled),
	CONSTRAINT case_resolution_case_fkey FOREIGN KEY (county_code, case_id) REFERENCES land_case (county_code, id) ON DELETE CASCADE,
	CONSTRAINT case_resolution_seq_key UNIQUE (county_code, case_id, seq),
	CONSTRAINT case_resolution_pkey PRIMARY KEY (county_code, id)
);

-- What the user signed: a supplement to a contract, or a contract of its own.
CREATE TABLE case_agreement (
	county_code text NOT NULL,
	id uuid NOT NULL,
	case_id uuid NOT NULL,
	seq integer NOT NULL,
	kind text NOT NULL,
	number text NOT NULL,
	contract_id uuid,
	contract_version integer,
	signed_by text NOT NULL,
	signed_on date NOT NULL,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT case_agreement_kind_check CHECK (kind IN ('supplement', 'contract')),
	CONSTRAINT case_agreement_contract_check CHECK ((contract_id IS NULL) = (contract_version IS NULL)),
	CONSTRAINT case_agreement_case_fkey FOREIGN KEY (county_code, case_id) REFERENCES land_case (county_code, id) ON DELETE CASCADE,
	CONSTRAINT case_agreement_contract_fkey FOREIGN KEY (county_code, contract_id) REFERENCES contract (county_code, id),
	CONSTRAINT case_agreement_number_key UNIQUE (county_code, number),
	CONSTRAINT case_agreement_seq_key UNIQUE (county_code, case_id, seq),
	CONSTRAINT case_agreement_pkey PRIMARY KEY (county_code, id)
);

-- What is due, and the papers it is due by. One a case.
CREATE TABLE charge (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	case_id uuid NOT NULL,
	village_code text NOT NULL,
	land_kind text NOT NULL,
	payer_name text NOT NULL,
	measurement_id uuid NOT NULL,
	publicity_id uuid NOT NULL,
	resolution_id uuid NOT NULL,
	agreement_id uuid NOT NULL,
	measured_mu integer NOT NULL,
	price_fen integer NOT NULL,
	starts_on date NOT NULL,
	ends_on date NOT NULL,
	actor_id text NOT NULL,
	actor_name text NOT NULL,
	CONSTRAINT charge_land_check CHECK (land_kind IN ('farmland', 'construction')),
	CONSTRAINT charge_mu_check CHECK (measured_mu > 0),
	CONSTRAINT charge_price_check CHECK (price_fen > 0),
	CONSTRAINT charge_period_check CHECK (starts_on < ends_on),
	CONSTRAINT charge_case_fkey FOREIGN KEY (county_code, case_id) REFERENCES land_case (county_code, id),
	CONSTRAINT charge_measurement_fkey FOREIGN KEY (county_code, measurement_id) REFERENCES case_measurement (county_code, id),
	CONSTRAINT charge_publicity_fkey FOREIGN KEY (county_code, publicity_id) REFERENCES case_publicity (county_code, id),
	CONSTRAINT charge_resolution_fkey FOREIGN KEY (county_code, resolution_id) REFERENCES case_resolution (county_code, id),
	CONSTRAINT charge_agreement_fkey FOREIGN KEY (county_code, agreement_id) REFERENCES case_agreement (county_code, id),
	CONSTRAINT charge_case_key UNIQUE (county_code, case_id),
	CONSTRAINT charge_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT charge_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX charge_village_idx ON charge (county_code, village_code);

CREATE TABLE charge_line (
	county_code text NOT NULL,
	id uuid NOT NULL,
	charge_id uuid NOT NULL,
	line_no integer NOT NULL,
	from_on date NOT NULL,
	to_on date NOT NULL,
	past boolean NOT NULL,
	fen bigint NOT NULL,
	due_on date NOT NULL,
	CONSTRAINT charge_line_fen_check CHECK (fen > 0),
	CONSTRAINT charge_line_period_check CHECK (from_on < to_on),
	CONSTRAINT charge_line_charge_fkey FOREIGN KEY (county_code, charge_id) REFERENCES charge (county_code, id) ON DELETE CASCADE,
	CONSTRAINT charge_line_no_key UNIQUE (county_code, charge_id, line_no),
	CONSTRAINT charge_line_pkey PRIMARY KEY (county_code, id)
);

-- Money that came in, by the number of the official receipt.
CREATE TABLE charge_payment (
	county_code text NOT NULL,
	id uuid NOT NULL,
	charge_id uuid NOT NULL,
	paid_on date NOT NULL,
	fen bigint NOT NULL,
	receipt_name text NOT NULL,
	receipt_number text NOT NULL,
	actor_id text NOT NULL,
	actor_name text NOT NULL,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT charge_payment_fen_check CHECK (fen > 0),
	CONSTRAINT charge_payment_charge_fkey FOREIGN KEY (county_code, charge_id) REFERENCES charge (county_code, id),
	CONSTRAINT charge_payment_receipt_key UNIQUE (county_code, receipt_number),
	CONSTRAINT charge_payment_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX charge_payment_charge_idx ON charge_payment (county_code, charge_id);

-- Asked for with a resolution by one person, granted by the township's 三资代理中心, another person.
CREATE TABLE charge_waiver (
	county_code text NOT NULL,
	id uuid NOT NULL,
	charge_id uuid NOT NULL,
	fen bigint NOT NULL,
	reason text NOT NULL,
	resolved_on date NOT NULL,
	resolution_number text NOT NULL,
	asked_on date NOT NULL,
	asked_by text NOT NULL,
	asked_name text NOT NULL,
	granted_on date,
	granted_by text,
	granted_name text,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT charge_waiver_fen_check CHECK (fen > 0),
	CONSTRAINT charge_waiver_granted_check CHECK ((granted_on IS NULL) = (granted_by IS NULL)),
	CONSTRAINT charge_waiver_hands_check CHECK (granted_by IS NULL OR granted_by <> asked_by),
	CONSTRAINT charge_waiver_charge_fkey FOREIGN KEY (county_code, charge_id) REFERENCES charge (county_code, id),
	CONSTRAINT charge_waiver_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX charge_waiver_charge_idx ON charge_waiver (county_code, charge_id);
