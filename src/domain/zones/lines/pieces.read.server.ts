import { sql, type RawBuilder } from 'kysely';
import type { Bounds } from '#core/geometry.ts';
import type { ReadDb } from '#db/read.server.ts';
import { inScope } from '#db/in-scope.ts';
import { ellipsoidalArea, intersection, meanWidth, polygonsOf, sharesArea } from '#db/spatial.ts';
import { planExtents } from '#zones/plans/extent.read.server.ts';
import type { RedLineKind } from '#zones/red-lines.ts';
import { noOverlap, overlapOf, type FoundPiece, type LineOverlap } from './pieces.ts';

interface Row {
	kind: RedLineKind;
	name: string | null;
	featureNo: number;
	inSight: boolean;
	/** Null where nothing is left of an overlay. */
	m2: number | null;
	width: number;
	box: (number | null)[];
}

/**
 * The parts of one shape that lie in the three lines, connected part by connected part.
 * @param held a select of one row: the shape as `gk`
 * @throws where the overlay has not answered for every line that shares area with the shape
 */
async function piecesIn(db: ReadDb, held: RawBuilder<unknown>): Promise<FoundPiece[]> {
	const meeting = sql`
		held join constraint_area on constraint_area.county_code = ${db.county}
			and ${sharesArea(sql`constraint_area.gk`, sql`held.gk`)}`;
	const {
		rows: [candidates]
	} = await sql<{ count: number }>`
		with held as materialized (${held}) select count(*)::integer as count from ${meeting}`.execute(db.query);
	if (candidates!.count === 0) return [];
	const { rows } = await sql<Row>`
		with held as materialized (${held}), overlap as materialized (
			select constraint_area.kind, constraint_area.name, constraint_area.feature_no,
				${inScope(db, 'constraint_area.village_code')} as seen,
				case when ST_Covers(constraint_area.gk, held.gk) then held.gk
					when ST_Covers(held.gk, constraint_area.gk) then constraint_area.gk
					else ${polygonsOf(intersection(sql`constraint_area.gk`, sql`held.gk`, db.overlayGrid))} end as gk
			from ${meeting}
		), piece as (
			select overlap.kind, overlap.name, overlap.feature_no, overlap.seen, part.geom as gk, ST_Transform(part.geom, 4490) as shape
			from overlap left join lateral ST_Dump(overlap.gk) part on true
		)
		select piece.kind, piece.name, piece.feature_no as "featureNo", piece.seen as "inSight", ${ellipsoidalArea(sql`piece.gk`)} as m2,
			${meanWidth(sql`piece.gk`)} as width,
			array[ST_XMin(piece.shape), ST_YMin(piece.shape), ST_XMax(piece.shape), ST_YMax(piece.shape)]::float8[] as box
		from piece`.execute(db.query);
	const answered = new Set(rows.map(({ featureNo }) => featureNo)).size;
	if (answered !== candidates!.count) throw new Error(`expected parts of ${candidates!.count} lines, got ${answered}`);
	// What only grazes a line snaps away to nothing.
	return rows.flatMap(({ box, m2, ...row }) => {
		const [west, south, east, north] = box;
		return m2 === null || west === null
			? []
			: [{ ...row, m2, bounds: { west, south, east: east!, north: north! } as Bounds }];
	});
}

/** What a zone in force has in common with the three lines; nothing of zones out of sight. */
export const zonePieces = async (db: ReadDb, zone: string): Promise<LineOverlap> =>
	overlapOf(
		await piecesIn(
			db,
			sql`
			select zone.gk from zone
			where zone.county_code = ${db.county} and zone.id = ${zone}::uuid and (${inScope(db, 'zone.code')} or exists (
				select from zone_village where zone_village.county_code = ${db.county} and zone_village.zone_id = zone.id
					and ${inScope(db, 'zone_village.village_code')}))`
		)
	);

/** A shape in degrees, as hexadecimal EWKB, on the county's plane: one row `gk`. */
export const onPlane = (db: ReadDb, shape: string): RawBuilder<unknown> => sql`
	select ST_Transform(${shape}::geometry, county.gk_srid) as gk from county where county.code = ${db.county}`;

/** What any shape has in common with the three lines. */
export const shapePieces = async (db: ReadDb, shape: string): Promise<LineOverlap> =>
	overlapOf(await piecesIn(db, onPlane(db, shape)));

/** What a plan's zone, its villages united as they are saved, has in common with the three lines. Only for the whole county. */
export async function planZonePieces(db: ReadDb, plan: string, zone: string): Promise<LineOverlap> {
	const [extent] = await planExtents(db, plan, [zone]);
	return extent ? shapePieces(db, extent.shape) : noOverlap;
}
