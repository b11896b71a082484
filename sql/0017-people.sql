-- People, what each may do and where, and how they get in (domain.md §4.2). The auth_* tables are better-auth's, in its
-- shape; of this installation only. Everything else names a person by (county_code, person.id).

CREATE TABLE auth_user (
	id uuid NOT NULL,
	name text NOT NULL,
	email text NOT NULL,
	email_verified boolean NOT NULL,
	image text,
	created_at timestamptz NOT NULL,
	updated_at timestamptz NOT NULL,
	username text,
	display_username text,
	two_factor_enabled boolean,
	county_code text NOT NULL,
	person_id uuid NOT NULL,
	last_seen_at timestamptz,
	CONSTRAINT auth_user_email_key UNIQUE (email),
	CONSTRAINT auth_user_username_key UNIQUE (username),
	CONSTRAINT auth_user_person_key UNIQUE (county_code, person_id),
	CONSTRAINT auth_user_pkey PRIMARY KEY (id)
);

CREATE TABLE auth_session (
	id uuid NOT NULL,
	expires_at timestamptz NOT NULL,
	token text NOT NULL,
	created_at timestamptz NOT NULL,
	updated_at timestamptz NOT NULL,
	ip_address text,
	user_agent text,
	user_id uuid NOT NULL,
	CONSTRAINT auth_session_user_fkey FOREIGN KEY (user_id) REFERENCES auth_user (id) ON DELETE CASCADE,
	CONSTRAINT auth_session_token_key UNIQUE (token),
	CONSTRAINT auth_session_pkey PRIMARY KEY (id)
);
CREATE INDEX auth_session_user_idx ON auth_session (user_id);

CREATE TABLE auth_account (
	id uuid NOT NULL,
	account_id text NOT NULL,
	provider_id text NOT NULL,
	user_id uuid NOT NULL,
	access_token text,
	refresh_token text,
	id_token text,
	access_token_expires_at timestamptz,
	refresh_token_expires_at timestamptz,
	scope text,
	password text,
	created_at timestamptz NOT NULL,
	updated_at timestamptz NOT NULL,
	CONSTRAINT auth_account_user_fkey FOREIGN KEY (user_id) REFERENCES auth_user (id) ON DELETE CASCADE,
	CONSTRAINT auth_account_provider_key UNIQUE (provider_id, account_id),
	CONSTRAINT auth_account_pkey PRIMARY KEY (id)
);
CREATE INDEX auth_account_user_idx ON auth_account (user_id);

CREATE TABLE auth_verification (
	id uuid NOT NULL,
	identifier text NOT NULL,
	value text NOT NULL,
	expires_at timestamptz NOT NULL,
	created_at timestamptz NOT NULL,
	updated_at timestamptz NOT NULL,
	CONSTRAINT auth_verification_pkey PRIMARY KEY (id)
);
CREATE INDEX auth_verification_identifier_idx ON auth_verification (identifier);

CREATE TABLE auth_two_factor (
	id uuid NOT NULL,
	secret text NOT NULL,
	backup_codes text NOT NULL,
	user_id uuid NOT NULL,
	verified boolean,
	failed_verification_count integer,
	locked_until timestamptz,
	CONSTRAINT auth_two_factor_user_fkey FOREIGN KEY (user_id) REFERENCES auth_user (id) ON DELETE CASCADE,
	CONSTRAINT auth_two_factor_pkey PRIMARY KEY (id)
);
CREATE INDEX auth_two_factor_secret_idx ON auth_two_factor (secret);
CREATE INDEX auth_two_factor_user_idx ON auth_two_factor (user_id);

-- Failures to sign in, by a keyed digest of the name or the address that was tried, so that it tells nobody which names there are.
CREATE TABLE auth_attempt (
	key text NOT NULL,
	failures integer NOT NULL,
	last_at timestamptz NOT NULL,
	CONSTRAINT auth_attempt_pkey PRIMARY KEY (key)
);

