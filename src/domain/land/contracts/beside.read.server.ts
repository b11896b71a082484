import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import type { ContractDetail, ShownEntry, ShownEscalation, ShownIrregularity } from './detail.ts';
import { entries, type EntryName, type EntryState } from './entries.ts';
import type { Figures } from './irregularity-kinds.ts';
import { entryTable } from './tables.server.ts';

/** What stands beside one contract. Whoever calls has looked the contract up within the scope. */
export async function irregularitiesOfContract(db: ReadDb, contract: string): Promise<ShownIrregularity[]> {
	const { rows } = await sql<ShownIrregularity & { figures: { found?: Figures } }>`
		select kind, version, origin, status, figures, basis, note, decided_name as "decidedName", decided_on as "decidedOn"
		from contract_irregularity
		where contract_irregularity.county_code = ${db.county} and contract_irregularity.contract_id = ${contract}
		order by array_position(array['suspected', 'confirmed', 'dismissed', 'gone'], status), feature_no`.execute(db.query);
	return rows.map((row) => ({ ...row, figures: row.figures.found ?? {} }));
}

/** Entries of one kind, the newest first. Restricted flags are read by `seeInterests` alone. */
export async function entriesOf(db: ReadDb, name: EntryName, owner: string): Promise<ShownEntry[]> {
	const { table, columns } = entryTable(name);
	const column = 'contract_id' in columns ? 'contract_id' : 'village_code';
	const { rows } = await sql<{ id: string; version: number }>`
		select id, version, ${sql.join(entries[name].map((field) => sql.ref(field.name)))} from ${sql.table(table)}
		where county_code = ${db.county} and ${sql.ref(column)}::text = ${owner}
		order by feature_no desc`.execute(db.query);
	return rows.map(({ id, version, ...state }) => ({ id, version, state: state as EntryState }));
}

export async function escalationsOf(db: ReadDb, contract: string): Promise<ShownEscalation[]> {
	const rows = await db.query
		.selectFrom('contract_escalation')
		.select(['id', 'state', 'reason', 'addressee_id as team', 'raised_on as raisedOn', 'due_on as dueOn', 'answer'])
		.select(['answered_on as answeredOn', 'last_actor as lastActor'])
		.where('county_code', '=', db.county)
		.where('contract_id', '=', contract)
		.orderBy('raised_on', 'desc')
		.orderBy('feature_no', 'desc')
		.execute();
	return rows;
}

export async function stepsOf(db: ReadDb, contract: string): Promise<ContractDetail['steps']> {
	const rows = await db.query
		.selectFrom('contract_step')
		.select(['step', 'from_status as from', 'to_status as to', 'reason', 'actor_name as actor', 'recorded_at as at'])
		.select('due_on as dueOn')
		.where('county_code', '=', db.county)
		.where('contract_id', '=', contract)
		.orderBy('recorded_at', 'desc')
		.orderBy('id', 'desc')
		.execute();
	return rows;
}
