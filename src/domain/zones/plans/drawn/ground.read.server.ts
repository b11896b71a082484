import { sql } from 'kysely';
import { decodeMultiPolygon } from '#core/ewkb.ts';
import { boundsAround, boundsOf, type Bounds, type MultiPolygonRings } from '#core/geometry.ts';
import { shapeOfParts, type DrawnPart } from '#core/parts/parts.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { Ground } from './ground.ts';

/** Most villages that are handed out at once. */
const MOST = 400;

/** Villages in sight whose box meets another, exactly as they are: to snap to, and to see what of a drawn part lies outside. */
export async function drawnGround(db: ReadDb, { west, south, east, north }: Bounds): Promise<Ground> {
	const box = sql`ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4490)`;
	const rows = await db.query
		.selectFrom('village')
		.select(['village.code', 'village.shape'])
		.where('village.county_code', '=', db.county)
		.where(inScope(db, 'village.code'))
		.where(sql<boolean>`village.shape && ${box}`)
		.orderBy('village.code')
		.limit(MOST + 1)
		.execute();
	const villages = rows.map(({ code, shape }) => ({ code, shape: decodeMultiPolygon(shape).shape }));
	return { bounds: villages.length > MOST ? null : { west, south, east, north }, villages: villages.slice(0, MOST) };
}

/** The ground round some drawn parts and other land; null where there is none. */
export async function groundRound(
	db: ReadDb,
	parts: readonly DrawnPart[],
	shapes: readonly MultiPolygonRings[]
): Promise<Ground | null> {
	const box = boundsAround([...parts.map((part) => boundsOf(shapeOfParts([part]))), ...shapes.map(boundsOf)]);
	return box && drawnGround(db, box);
}
