import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import { tableClasses } from '#sql/classes.ts';

/** How many rows each county table holds for this county; the tables of classes.ts, in their order. */
export async function countTables(db: ReadDb): Promise<Record<string, number>> {
	const counts: Record<string, number> = {};
	for (const [table, tableClass] of Object.entries(tableClasses)) {
		if (tableClass !== 'county') continue;
		const { rows } = await sql<{
			count: number;
		}>`select count(*) as count from ${sql.table(table)} where county_code = ${db.county}`.execute(db.query);
		counts[table] = rows[0]!.count;
	}
	return counts;
}
