import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import { standingOn } from '#db/standing-on.server.ts';

/** What stands on the rows a file brought: while any of it is there the file is not taken back. */
const count = (rows: readonly { count: number }[]): number => rows[0]!.count;

/**
 * Leads that name a record of this file and that somebody has decided about, noted something on or works on. The others are the machine's: they
 * go with what they were found on.
 */
async function leadsOn(db: ReadDb, column: 'occupation_id' | 'contract_id', file: string): Promise<number> {
	const table = sql.table(column === 'occupation_id' ? 'occupation' : 'contract');
	const { rows } = await sql<{ count: number }>`
		select count(*) as count from finding
		join ${table} source on source.county_code = ${db.county} and source.id = finding.${sql.ref(column)}
		where finding.county_code = ${db.county} and source.source_file_id = ${file}::uuid and (finding.status in ('in_case', 'dismissed')
			or finding.status = 'suspected' and exists (
				select from finding_decision
				where finding_decision.county_code = ${db.county} and finding_decision.finding_id = finding.id
				union all
				select from finding_note where finding_note.county_code = ${db.county} and finding_note.finding_id = finding.id))`.execute(
		db.query
	);
	return count(rows);
}

/** Contracts of other files that name a parcel of this one. */
async function contractsOn(db: ReadDb, file: string): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*) as count from contract_parcel link
		join parcel on parcel.county_code = ${db.county} and parcel.id = link.parcel_id
		where link.county_code = ${db.county} and parcel.source_file_id = ${file}::uuid
			and link.source_file_id is distinct from ${file}::uuid`.execute(db.query);
	return count(rows);
}

/** Parcels of other files that a contract of this one waited for and got. */
async function parcelsSince(db: ReadDb, file: string): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*) as count from contract_parcel link
		join contract on contract.county_code = ${db.county} and contract.id = link.contract_id
		where link.county_code = ${db.county} and contract.source_file_id = ${file}::uuid
			and link.source_file_id is distinct from ${file}::uuid`.execute(db.query);
	return count(rows);
}

/** What people have said whose land of this file is, or that land is a contract's of it. */
async function decisionsOn(
	db: ReadDb,
	column: 'parcel_id' | 'occupation_id' | 'contract_id',
	file: string
): Promise<number> {
	const table = sql.table(column.slice(0, -3));
	const { rows } = await sql<{ count: number }>`
		select count(*) as count from land_match
		join ${table} source on source.county_code = ${db.county} and source.id = land_match.${sql.ref(column)}
		where land_match.county_code = ${db.county} and source.source_file_id = ${file}::uuid`.execute(db.query);
	return count(rows);
}

export const onParcels = async (db: ReadDb, file: string): Promise<Record<string, number>> => ({
	contract: await contractsOn(db, file),
	land_match: await decisionsOn(db, 'parcel_id', file)
});

export const onOccupations = async (db: ReadDb, file: string): Promise<Record<string, number>> => ({
	finding: await leadsOn(db, 'occupation_id', file),
	land_match: await decisionsOn(db, 'occupation_id', file)
});

export const onContracts = async (db: ReadDb, file: string): Promise<Record<string, number>> => ({
	finding: await leadsOn(db, 'contract_id', file),
	contract: await contractsOn(db, file),
	parcel: await parcelsSince(db, file),
	land_match: (await decisionsOn(db, 'contract_id', file)) + (await decisionsOn(db, 'parcel_id', file))
});

/** Land that lies in a village this file brought. */
export async function landInVillages(db: ReadDb, file: string): Promise<Record<string, number>> {
	const placed = (table: 'parcel' | 'contract' | 'occupation') =>
		standingOn(db, table, 'village_code', 'village', file, { versions: `${table}_version`, cause: 'import.village' });
	return {
		parcel: await placed('parcel'),
		contract: await placed('contract'),
		occupation: await placed('occupation'),
		reclaimed_land: await standingOn(db, 'reclaimed_land', 'village_code', 'village', file),
		finding: await standingOn(db, 'finding', 'village_code', 'village', file)
	};
}
