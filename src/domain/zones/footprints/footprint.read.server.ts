import { sql } from 'kysely';
import { crossesItself } from '#core/drawn-ring.ts';
import { encodeMultiPolygon } from '#core/ewkb.ts';
import type { Ring } from '#core/geometry.ts';
import { muFromSquareMetres, type Mu } from '#core/mu.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import { seesWholeCounty } from '#core/scope.ts';
import { inScope } from '#db/in-scope.ts';
import type { County, ReadDb } from '#db/read.server.ts';
import { shapePieces } from '#zones/lines/pieces.read.server.ts';
import type { RedLineKind } from '#zones/red-lines.ts';
import { footprintValues } from './settings.read.server.ts';
import { answersOf, type KnownLine, type Tested } from './tested.ts';
import type { Use } from './uses.ts';

/** A footprint is a drawn ring in degrees, or a parcel by its number on the map. */
export type Ground = { readonly ring: Ring } | { readonly parcel: number };

/** A village's land is some thousands of 亩; a footprint larger than this is an extent, and takes an overlay too long. */
const MOST_M2 = 100_000_000;

/** m² on the ellipsoid. */
async function areaOf(db: ReadDb, shape: string): Promise<number> {
	const { rows } = await sql<{ m2: number }>`
		select round(ST_Area(${shape}::geometry::geography)::numeric, 4)::float8 as m2`.execute(db.query);
	return rows[0]!.m2;
}

/** The shape of a piece of ground, hexadecimal EWKB in degrees, and its 亩; refused `footprint.…`. */
export async function groundShape(
	db: ReadDb,
	county: County,
	ground: Ground
): Promise<Outcome<{ shape: string; areaMu: Mu }>> {
	if ('parcel' in ground) {
		const { rows } = await sql<{ shape: string; areaMu: Mu }>`
			select parcel.shape::text as shape, parcel.area_mu as "areaMu" from parcel
			where parcel.county_code = ${db.county} and parcel.feature_no = ${ground.parcel} and parcel.shape is not null
				and ${inScope(db, 'parcel.village_code')}`.execute(db.query);
		return rows[0] ? accepted(rows[0]) : refused('footprint.parcel_unknown');
	}
	const { ring } = ground;
	const inside = ring.every(([x, y]) => x >= county.west && x <= county.east && y >= county.south && y <= county.north);
	if (!inside) return refused('footprint.outside');
	if (ring.length < 4 || crossesItself(ring)) return refused('footprint.ring');
	const shape = encodeMultiPolygon([[ring]], 4490);
	const m2 = await areaOf(db, shape);
	if (m2 < 1) return refused('footprint.too_small');
	if (m2 > MOST_M2) return refused('footprint.too_large', { expected: muFromSquareMetres(MOST_M2) });
	return accepted({ shape, areaMu: muFromSquareMetres(m2) });
}

/** What is known of each line: how many areas, since when, out of which file. */
export async function knownLines(db: ReadDb): Promise<Map<RedLineKind, KnownLine>> {
	const { rows } = await sql<{ kind: RedLineKind; areas: number; at: Date; file: string | null }>`
		with known as (
			select constraint_area.kind, count(*)::integer as areas, max(constraint_area.recorded_at) as at,
				(array_agg(constraint_area.source_file_id order by constraint_area.recorded_at desc, constraint_area.feature_no desc))[1] as file_id
			from constraint_area where constraint_area.county_code = ${db.county} group by constraint_area.kind
		)
		select known.kind, known.areas, known.at, import_file.name as file
		from known left join import_file on import_file.county_code = ${db.county} and import_file.id = known.file_id`.execute(
		db.query
	);
	return new Map(rows.map(({ kind, areas, at, file }) => [kind, { areas, on: dayOf(at), file }]));
}

/**
 * Holds a piece of ground against the three lines and says what the table of a day says of its use there. Only for the whole
 * county: a line out of sight would look like none.
 */
export async function testFootprint(
	db: ReadDb,
	county: County,
	{ use, day, ground }: { use: Use; day: string; ground: Ground }
): Promise<Outcome<Tested>> {
	if (!seesWholeCounty(db.scope, db.county)) return refused('permission.missing');
	const held = await groundShape(db, county, ground);
	if (!held.ok) return held;
	const overlap = await shapePieces(db, held.value.shape);
	const { table } = await footprintValues(db, day);
	const answers = answersOf(use, overlap, await knownLines(db), table);
	return accepted({ use, day, areaMu: held.value.areaMu, answers, overlap });
}
