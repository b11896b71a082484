-- Governance grids (网格) as members of a plan's zones, beside whole villages and drawn parts; and as they were frozen.

CREATE TABLE zone_plan_grid (
	county_code text NOT NULL,
	id uuid NOT NULL,
	zone_id uuid NOT NULL,
	grid_code text NOT NULL,
	CONSTRAINT zone_plan_grid_zone_fkey FOREIGN KEY (county_code, zone_id) REFERENCES zone_plan_zone (county_code, id) ON DELETE CASCADE,
	CONSTRAINT zone_plan_grid_grid_fkey FOREIGN KEY (county_code, grid_code) REFERENCES grid (county_code, code),
	CONSTRAINT zone_plan_grid_pair_key UNIQUE (county_code, zone_id, grid_code),
	CONSTRAINT zone_plan_grid_pkey PRIMARY KEY (county_code, id)
);

CREATE TABLE zone_plan_frozen_grid (
	county_code text NOT NULL,
	id uuid NOT NULL,
	zone_id uuid NOT NULL,
	grid_code text NOT NULL,
	grid_id uuid NOT NULL,
	grid_version integer NOT NULL,
	-- The village it lay in then: who is asked, and who sees it.
	village_code text NOT NULL,
	CONSTRAINT zone_plan_frozen_grid_zone_fkey FOREIGN KEY (county_code, zone_id) REFERENCES zone_plan_frozen_zone (county_code, id),
	CONSTRAINT zone_plan_frozen_grid_pair_key UNIQUE (county_code, zone_id, grid_code),
	CONSTRAINT zone_plan_frozen_grid_pkey PRIMARY KEY (county_code, id)
);
CREATE INDEX zone_plan_frozen_grid_village_idx ON zone_plan_frozen_grid (county_code, village_code);
-- What lies within a grid is found by the grid above it.
CREATE INDEX grid_parent_idx ON grid (county_code, parent_code);
