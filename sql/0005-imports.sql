-- What became of an accepted file, and what people taught the reader about files of its kind.

-- Coordinates that came through GCJ-02 or BD-09 stay marked as such for ever (domain.md §2.2).
ALTER TABLE import_file ADD COLUMN datum text;
ALTER TABLE import_file ADD CONSTRAINT import_file_datum_check CHECK (datum IN ('cgcs2000', 'gcj02', 'bd09', 'xian80', 'beijing54'));
ALTER TABLE import_file ADD COLUMN actor_id text;
ALTER TABLE import_file ADD COLUMN actor_name text;
ALTER TABLE import_file ADD COLUMN undone_at timestamptz;
ALTER TABLE import_file ADD COLUMN undone_by text;

-- Which column is which field, as a person said it once; a file with the same columns is read so again.
CREATE TABLE import_profile (
	county_code text NOT NULL,
	id uuid NOT NULL,
	kind text NOT NULL,
	columns_digest text NOT NULL,
	column_names jsonb NOT NULL,
	overrides jsonb NOT NULL,
	file_name text NOT NULL,
	actor_name text NOT NULL,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT import_profile_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT import_profile_columns_key UNIQUE (county_code, kind, columns_digest),
	CONSTRAINT import_profile_pkey PRIMARY KEY (county_code, id)
);

-- What belongs to the reason a job ended with.
ALTER TABLE job ADD COLUMN detail jsonb;
