import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';

/** What a record says of where it lies, the surest first: codes that begin with a village's, a village's name, its shape. */
export interface PlaceHint {
	codes: readonly (string | null | undefined)[];
	name: string | null | undefined;
	shape: string | null;
}

const CHUNK = 1_000;

/**
 * The village of each record: by the first twelve digits of a code, else by the one village of that name, else the
 * village that holds a point on its surface. Unknown stays null. Looks at the whole county, whatever the scope: where land
 * lies does not depend on who asks.
 */
export async function villagesOf(db: ReadDb, hints: readonly PlaceHint[]): Promise<(string | null)[]> {
	const villages = await db.query
		.selectFrom('village')
		.select(['code', 'name'])
		.where('county_code', '=', db.county)
		.execute();
	const codes = new Set(villages.map(({ code }) => code));
	const byName = Map.groupBy(villages, ({ name }) => name);
	const found = hints.map(({ codes: given, name }) => {
		for (const code of given) if (code && codes.has(code.slice(0, 12))) return code.slice(0, 12);
		const named = name ? byName.get(name) : undefined;
		return named?.length === 1 ? named[0]!.code : null;
	});
	if (villages.length === 0) return found;
	const open = hints.flatMap(({ shape }, index) => (found[index] === null && shape ? [{ index, shape }] : []));
	for (let at = 0; at < open.length; at += CHUNK)
		for (const { index, code } of await villagesAround(db, open.slice(at, at + CHUNK))) found[index] ??= code;
	return found;
}

async function villagesAround(
	db: ReadDb,
	shapes: readonly { index: number; shape: string }[]
): Promise<{ index: number; code: string }[]> {
	const { rows } = await sql<{ index: number; code: string }>`
		select point.index, village.code
		from (
			select given.index, ST_Transform(ST_PointOnSurface(given.shape::geometry), county.gk_srid) as gk
			from unnest(${shapes.map(({ index }) => index)}::integer[], ${shapes.map(({ shape }) => shape)}::text[])
				as given(index, shape)
			join county on county.code = ${db.county}
		) point
		join village on village.county_code = ${db.county} and ST_Intersects(village.gk, point.gk)
		order by village.code`.execute(db.query);
	return rows;
}

/** Which of these codes a table of the county already holds. */
export async function presentCodes(
	db: ReadDb,
	table: 'township' | 'village' | 'grid' | 'constraint_area' | 'land_use' | 'parcel' | 'occupation' | 'zone',
	codes: readonly string[]
): Promise<Set<string>> {
	const found = new Set<string>();
	for (let at = 0; at < codes.length; at += 10_000) {
		const { rows } = await sql<{ code: string }>`select distinct code from ${sql.table(table)}
			where county_code = ${db.county} and code = any(${codes.slice(at, at + 10_000)}::text[])`.execute(db.query);
		for (const { code } of rows) found.add(code);
	}
	return found;
}
