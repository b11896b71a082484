import { sql, type RawBuilder } from 'kysely';
import { decodeMultiPolygon } from '#core/ewkb.ts';
import { gridPoint } from '#core/parts/grid.ts';
import { plainPart, sortedParts, type DrawnPart } from '#core/parts/parts.ts';
import type { ReadDb } from '#db/read.server.ts';
import { difference, ellipsoidalArea, intersection, muOf, polygonsOf, sharesArea, unionOf } from '#db/spatial.ts';
import { farmlandCodes, type DrawnSum } from '../figures.ts';

/** Area of what shapes of a table have in common with drawn land, by a name; land in two of one name counts once. */
const shared = (
	db: ReadDb,
	table: 'land_use' | 'constraint_area',
	name: RawBuilder<unknown>,
	which: RawBuilder<boolean>
) => sql`(
	select coalesce(jsonb_object_agg(summed.name, summed.mu), '{}') from (
		select ${name} as name, ${muOf(ellipsoidalArea(unionOf(polygonsOf(intersection(sql.ref(`${table}.gk`), sql`beyond.gk`, db.overlayGrid)), db.overlayGrid)))} as mu
		from beyond
		join ${sql.table(table)} on ${sql.ref(`${table}.county_code`)} = ${db.county} and ${which}
			and ${sharesArea(sql.ref(`${table}.gk`), sql`beyond.gk`)}
		where beyond.zone_id = zone_plan_zone.id
		group by ${name}) summed)`;

/**
 * What the drawn parts of a plan's zones add to their villages, by the zone's id: only what lies outside them counts.
 * @param zones ids of the zones that are asked for
 */
export async function drawnSums(db: ReadDb, planId: string, zones: readonly string[]): Promise<Map<string, DrawnSum>> {
	const asked = sql`${[...zones]}::uuid[]`;
	const { rows } = await sql<DrawnSum & { id: string }>`
		with beyond as materialized (
			select zone_plan_drawn.zone_id, case when around.gk is null then zone_plan_drawn.gk
				else ${polygonsOf(difference(sql`zone_plan_drawn.gk`, sql`around.gk`, db.overlayGrid))} end as gk
			from zone_plan_drawn
			cross join lateral (
				select ${unionOf(sql`village.gk`, db.overlayGrid)} as gk
				from zone_plan_village
				join village on village.county_code = ${db.county} and village.code = zone_plan_village.village_code
				where zone_plan_village.county_code = ${db.county} and zone_plan_village.zone_id = zone_plan_drawn.zone_id
					and ${sharesArea(sql`village.gk`, sql`zone_plan_drawn.gk`)}) around
			where zone_plan_drawn.county_code = ${db.county} and zone_plan_drawn.zone_id = any(${asked})
		)
		select zone_plan_zone.id,
			(select count(*)::integer from beyond where beyond.zone_id = zone_plan_zone.id) as parts,
			(select ${muOf(sql`sum(${ellipsoidalArea(sql`beyond.gk`)})`)} from beyond where beyond.zone_id = zone_plan_zone.id) as "areaMu",
			${shared(db, 'land_use', sql`land_use.use_code`, sql`land_use.scheme = 'survey' and land_use.use_code = any(${[...farmlandCodes]}::text[])`)} as farmland,
			${shared(db, 'constraint_area', sql`constraint_area.kind`, sql`true`)} as "redLines"
		from zone_plan_zone
		where zone_plan_zone.county_code = ${db.county} and zone_plan_zone.plan_id = ${planId}::uuid and zone_plan_zone.id = any(${asked})
			and zone_plan_zone.id in (select beyond.zone_id from beyond)`.execute(db.query);
	return new Map(rows.map(({ id, ...sum }) => [id, sum]));
}

/** The drawn parts of a plan's zones as they stand after its last step, by the zone's id. */
export async function drawnParts(db: ReadDb, planId: string): Promise<Map<string, readonly DrawnPart[]>> {
	const rows = await db.query
		.selectFrom('zone_plan_drawn')
		.innerJoin('zone_plan_zone', (join) =>
			join
				.onRef('zone_plan_zone.county_code', '=', 'zone_plan_drawn.county_code')
				.onRef('zone_plan_zone.id', '=', 'zone_plan_drawn.zone_id')
		)
		.select(['zone_plan_drawn.zone_id', 'zone_plan_drawn.shape'])
		.where('zone_plan_drawn.county_code', '=', db.county)
		.where('zone_plan_zone.plan_id', '=', planId)
		.execute();
	const found = new Map<string, DrawnPart[]>();
	for (const { zone_id: zone, shape } of rows) {
		const parts = decodeMultiPolygon(shape).shape.map((rings) =>
			plainPart(rings.map((ring) => ring.slice(0, -1).map(gridPoint)))
		);
		found.set(zone, [...(found.get(zone) ?? []), ...parts]);
	}
	return new Map([...found].map(([zone, parts]) => [zone, sortedParts(parts)]));
}
