import { sql, type RawBuilder } from 'kysely';
import { seesWholeCounty } from '#core/scope.ts';
import type { ReadDb } from '#db/read.server.ts';

/**
 * A scope on a column that holds a place's code, from above and below: a village's clerk sees whoever answers for the village
 * and for the township it lies in, and nothing of its neighbours.
 * @param column a column reference such as 'talent_station.place_code'
 */
export function reaches(db: ReadDb, column: string): RawBuilder<boolean> {
	if (seesWholeCounty(db.scope, db.county)) return sql<boolean>`true`;
	if (db.scope.prefixes.length === 0) return sql<boolean>`false`;
	const code = sql.ref(column);
	const any = db.scope.prefixes.map(
		(prefix) => sql`starts_with(${code}, ${prefix}) or starts_with(${prefix}, ${code})`
	);
	return sql<boolean>`coalesce(${sql.join(any, sql` or `)}, false)`;
}

/**
 * Pairs in scope: of places by `reaches`, of zones those whose codes the caller found in its scope (zones lie above this
 * subject and are asked for above it), of projects the county's alone until projects have a place of their own.
 */
export function pairInScope(db: ReadDb, zones: readonly string[]): RawBuilder<boolean> {
	if (seesWholeCounty(db.scope, db.county)) return sql<boolean>`true`;
	return sql<boolean>`((pairing.subject_kind in ('township', 'village') and ${reaches(db, 'pairing.subject_code')})
		or (pairing.subject_kind = 'zone' and pairing.subject_code = any(${[...zones]}::text[])))`;
}
