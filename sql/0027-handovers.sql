-- 问题线索移交: what was handed to whom, from which record. Restricted: read by nobody but through its own permission, each
-- time with a reason in the trail. `opened_level` is whose office opened it: a township's own are its own, the county's stay there.

CREATE TABLE handover (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	code text NOT NULL,
	-- The village of the record; else the township or county whose office opened it.
	place_code text NOT NULL,
	opened_level text NOT NULL,
	subject_kind text NOT NULL,
	subject_number text,
	lead text NOT NULL,
	body text NOT NULL,
	handed_on date NOT NULL,
	receipt_number text,
	receipt_on date,
	note text,
	CONSTRAINT handover_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT handover_level_check CHECK (opened_level IN ('township', 'county')),
	CONSTRAINT handover_subject_check CHECK (subject_kind IN ('contract', 'finding', 'case', 'charge', 'debt', 'reclaimed', 'other')),
	CONSTRAINT handover_subject_number_check CHECK ((subject_kind = 'other') = (subject_number IS NULL)),
	CONSTRAINT handover_receipt_check CHECK ((receipt_number IS NULL) = (receipt_on IS NULL)),
	CONSTRAINT handover_receipt_on_check CHECK (receipt_on >= handed_on),
	CONSTRAINT handover_code_key UNIQUE (county_code, code),
	CONSTRAINT handover_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT handover_pkey PRIMARY KEY (county_code, id)
);
CREATE TABLE handover_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT handover_version_pkey PRIMARY KEY (county_code, id, version)
);
