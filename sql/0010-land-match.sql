-- 以图找地: whose each patch of land is. One row a patch that anybody has looked at; its former states in the table of versions.
-- `rejected` names the contracts a person has ruled out for it. A parcel that is confirmed has its contract_parcel besides.

CREATE TABLE land_match (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL DEFAULT 1,
	recorded_at timestamptz NOT NULL,
	parcel_id uuid,
	occupation_id uuid,
	village_code text,
	decision text,
	contract_id uuid,
	user_name text,
	reason text,
	note text,
	rejected jsonb NOT NULL,
	actor_id text NOT NULL,
	actor_name text NOT NULL,
	CONSTRAINT land_match_patch_check CHECK ((parcel_id IS NULL) <> (occupation_id IS NULL)),
	CONSTRAINT land_match_decision_check CHECK (decision IN ('confirmed', 'no_contract', 'household', 'not_in_scope', 'collective_unused')),
	CONSTRAINT land_match_contract_check CHECK ((decision IS NOT DISTINCT FROM 'confirmed') = (contract_id IS NOT NULL)),
	CONSTRAINT land_match_reason_check CHECK (decision IS NULL OR decision = 'confirmed' OR reason IS NOT NULL),
	CONSTRAINT land_match_parcel_fkey FOREIGN KEY (county_code, parcel_id) REFERENCES parcel (county_code, id),
	CONSTRAINT land_match_occupation_fkey FOREIGN KEY (county_code, occupation_id) REFERENCES occupation (county_code, id),
	CONSTRAINT land_match_contract_fkey FOREIGN KEY (county_code, contract_id) REFERENCES contract (county_code, id),
	CONSTRAINT land_match_parcel_key UNIQUE (county_code, parcel_id),
	CONSTRAINT land_match_occupation_key UNIQUE (county_code, occupation_id),
	CONSTRAINT land_match_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX land_match_contract_idx ON land_match (county_code, contract_id);
CREATE TABLE land_match_version (
	county_code text NOT NULL,
	id uuid NOT NULL,
	version integer NOT NULL,
	recorded_from timestamptz NOT NULL,
	recorded_to timestamptz NOT NULL,
	cause text NOT NULL,
	state jsonb NOT NULL,
	CONSTRAINT land_match_version_pkey PRIMARY KEY (county_code, id, version)
);
