import { sql } from 'kysely';
import { decodeMultiPolygon } from '#core/ewkb.ts';
import { gridBounds, degreesOf } from '#core/parts/grid.ts';
import type { DrawnPart } from '#core/parts/parts.ts';
import type { Bounds } from '#core/geometry.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { contentOf } from '../journal.ts';
import type { Step } from '../journal.ts';
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

/** The ground round all that is drawn in a plan; null where nothing is. */
export const groundOfPlan = (db: ReadDb, steps: readonly Step[]): Promise<Ground | null> =>
	groundOfParts(
		db,
		contentOf(steps).flatMap(({ drawn }) => drawn ?? [])
	);

/** The ground round some drawn parts; null where there are none. */
export async function groundOfParts(db: ReadDb, parts: readonly DrawnPart[]): Promise<Ground | null> {
	if (parts.length === 0) return null;
	const { west, south, east, north } = gridBounds(parts.flat());
	const [[left, bottom], [right, top]] = [degreesOf([west, south]), degreesOf([east, north])];
	return drawnGround(db, { west: left, south: bottom, east: right, north: top });
}
