import { sql, type RawBuilder } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';

/**
 * Codes of the grids in sight that a zone in force holds, as a column beside `zone`; null where it holds none. They are those of
 * the plan that was decided on: a zone whose shape is another since holds what its file said, not what that plan did.
 */
export const gridsInForce = (db: ReadDb): RawBuilder<string[] | null> => sql<string[] | null>`(
	select array_agg(held.grid_code order by held.grid_code collate "C")
	from zone_plan
	join zone_plan_freeze stand on stand.county_code = ${db.county} and stand.plan_id = zone_plan.id and stand.kind = 'approved'
	join zone_plan_frozen_zone frozen on frozen.county_code = ${db.county} and frozen.freeze_id = stand.id and frozen.code = zone.code
	join zone_plan_frozen_grid held on held.county_code = ${db.county} and held.zone_id = frozen.id
	join grid on grid.county_code = ${db.county} and grid.code = held.grid_code
	where zone_plan.county_code = ${db.county} and zone_plan.status = 'published' and frozen.shape::text = zone.shape::text
		and ${inScope(db, 'held.village_code')})`;
