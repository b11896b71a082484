import { sql } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { Tables } from '#db/tables.ts';
import type { SubjectKind } from './handover.ts';

/** Records a lead may lie in: their table, the column people know them by, and whether it is a number. */
const subjects: Readonly<
	Record<Exclude<SubjectKind, 'other'>, { table: keyof Tables & string; column: string; numbered: boolean }>
> = {
	contract: { table: 'contract', column: 'number', numbered: false },
	finding: { table: 'finding', column: 'feature_no', numbered: true },
	case: { table: 'land_case', column: 'feature_no', numbered: true },
	charge: { table: 'charge', column: 'feature_no', numbered: true },
	debt: { table: 'debt', column: 'number', numbered: false },
	reclaimed: { table: 'reclaimed_asset', column: 'feature_no', numbered: true }
};

/** The village of a record by its kind and number; null when there is none in scope. */
export async function subjectVillage(db: ReadDb, kind: SubjectKind, number: string): Promise<string | null> {
	if (kind === 'other') return null;
	const { table, column, numbered } = subjects[kind];
	if (numbered && !/^\d{1,9}$/.test(number)) return null;
	const { rows } = await sql<{ village: string | null }>`
		select found.village_code as village from ${sql.table(table)} as found
		where found.county_code = ${db.county} and ${sql.ref(`found.${column}`)} = ${numbered ? Number(number) : number}
			and ${inScope(db, 'found.village_code')} limit 1`.execute(db.query);
	return rows[0]?.village ?? null;
}
