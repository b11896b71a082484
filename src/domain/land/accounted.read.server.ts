import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';

/** What was to be stored and what is. */
export type Shortfall = Record<string, unknown>;

/**
 * What was stored, held against what went in: one outcome an occupation, and pieces that sum to each divided occupation.
 * @param candidates occupations of the county
 * @param divided how many of `of` were divided
 * @param of the occupations linked and divided now; null for all
 */
export async function unaccounted(
	db: ReadDb,
	candidates: number,
	divided: number,
	of: readonly string[] | null
): Promise<Shortfall | null> {
	const { count: outcomes } = await db.query
		.selectFrom('occupation_outcome')
		.select((select) => select.fn.countAll<number>().as('count'))
		.where('county_code', '=', db.county)
		.executeTakeFirstOrThrow();
	if (outcomes !== candidates) return { expected: candidates, got: outcomes, of: 'outcomes' };
	const part = of === null ? sql`` : sql`and occupation_outcome.occupation_id = any(${[...of]}::uuid[])`;
	const { rows } = await sql<{ whole: number; id: string | null }>`
		with summed as materialized (
			select occupation.code, coalesce(abs(pieces.m2 - occupation_outcome.planar_m2) <= 0.01 + 0.0001 * ST_Perimeter(occupation.gk), false) as whole
			from occupation_outcome
			join occupation on occupation.county_code = ${db.county} and occupation.id = occupation_outcome.occupation_id
			cross join lateral (
				select sum(occupation_piece.planar_m2) as m2 from occupation_piece
				where occupation_piece.county_code = ${db.county} and occupation_piece.occupation_id = occupation_outcome.occupation_id
			) pieces
			where occupation_outcome.county_code = ${db.county} and occupation_outcome.outcome in ('linked', 'no_contract') ${part}
		)
		select count(*) filter (where whole) as whole, min(code) filter (where not whole) as id from summed`.execute(db.query);
	const { whole, id } = rows[0]!;
	return whole === divided ? null : { expected: divided, got: whole, of: 'divisions', first: id };
}

/**
 * Findings as they stand after saving, each with its shape, held against what was drafted.
 * @param keys of the drafts of a neighbourhood; null where everything was drafted
 */
export async function unstored(db: ReadDb, drafted: number, keys: readonly string[] | null): Promise<Shortfall | null> {
	let standing = db.query
		.selectFrom('finding')
		.select((select) => select.fn.countAll<number>().as('count'))
		.where('county_code', '=', db.county)
		.where('status', '<>', 'gone')
		.where('shape', 'is not', null);
	if (keys !== null) standing = standing.where('key', '=', sql<string>`any(${[...keys]}::text[])`);
	const { count } = await standing.executeTakeFirstOrThrow();
	return count === drafted ? null : { expected: drafted, got: count, of: 'findings' };
}
