import { sql, type RawBuilder } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';

/**
 * The predicate of a scope on a column that holds a place's code (village 12 digits, township 9): true for the whole
 * county, else the code begins with one of the scope's prefixes. Records without a place are the county's alone.
 * @param column a column reference such as 'finding.village_code'
 */
export function inScope(db: ReadDb, column: string): RawBuilder<boolean> {
	if (db.scope.prefixes.includes(db.county)) return sql<boolean>`true`;
	if (db.scope.prefixes.length === 0) return sql<boolean>`false`;
	const any = db.scope.prefixes.map((prefix) => sql`starts_with(${sql.ref(column)}, ${prefix})`);
	return sql<boolean>`coalesce(${sql.join(any, sql` or `)}, false)`;
}