-- A department's name and how long it was its name.
CREATE TABLE department (
	county_code text NOT NULL,
	id uuid NOT NULL,
	name text NOT NULL,
	sort_key text COLLATE "C" NOT NULL,
	valid_from date NOT NULL,
	valid_to date,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT department_valid_check CHECK (valid_to IS NULL OR valid_to > valid_from),
	CONSTRAINT department_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT department_pkey PRIMARY KEY (county_code, id)
);
CREATE UNIQUE INDEX department_name_idx ON department (county_code, name) WHERE valid_to IS NULL;

-- user_id names an auth_user without a key: that table is of this installation, this one of the county.
CREATE TABLE person (
	county_code text NOT NULL,
	id uuid NOT NULL,
	name text NOT NULL,
	sort_key text COLLATE "C" NOT NULL,
	organisation text,
	post text,
	phone_sealed text,
	phone_index text,
	user_id uuid,
	language text,
	text_size text,
	disabled_at timestamptz,
	demo boolean NOT NULL DEFAULT false,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT person_language_check CHECK (language IN ('zh', 'en')),
	CONSTRAINT person_text_size_check CHECK (text_size IN ('normal', 'large', 'largest')),
	CONSTRAINT person_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT person_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX person_user_idx ON person (county_code, user_id);
CREATE UNIQUE INDEX person_phone_idx ON person (county_code, phone_index) WHERE phone_index IS NOT NULL;

-- What a person is, where, and from when to when. subject: the one project or file that an outside role is for.
CREATE TABLE person_role (
	county_code text NOT NULL,
	id uuid NOT NULL,
	person_id uuid NOT NULL,
	role text NOT NULL,
	place_codes jsonb NOT NULL,
	department_id uuid,
	subject_kind text,
	subject_id uuid,
	valid_from date NOT NULL,
	valid_to date,
	ended_at timestamptz,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT person_role_valid_check CHECK (valid_to IS NULL OR valid_to > valid_from),
	CONSTRAINT person_role_subject_check CHECK ((subject_kind IS NULL) = (subject_id IS NULL)),
	CONSTRAINT person_role_person_fkey FOREIGN KEY (county_code, person_id) REFERENCES person (county_code, id) ON DELETE CASCADE,
	CONSTRAINT person_role_department_fkey FOREIGN KEY (county_code, department_id) REFERENCES department (county_code, id),
	CONSTRAINT person_role_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX person_role_person_idx ON person_role (county_code, person_id);

-- One-time links: the first administrator, an invited person, somebody who has lost a password or the second factor.
CREATE TABLE invitation (
	county_code text NOT NULL,
	id uuid NOT NULL,
	kind text NOT NULL,
	person_id uuid,
	token_hash text NOT NULL,
	expires_at timestamptz NOT NULL,
	used_at timestamptz,
	actor_id text NOT NULL,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT invitation_kind_check CHECK (kind IN ('first', 'invite', 'reset')),
	CONSTRAINT invitation_person_check CHECK ((kind = 'first') = (person_id IS NULL)),
	CONSTRAINT invitation_person_fkey FOREIGN KEY (county_code, person_id) REFERENCES person (county_code, id) ON DELETE CASCADE,
	CONSTRAINT invitation_pkey PRIMARY KEY (county_code, id)
);
CREATE UNIQUE INDEX invitation_token_idx ON invitation (county_code, token_hash);

-- Walls and scoring phones, let in by a link instead of a person's password.
CREATE TABLE device (
	county_code text NOT NULL,
	id uuid NOT NULL,
	name text NOT NULL,
	purpose text NOT NULL,
	place_codes jsonb NOT NULL,
	link_hash text,
	link_expires_at timestamptz,
	token_hash text,
	expires_at timestamptz NOT NULL,
	revoked_at timestamptz,
	actor_id text NOT NULL,
	actor_name text NOT NULL,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT device_purpose_check CHECK (purpose IN ('wall', 'scoring')),
	CONSTRAINT device_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT device_pkey PRIMARY KEY (county_code, id)
);
CREATE UNIQUE INDEX device_link_idx ON device (county_code, link_hash) WHERE link_hash IS NOT NULL;
CREATE UNIQUE INDEX device_token_idx ON device (county_code, token_hash) WHERE token_hash IS NOT NULL;
