import { sql } from 'kysely';
import type { Mu } from '#core/mu.ts';
import { seesWholeCounty } from '#core/scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { muOf, polygonsOf, unionOf } from '#db/spatial.ts';

/** What the villages and grids of a zone and what is drawn of it are together on the map. */
export interface ZoneExtent {
	/** The zone's id in its plan. */
	zone: string;
	/** MultiPolygon in 4490 as hexadecimal EWKB. */
	shape: string;
	/** m² on the ellipsoid, to 0.0001; 亩 of it in hundredths, rounded once. */
	areaM2: number;
	areaMu: Mu;
}

/**
 * The shape of every zone of a plan that has villages, grids or drawn parts: all united, in the order of the plan. Only for the
 * whole county.
 * @param zones ids of the plan's zones that are asked for; without them all
 */
export async function planExtents(db: ReadDb, planId: string, zones?: readonly string[]): Promise<ZoneExtent[]> {
	if (!seesWholeCounty(db.scope, db.county)) return [];
	const asked = zones ? sql`and zone_plan_zone.id = any(${[...zones]}::uuid[])` : sql``;
	const { rows } = await sql<ZoneExtent>`
		with piece as (
			select zone_plan_village.zone_id, village.gk
			from zone_plan_village
			join village on village.county_code = ${db.county} and village.code = zone_plan_village.village_code
			where zone_plan_village.county_code = ${db.county}
			union all
			select zone_plan_grid.zone_id, grid.gk
			from zone_plan_grid
			join grid on grid.county_code = ${db.county} and grid.code = zone_plan_grid.grid_code
			where zone_plan_grid.county_code = ${db.county}
			union all
			select zone_plan_drawn.zone_id, zone_plan_drawn.gk from zone_plan_drawn
			where zone_plan_drawn.county_code = ${db.county}
		), united as materialized (
			select zone_plan_zone.id, zone_plan_zone.position,
				${polygonsOf(sql`ST_Transform(${unionOf(sql.ref('piece.gk'), db.overlayGrid)}, 4490)`)} as shape
			from zone_plan_zone
			join piece on piece.zone_id = zone_plan_zone.id
			where zone_plan_zone.county_code = ${db.county} and zone_plan_zone.plan_id = ${planId}::uuid ${asked}
			group by zone_plan_zone.id, zone_plan_zone.position
		)
		select united.id as zone, united.shape::text as shape,
			round(ST_Area(united.shape::geography)::numeric, 4)::float8 as "areaM2",
			${muOf(sql`ST_Area(united.shape::geography)`)} as "areaMu"
		from united order by united.position`.execute(db.query);
	return rows;
}
