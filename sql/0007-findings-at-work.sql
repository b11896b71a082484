-- Findings at work: notes on them, links by name that a person confirmed or cut, and the filters people keep.

-- What a person noted about a finding: one row a note, never changed.
CREATE TABLE finding_note (
	county_code text NOT NULL,
	id uuid NOT NULL,
	finding_id uuid NOT NULL,
	finding_version integer NOT NULL,
	note text NOT NULL,
	actor_id text NOT NULL,
	actor_name text NOT NULL,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT finding_note_finding_fkey FOREIGN KEY (county_code, finding_id) REFERENCES finding (county_code, id) ON DELETE CASCADE,
	CONSTRAINT finding_note_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX finding_note_finding_idx ON finding_note (county_code, finding_id);

-- What a person decided about a survey's link by name. It names survey and contract by their own codes, so that it outlives
-- a file taken back and brought again; the newest row of a survey holds.
CREATE TABLE link_decision (
	county_code text NOT NULL,
	id uuid NOT NULL,
	occupation_code text NOT NULL,
	contract_number text NOT NULL,
	decision text NOT NULL,
	reason text,
	actor_id text NOT NULL,
	actor_name text NOT NULL,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT link_decision_decision_check CHECK (decision IN ('confirmed', 'cut', 'withdrawn')),
	CONSTRAINT link_decision_reason_check CHECK (decision <> 'cut' OR reason IS NOT NULL),
	CONSTRAINT link_decision_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT link_decision_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX link_decision_occupation_idx ON link_decision (county_code, occupation_code, recorded_at DESC);

-- Filters of a list under a name, one person's own.
CREATE TABLE saved_filter (
	county_code text NOT NULL,
	id uuid NOT NULL,
	actor_id text NOT NULL,
	list text NOT NULL,
	name text NOT NULL,
	search text NOT NULL,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT saved_filter_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT saved_filter_name_key UNIQUE (county_code, actor_id, list, name),
	CONSTRAINT saved_filter_pkey PRIMARY KEY (county_code, id)
);

-- The trail by the moment of its entries: whoever reads a record's history asks for the writes of a few moments.
CREATE INDEX audit_entry_moment_idx ON audit_entry (county_code, substr(body, strpos(body, '"at":"') + 6, 24));
