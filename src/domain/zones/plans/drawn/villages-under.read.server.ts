import { sql } from 'kysely';
import { encodeMultiPolygon } from '#core/ewkb.ts';
import { shapeOfParts } from '#core/parts/parts.ts';
import type { ReadDb } from '#db/read.server.ts';
import { intersection, meanWidth, polygonsOf, sharesArea } from '#db/spatial.ts';
import { LEAST_M2, LEAST_WIDTH } from '#zones/lines/pieces.ts';
import type { PlanContent } from '#zones/plans/plan.ts';

/** A shape of a zone, as hexadecimal EWKB in degrees. */
export interface ZoneShape {
	readonly zone: string;
	readonly shape: string;
}

/** A village that some of a zone's shapes lies in. */
export interface VillageUnder {
	zone: string;
	code: string;
	id: string;
	version: number;
}

/** The drawn parts of a plan's zones as shapes, each by its zone's id. */
export const drawnShapes = (content: PlanContent): ZoneShape[] =>
	content.flatMap(({ id, drawn }) =>
		(drawn ?? []).map((part) => ({ zone: id, shape: encodeMultiPolygon(shapeOfParts([part]), 4490) }))
	);

/**
 * Whose land shapes lie on: villages of the whole county that share area with them; a sliver along a common border is none.
 * @param at as the villages stood then; without it as they stand
 */
export async function villagesUnder(
	db: ReadDb,
	shapes: readonly ZoneShape[],
	at: Date | null = null
): Promise<VillageUnder[]> {
	if (shapes.length === 0) return [];
	const stood = sql`
		select village.code, village.id, village.version, village.gk from village
		where village.county_code = ${db.county} and (${at}::timestamptz is null or village.recorded_at <= ${at}::timestamptz)
		union all
		select village.code, former.id, former.version, ST_Transform(former.shape, village.gk_srid) from village_version former
		join village on village.county_code = ${db.county} and village.id = former.id
		where former.county_code = ${db.county} and former.recorded_from <= ${at}::timestamptz and former.recorded_to > ${at}::timestamptz
			and village.recorded_at > ${at}::timestamptz`;
	const { rows } = await sql<VillageUnder>`
		with given as materialized (
			select each.zone, ST_Transform(each.shape::geometry, county.gk_srid) as gk
			from unnest(${shapes.map(({ zone }) => zone)}::text[], ${shapes.map(({ shape }) => shape)}::text[]) as each(zone, shape)
			join county on county.code = ${db.county}
		), common as materialized (
			select given.zone, land.code, land.id, land.version,
				case when ST_Covers(land.gk, given.gk) then given.gk when ST_Covers(given.gk, land.gk) then land.gk
					else ${polygonsOf(intersection(sql`land.gk`, sql`given.gk`, db.overlayGrid))} end as gk
			from given join (${stood}) land on ${sharesArea(sql`land.gk`, sql`given.gk`)}
		)
		select distinct common.zone, common.code, common.id, common.version
		from common cross join lateral ST_Dump(common.gk) piece
		where round(ST_Area(piece.geom)::numeric, 2) >= ${LEAST_M2} and ${meanWidth(sql`piece.geom`)} >= ${LEAST_WIDTH}::float8
		order by common.zone, common.code`.execute(db.query);
	return rows;
}
