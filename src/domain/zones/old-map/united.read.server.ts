import { sql } from 'kysely';
import { decodeMultiPolygon, encodeMultiPolygon } from '#core/ewkb.ts';
import type { MultiPolygonRings } from '#core/geometry.ts';
import type { ReadDb } from '#db/read.server.ts';
import { polygonsOf, unionOf } from '#db/spatial.ts';
import { AT_ONCE, clustersOf, groupsWithin, portionOf } from './portions.ts';

/**
 * Shapes of one old zone that a file has as several records, as one: where they lie on each other it counts once. In portions,
 * each a statement of its own.
 * @param shapes in 4490
 * @param atOnce points of one statement
 * @returns the same, in one
 */
export async function unitedShape(
	db: ReadDb,
	shapes: readonly MultiPolygonRings[],
	atOnce = AT_ONCE
): Promise<MultiPolygonRings> {
	const parts: MultiPolygonRings[] = [];
	for (const cluster of clustersOf(shapes.map(portionOf))) {
		let left = cluster;
		while (left.length > 1) {
			const fewer = [];
			for (const group of groupsWithin(left, atOnce))
				fewer.push(group.length === 1 ? group[0]! : portionOf(await together(db, group.map(({ shape }) => shape)))); // prettier-ignore
			left = fewer;
		}
		parts.push(...left.map(({ shape }) => shape));
	}
	return parts.flat();
}

async function together(db: ReadDb, shapes: readonly MultiPolygonRings[]): Promise<MultiPolygonRings> {
	const { rows } = await sql<{ shape: string }>`
		with part as (
			select ST_Transform(given.shape::geometry, county.gk_srid) as gk
			from county cross join unnest(${shapes.map((shape) => encodeMultiPolygon(shape, 4490))}::text[]) given (shape)
			where county.code = ${db.county}
		), united as materialized (
			select ${unionOf(sql.ref('part.gk'), db.overlayGrid)} as gk from part
		)
		select ${polygonsOf(sql`ST_Transform(united.gk, 4490)`)}::text as shape from united`.execute(db.query);
	return decodeMultiPolygon(Buffer.from(rows[0]!.shape, 'hex')).shape;
}
