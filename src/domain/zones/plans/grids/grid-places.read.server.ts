import { sql, type RawBuilder } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import type { GridPlace } from './grid-place.ts';

/** Codes of the grids that a row of grids is a part of, the nearest first: three levels, so two above at most. */
export const gridsAbove = (db: ReadDb, alias: string): RawBuilder<string[]> => sql<string[]>`array_remove(array[
	${sql.ref(`${alias}.parent_code`)},
	(select above.parent_code from grid above where above.county_code = ${db.county} and above.code = ${sql.ref(`${alias}.parent_code`)})
], null)`;

/** Where grids of the county lie, by their codes; codes that it has no grid of are not among them. */
export async function gridPlaces(db: ReadDb, codes: readonly string[]): Promise<Map<string, GridPlace>> {
	if (codes.length === 0) return new Map();
	const { rows } = await sql<GridPlace>`
		select grid.code, grid.village_code as village, ${gridsAbove(db, 'grid')} as within from grid
		where grid.county_code = ${db.county} and grid.code = any(${[...codes]}::text[])`.execute(db.query);
	return new Map(rows.map((place) => [place.code, place]));
}
