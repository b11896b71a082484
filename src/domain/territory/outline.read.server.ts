import { decodeMultiPolygon } from '#core/ewkb.ts';
import { boundsOf, type Bounds, type MultiPolygonRings } from '#core/geometry.ts';
import type { ReadDb } from '#db/read.server.ts';

export interface Outline {
	code: string;
	name: string;
	bounds: Bounds;
	shape: MultiPolygonRings;
}

/** Shapes of townships or villages in degrees, as they are. Where things lie is the same for everybody of a county. */
export async function outlinesOf(db: ReadDb, table: 'township' | 'village'): Promise<Outline[]> {
	const rows = await db.query
		.selectFrom(table)
		.select(['code', 'name', 'shape'])
		.where('county_code', '=', db.county)
		.orderBy('code')
		.execute();
	return rows.map(({ code, name, shape }) => {
		const rings = decodeMultiPolygon(shape).shape;
		return { code, name, shape: rings, bounds: boundsOf(rings) };
	});
}
