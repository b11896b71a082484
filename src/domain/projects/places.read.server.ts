import { sql } from 'kysely';
import type { Bounds } from '#core/geometry.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';

/** A place within each village in sight that has projects, degrees east and north, by its code. */
export async function projectPlaces(db: ReadDb): Promise<Record<string, [number, number]>> {
	const { rows } = await sql<{ code: string; east: number; north: number }>`
		select village.code, ST_X(ST_PointOnSurface(village.shape)) as east, ST_Y(ST_PointOnSurface(village.shape)) as north
		from village
		where village.county_code = ${db.county} and ${inScope(db, 'village.code')} and exists (
			select from project where project.county_code = ${db.county} and project.village_code = village.code)`.execute(
		db.query
	);
	return Object.fromEntries(rows.map(({ code, east, north }) => [code, [east, north]]));
}

/** The box of a village in sight, degrees; null where it is not there. */
export async function villageBounds(db: ReadDb, code: string): Promise<Bounds | null> {
	const { rows } = await sql<Bounds>`
		select ST_XMin(village.shape) as west, ST_YMin(village.shape) as south, ST_XMax(village.shape) as east,
			ST_YMax(village.shape) as north
		from village where village.county_code = ${db.county} and village.code = ${code} and ${inScope(db, 'village.code')}`.execute(
		db.query
	);
	return rows[0] ?? null;
}
