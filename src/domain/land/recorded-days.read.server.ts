import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';

const TABLES = [
	'parcel',
	'contract',
	'contract_parcel',
	'occupation',
	'finding',
	'reclaimed_land',
	'reclaimed_asset',
	'debt'
] as const;
/** What is only ever added to. */
const ADDED = ['land_case_step', 'debt_movement'] as const;

/** Days on which anything of the county's land was recorded or changed, the first first, by the county's calendar. */
export async function recordedDays(db: ReadDb): Promise<string[]> {
	const day = (column: string) => sql`(${sql.ref(column)} at time zone 'Asia/Shanghai')::date`;
	const parts = TABLES.flatMap((table) => [
		sql`select distinct ${day('recorded_at')} as day from ${sql.table(table)} where county_code = ${db.county}`,
		sql`select distinct ${day('recorded_from')} from ${sql.table(`${table}_version`)} where county_code = ${db.county}`,
		sql`select distinct ${day('recorded_to')} from ${sql.table(`${table}_version`)} where county_code = ${db.county}`
	]);
	for (const table of ADDED)
		parts.push(sql`select distinct ${day('recorded_at')} from ${sql.table(table)} where county_code = ${db.county}`);
	const { rows } = await sql<{ day: string }>`
		select distinct days.day from (${sql.join(parts, sql` union all `)}) days order by days.day`.execute(db.query);
	return rows.map(({ day: each }) => each);
}
