-- Links to one frozen version of a plan: read only, until a day, revocable. The word of a link is kept as its digest alone.

CREATE TABLE zone_plan_link (
	county_code text NOT NULL,
	id uuid NOT NULL,
	freeze_id uuid NOT NULL,
	-- For whom it is.
	label text NOT NULL,
	token_hash text NOT NULL,
	expires_at timestamptz NOT NULL,
	revoked_at timestamptz,
	opened integer NOT NULL,
	last_opened_at timestamptz,
	actor_id text NOT NULL,
	actor_name text NOT NULL,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT zone_plan_link_freeze_fkey FOREIGN KEY (county_code, freeze_id) REFERENCES zone_plan_freeze (county_code, id),
	CONSTRAINT zone_plan_link_token_key UNIQUE (county_code, token_hash),
	CONSTRAINT zone_plan_link_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX zone_plan_link_freeze_idx ON zone_plan_link (county_code, freeze_id);
