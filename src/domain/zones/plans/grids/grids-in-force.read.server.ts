import { sql, type RawBuilder } from 'kysely';
import type { Mu } from '#core/mu.ts';
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

/** A grid of a zone in force, as its list of members shows it. */
export interface GridInForce {
	code: string;
	name: string;
	villageName: string;
	township: string;
	areaMu: Mu;
	featureNo: number;
}

/** The grids in sight of one zone in force, as they are now. */
export async function gridsOfZone(db: ReadDb, zoneId: string): Promise<GridInForce[]> {
	const { rows } = await sql<GridInForce>`
		select grid.code, grid.name, village.name as "villageName", township.name as township, grid.area_mu as "areaMu",
			grid.feature_no as "featureNo"
		from zone
		join grid on grid.county_code = ${db.county} and grid.code = any(${gridsInForce(db)}::text[])
		join village on village.county_code = ${db.county} and village.code = grid.village_code
		join township on township.county_code = ${db.county} and township.code = village.township_code
		where zone.county_code = ${db.county} and zone.id = ${zoneId}::uuid
		order by village.sort_key, grid.code`.execute(db.query);
	return rows;
}
