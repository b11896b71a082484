import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import { difference, ellipsoidalArea, muOf, polygonsOf, sharesArea, unionOf } from '#db/spatial.ts';
import type { DrawnSum } from '#zones/plans/figures.ts';

/**
 * What a plan's drawn parts add to the villages and grids of all its zones: land that lies in none of them, once however many drew it.
 * Undefined where nothing is drawn.
 * @param planId of a plan that is in sight
 */
export async function drawnOfAll(db: ReadDb, planId: string): Promise<DrawnSum | undefined> {
	const { rows } = await sql<{ parts: number; areaMu: number }>`
		with together as materialized (
			select count(*)::integer as parts, ${unionOf(sql`zone_plan_drawn.gk`, db.overlayGrid)} as gk
			from zone_plan_drawn
			join zone_plan_zone on zone_plan_zone.county_code = ${db.county} and zone_plan_zone.id = zone_plan_drawn.zone_id
			where zone_plan_drawn.county_code = ${db.county} and zone_plan_zone.plan_id = ${planId}::uuid
		), beyond as materialized (
			select together.parts, case when around.gk is null then together.gk
				else ${polygonsOf(difference(sql`together.gk`, sql`around.gk`, db.overlayGrid))} end as gk
			from together
			cross join lateral (
				select ${unionOf(sql`whole.gk`, db.overlayGrid)} as gk
				from (
					select village.gk from village
					where village.county_code = ${db.county} and ${sharesArea(sql`village.gk`, sql`together.gk`)}
						and village.code in (
							select zone_plan_village.village_code from zone_plan_village
							join zone_plan_zone on zone_plan_zone.county_code = ${db.county} and zone_plan_zone.id = zone_plan_village.zone_id
							where zone_plan_village.county_code = ${db.county} and zone_plan_zone.plan_id = ${planId}::uuid)
					union all
					select grid.gk from grid
					where grid.county_code = ${db.county} and ${sharesArea(sql`grid.gk`, sql`together.gk`)}
						and grid.code in (
							select zone_plan_grid.grid_code from zone_plan_grid
							join zone_plan_zone on zone_plan_zone.county_code = ${db.county} and zone_plan_zone.id = zone_plan_grid.zone_id
							where zone_plan_grid.county_code = ${db.county} and zone_plan_zone.plan_id = ${planId}::uuid)) whole) around
			where together.parts > 0
		)
		select beyond.parts, ${muOf(sql`${ellipsoidalArea(sql`beyond.gk`)}`)} as "areaMu" from beyond`.execute(db.query);
	const [row] = rows;
	return row ? { ...row, farmland: null, redLines: null } : undefined;
}
