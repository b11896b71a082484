-- When a wall or a scoring phone was last here, and what its name sorts by. No device has been made so far: nothing made one.
ALTER TABLE device ADD COLUMN last_seen_at timestamptz;
ALTER TABLE device ADD COLUMN sort_key text COLLATE "C" NOT NULL;

-- Who somebody is at the provider that signs people in for others, as an administrator entered it.
ALTER TABLE person ADD COLUMN outside_identity text;
CREATE UNIQUE INDEX person_outside_identity_idx ON person (county_code, outside_identity) WHERE outside_identity IS NOT NULL;

-- Codes of an authenticator that have let somebody in: none does twice. Kept for as long as a code is good.
CREATE TABLE auth_used_code (
	user_id uuid NOT NULL,
	code_hash text NOT NULL,
	used_at timestamptz NOT NULL,
	CONSTRAINT auth_used_code_user_fkey FOREIGN KEY (user_id) REFERENCES auth_user (id) ON DELETE CASCADE,
	CONSTRAINT auth_used_code_pkey PRIMARY KEY (user_id, code_hash)
);
