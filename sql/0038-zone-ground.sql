-- Villages that a zone in force has land in without being members of it: through a governance grid or a drawn part. Who looks after
-- such a village sees the zone. Written as a plan is published.

CREATE TABLE zone_ground (
	county_code text NOT NULL,
	id uuid NOT NULL,
	zone_id uuid NOT NULL,
	village_code text NOT NULL,
	CONSTRAINT zone_ground_zone_fkey FOREIGN KEY (county_code, zone_id) REFERENCES zone (county_code, id) ON DELETE CASCADE,
	CONSTRAINT zone_ground_pair_key UNIQUE (county_code, zone_id, village_code),
	CONSTRAINT zone_ground_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX zone_ground_village_idx ON zone_ground (county_code, village_code);
