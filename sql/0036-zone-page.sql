-- The page of one zone: how its members and their roles came about, what flows between them, who runs it (产业联盟 / 联合社 /
-- 公司) with each village's contribution, share and yearly return, and pictures of its progress.

-- Members that were there before have been known since this migration.
ALTER TABLE zone_village ADD COLUMN recorded_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE zone_village ALTER COLUMN recorded_at DROP DEFAULT;
ALTER TABLE zone_village ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE zone_village ADD COLUMN leads boolean NOT NULL DEFAULT false;
ALTER TABLE zone_village ADD COLUMN role text;
ALTER TABLE zone_village ADD CONSTRAINT zone_village_role_check CHECK (role IN ('produce', 'supply', 'process', 'sell', 'serve', 'member'));
CREATE TABLE zone_village_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT zone_village_version_pkey PRIMARY KEY (county_code, id, version)
);
CREATE INDEX zone_village_version_zone_idx ON zone_village_version (county_code, (state ->> 'zone_id'));

CREATE TABLE zone_link (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	zone_id uuid NOT NULL,
	from_village text NOT NULL,
	to_village text NOT NULL,
	flow text NOT NULL,
	CONSTRAINT zone_link_zone_fkey FOREIGN KEY (county_code, zone_id) REFERENCES zone (county_code, id),
	CONSTRAINT zone_link_from_fkey FOREIGN KEY (county_code, from_village) REFERENCES village (county_code, code),
	CONSTRAINT zone_link_to_fkey FOREIGN KEY (county_code, to_village) REFERENCES village (county_code, code),
	CONSTRAINT zone_link_ends_check CHECK (from_village <> to_village),
	CONSTRAINT zone_link_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT zone_link_flow_key UNIQUE (county_code, zone_id, from_village, to_village, flow),
	CONSTRAINT zone_link_pkey PRIMARY KEY (county_code, id)
);
CREATE TABLE zone_link_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT zone_link_version_pkey PRIMARY KEY (county_code, id, version)
);

CREATE TABLE zone_body (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	feature_no integer NOT NULL,
	source_file_id uuid,
	source_row integer,
	zone_id uuid NOT NULL,
	kind text NOT NULL,
	status text NOT NULL,
	name text NOT NULL,
	credit_code text,
	agreement_no text,
	agreed_on date,
	starts_on date,
	ends_on date,
	note text,
	-- By the code of the village: contributions (fen, hundredths of 亩, working days), share (hundredths of a percent), jobs.
	parts jsonb NOT NULL,
	-- By year: what was distributed and by the code of the village what each got (fen).
	returns jsonb NOT NULL,
	CONSTRAINT zone_body_zone_fkey FOREIGN KEY (county_code, zone_id) REFERENCES zone (county_code, id),
	CONSTRAINT zone_body_kind_check CHECK (kind IN ('alliance', 'union', 'company')),
	CONSTRAINT zone_body_status_check CHECK (status IN ('draft', 'in_force', 'ended')),
	CONSTRAINT zone_body_period_check CHECK (ends_on > starts_on),
	CONSTRAINT zone_body_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT zone_body_zone_key UNIQUE (county_code, zone_id),
	CONSTRAINT zone_body_pkey PRIMARY KEY (county_code, id)
);
CREATE TABLE zone_body_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT zone_body_version_pkey PRIMARY KEY (county_code, id, version)
);

CREATE TABLE zone_photo (
	county_code text NOT NULL,
	id uuid NOT NULL,
	recorded_at timestamptz NOT NULL,
	zone_id uuid NOT NULL,
	-- Null: of the whole zone.
	village_code text,
	taken_on date NOT NULL,
	caption text NOT NULL,
	actor_id text NOT NULL,
	actor_name text NOT NULL,
	CONSTRAINT zone_photo_zone_fkey FOREIGN KEY (county_code, zone_id) REFERENCES zone (county_code, id),
	CONSTRAINT zone_photo_village_fkey FOREIGN KEY (county_code, village_code) REFERENCES village (county_code, code),
	CONSTRAINT zone_photo_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX zone_photo_zone_idx ON zone_photo (county_code, zone_id);
