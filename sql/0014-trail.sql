-- The trail by who, as which role, what, when and about which record. The exact text alone is hashed; what stands beside it
-- is made of the text by the same write, and the verification of a chain compares the two.

ALTER TABLE audit_entry ADD COLUMN at timestamptz;
ALTER TABLE audit_entry ADD COLUMN actor_id text;
ALTER TABLE audit_entry ADD COLUMN role text;
ALTER TABLE audit_entry ADD COLUMN action text;
ALTER TABLE audit_entry ADD COLUMN result text;

CREATE TABLE audit_subject (
	county_code text NOT NULL,
	kind text NOT NULL,
	subject text NOT NULL,
	at timestamptz NOT NULL,
	seq bigint NOT NULL,
	CONSTRAINT audit_subject_pkey PRIMARY KEY (county_code, kind, subject, at, seq)
);

UPDATE audit_entry SET
	at = (body::jsonb ->> 'at')::timestamptz,
	actor_id = body::jsonb -> 'actor' ->> 'id',
	role = body::jsonb -> 'actor' ->> 'role',
	action = body::jsonb ->> 'action',
	result = body::jsonb ->> 'result';

INSERT INTO audit_subject (county_code, kind, subject, at, seq)
SELECT DISTINCT entry.county_code, named.kind, named.subject, entry.at, entry.seq
FROM audit_entry AS entry
CROSS JOIN LATERAL jsonb_array_elements(entry.body::jsonb -> 'notes') AS note (value)
CROSS JOIN LATERAL (
	SELECT note.value ->> 'kind', ''
	UNION ALL
	SELECT note.value ->> 'kind', id.value
	FROM jsonb_array_elements_text(CASE jsonb_typeof(note.value -> 'ids') WHEN 'array' THEN note.value -> 'ids' ELSE '[]' END) AS id (value)
	UNION ALL
	SELECT note.value ->> 'kind', note.value ->> 'run' WHERE note.value ->> 'run' <> ''
	UNION ALL
	SELECT 'village', note.value ->> 'village' WHERE note.value ->> 'village' <> ''
	UNION ALL
	SELECT 'township', left(note.value ->> 'village', 9) WHERE length(note.value ->> 'village') > 9
) AS named (kind, subject)
WHERE entry.at IS NOT NULL AND named.kind IS NOT NULL AND named.subject IS NOT NULL;

CREATE INDEX audit_entry_at_idx ON audit_entry (county_code, at, seq);
CREATE INDEX audit_entry_actor_idx ON audit_entry (county_code, actor_id, at, seq);
CREATE INDEX audit_entry_action_idx ON audit_entry (county_code, action, at, seq);
CREATE INDEX audit_entry_role_idx ON audit_entry (county_code, role, at, seq);
CREATE INDEX audit_subject_seq_idx ON audit_subject (county_code, seq);

-- Which key of protected fields the data was sealed with last; a process with another one does not start.
CREATE TABLE data_key (
	id text NOT NULL,
	proof text NOT NULL,
	made_at timestamptz NOT NULL,
	retired_at timestamptz,
	CONSTRAINT data_key_pkey PRIMARY KEY (id)
);
