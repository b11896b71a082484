import { sql, type RawBuilder } from 'kysely';
import type { Bounds } from '#core/geometry.ts';
import type { ReadDb } from '#db/read.server.ts';
import { zoneInSight } from '#zones/zone-in-sight.read.server.ts';
import { inScope } from '#db/in-scope.ts';
import { ellipsoidalArea, intersection, meanWidth, polygonsOf, sharesArea, unionOf } from '#db/spatial.ts';
import { planExtents } from '#zones/plans/extent.read.server.ts';
import { redLineKinds } from '#zones/red-lines.ts';
import type { OverlapLayer } from './layers.ts';
import { noOverlap, overlapOf, type FoundPiece, type LineOverlap } from './pieces.ts';

interface Row {
	kind: OverlapLayer;
	name: string | null;
	featureNo: number;
	inSight: boolean;
	/** Null where nothing is left of an overlay. */
	m2: number | null;
	width: number;
	box: (number | null)[];
	/** m² of all that is in common with the layer, where its own parts lie over each other; else null. */
	united: number | null;
}

/** What a shape is held against. */
interface Against {
	layers: readonly OverlapLayer[];
	/** The code of the zone that the shape is of itself. */
	but: string | null;
}

/** What shares area with the shape `held`: the table `meeting`. */
const meeting = (db: ReadDb, { layers, but }: Against): RawBuilder<unknown> => sql`
	meeting as materialized (
		select constraint_area.kind, constraint_area.name, constraint_area.feature_no, constraint_area.gk,
			${inScope(db, 'constraint_area.village_code')} as seen
		from held join constraint_area on constraint_area.county_code = ${db.county}
			and ${sharesArea(sql`constraint_area.gk`, sql`held.gk`)}
		where constraint_area.kind = any(${[...layers]}::text[])
		union all
		select case zone.layout when 'project' then 'project_area' else 'zone' end, zone.name, zone.feature_no, zone.gk,
			${zoneInSight(db)} as seen
		from held join zone on zone.county_code = ${db.county} and zone.code is distinct from ${but}::text
			and ${sharesArea(sql`zone.gk`, sql`held.gk`)}
		where case zone.layout when 'project' then 'project_area' else 'zone' end = any(${[...layers]}::text[])
			and zone.status <> 'retired'
	)`;

/**
 * The parts of one shape that lie in other layers, connected part by connected part; summed so that land counts once.
 * @param held a select of one row: the shape as `gk`
 * @throws where the overlay has not answered for everything that shares area with the shape
 */
async function piecesIn(db: ReadDb, held: RawBuilder<unknown>, against: Against): Promise<LineOverlap> {
	const {
		rows: [candidates]
	} = await sql<{ count: number }>`
		with held as materialized (${held}), ${meeting(db, against)} select count(*)::integer as count from meeting`.execute(
		db.query
	);
	if (candidates!.count === 0) return noOverlap;
	const { rows } = await sql<Row>`
		with held as materialized (${held}), ${meeting(db, against)}, overlap as materialized (
			select meeting.kind, meeting.name, meeting.feature_no, meeting.seen,
				case when ST_Covers(meeting.gk, held.gk) then held.gk
					when ST_Covers(held.gk, meeting.gk) then meeting.gk
					else ${polygonsOf(intersection(sql`meeting.gk`, sql`held.gk`, db.overlayGrid))} end as gk
			from held cross join meeting
		), twice as (
			select distinct one.kind from meeting one
			join meeting other on other.kind = one.kind and other.feature_no > one.feature_no and ${sharesArea(sql`one.gk`, sql`other.gk`)}
		), united as (
			select overlap.kind, ${ellipsoidalArea(unionOf(sql`overlap.gk`, db.overlayGrid))} as m2
			from overlap where overlap.kind in (select twice.kind from twice) group by overlap.kind
		), piece as (
			select overlap.kind, overlap.name, overlap.feature_no, overlap.seen, part.geom as gk, ST_Transform(part.geom, 4490) as shape
			from overlap left join lateral ST_Dump(overlap.gk) part on true
		)
		select piece.kind, piece.name, piece.feature_no as "featureNo", piece.seen as "inSight",
			${ellipsoidalArea(sql`piece.gk`)} as m2, ${meanWidth(sql`piece.gk`)} as width,
			array[ST_XMin(piece.shape), ST_YMin(piece.shape), ST_XMax(piece.shape), ST_YMax(piece.shape)]::float8[] as box,
			united.m2 as united
		from piece left join united on united.kind = piece.kind`.execute(db.query);
	const answered = new Set(rows.map(({ kind, featureNo }) => `${kind} ${featureNo}`)).size;
	if (answered !== candidates!.count) throw new Error(`expected parts of ${candidates!.count} shapes, got ${answered}`);
	// What only grazes a line snaps away to nothing.
	const found = rows.flatMap(({ box, m2, united: _, ...row }): FoundPiece[] => {
		const [west, south, east, north] = box;
		if (m2 === null || west === null) return [];
		return [{ ...row, m2, bounds: { west, south, east, north } as Bounds }];
	});
	return overlapOf(found, new Map(rows.flatMap(({ kind, united }) => (united === null ? [] : [[kind, united]]))));
}

/** What a zone in force has in common with the layers that are told; nothing of zones out of sight. */
export const zonePieces = async (
	db: ReadDb,
	{ id, code }: { id: string; code: string },
	layers: readonly OverlapLayer[] = redLineKinds
): Promise<LineOverlap> =>
	piecesIn(
		db,
		sql`select zone.gk from zone where zone.county_code = ${db.county} and zone.id = ${id}::uuid and ${zoneInSight(db)}`,
		{ layers, but: code }
	);

/** A shape in degrees, as hexadecimal EWKB, on the county's plane: one row `gk`. */
const onPlane = (db: ReadDb, shape: string): RawBuilder<unknown> => sql`
	select ST_Transform(${shape}::geometry, county.gk_srid) as gk from county where county.code = ${db.county}`;

/** What any shape has in common with the three lines, or with the layers that are named. */
export const shapePieces = async (
	db: ReadDb,
	shape: string,
	against: Against = { layers: redLineKinds, but: null }
): Promise<LineOverlap> => piecesIn(db, onPlane(db, shape), against);

/**
 * What a plan's zone, its villages united as they are saved, has in common with the layers that are told; the zone in force
 * that it goes on from is none of them. Only for the whole county.
 */
export async function planZonePieces(
	db: ReadDb,
	plan: string,
	zone: string,
	layers: readonly OverlapLayer[] = redLineKinds
): Promise<LineOverlap> {
	const [extent] = await planExtents(db, plan, [zone]);
	if (!extent) return noOverlap;
	const { rows } = await sql<{ continues: string | null }>`
		select zone_plan_zone.continues from zone_plan_zone
		where zone_plan_zone.county_code = ${db.county} and zone_plan_zone.id = ${zone}::uuid`.execute(db.query);
	return shapePieces(db, extent.shape, { layers, but: rows[0]?.continues ?? null });
}
