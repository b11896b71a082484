import { sql } from 'kysely';
import { maskedName } from '#core/masked-name.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';

/** Everybody the land of a village names: lessees, users, parties to debts; organisations are nobody. For guards, never for a page. */
export async function peopleOfVillage(db: ReadDb, village: string): Promise<string[]> {
	const { rows } = await sql<{ name: string | null }>`
		select contract.lessee_name as name from contract
		where contract.county_code = ${db.county} and contract.village_code = ${village} and ${inScope(db, 'contract.village_code')}
		union
		select occupation.lessee_name from occupation
		where occupation.county_code = ${db.county} and occupation.village_code = ${village} and ${inScope(db, 'occupation.village_code')}
		union
		select land_case.holder_name from land_case
		where land_case.county_code = ${db.county} and land_case.village_code = ${village} and ${inScope(db, 'land_case.village_code')}
		union
		select debt.counterparty from debt
		where debt.county_code = ${db.county} and debt.village_code = ${village} and ${inScope(db, 'debt.village_code')}`.execute(
		db.query
	);
	return rows.flatMap(({ name }) => (name !== null && maskedName(name) !== name.trim() ? [name.trim()] : []));
}
