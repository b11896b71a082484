import { sql } from 'kysely';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import { sees } from '#core/scope.ts';
import { sortKey } from '#core/sort-key.ts';
import { changeRow, removeRow } from '#db/one-row.server.ts';
import { saveRows, type State } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { settleContract, type LandState } from '#land/import-rows.ts';
import { contractTable } from '#land/land-tables.server.ts';
import { checkContract, type ContractFault, type ContractState } from './check.ts';
import { allContractFields } from './fields.ts';
import { refreshIrregularities } from './irregularities.write.server.ts';

/** A contract after a write. */
export interface SavedContract {
	number: number;
	version: number;
}

export interface PresentContract {
	id: string;
	number: number;
	version: number;
	village: string | null;
	state: State;
}

/** A collective contract in scope by its number, locked; null otherwise, so that a foreign number tells nothing. */
export async function lockContract(tx: Tx, number: number): Promise<PresentContract | null> {
	const columns = Object.keys(contractTable.columns).map((column) => sql.ref(column));
	const { rows } = await sql<{ id: string; version: number; household: boolean; village_code: string | null }>`
		select id, version, ${sql.join(columns)} from contract
		where county_code = ${tx.county} and feature_no = ${number} for update`.execute(tx.query);
	const [row] = rows;
	if (!row || row.household || !sees(tx.scope, tx.county, row.village_code)) return null;
	const { id, version, ...state } = row;
	return { id, number, version, village: row.village_code, state: state as unknown as State };
}

const invalid = (faults: readonly ContractFault[]) => refused('contract.invalid', { faults });

async function villageKnown(tx: Tx, code: string): Promise<boolean> {
	const row = await tx.query
		.selectFrom('village')
		.select('code')
		.where('county_code', '=', tx.county)
		.where('code', '=', code)
		.executeTakeFirst();
	return row !== undefined;
}

async function numberTaken(tx: Tx, number: string, self: string | null): Promise<boolean> {
	const { rows } = await sql`
		select from contract where contract.county_code = ${tx.county} and contract.number = ${number}
			and (${self}::uuid is null or contract.id <> ${self}::uuid)`.execute(tx.query);
	return rows.length > 0;
}

/**
 * Enters a contract, or changes one; what is irregular about it is looked for in the same write.
 * @param asked values by column; `number` and the `version` the person had in front for a change
 * @returns refused with `contract.invalid` and the faults of each field, `contract.scope`, `contract.unknown` or
 * `contract.changed` when somebody else changed it meanwhile
 */
export async function saveContract(
	tx: Tx,
	_actor: Actor,
	asked: { number: number | null; version: number; values: Readonly<Record<string, string | undefined>> }
): Promise<Outcome<SavedContract>> {
	const { state, faults } = checkContract(asked.values);
	const before = asked.number === null ? null : await lockContract(tx, asked.number);
	if (asked.number !== null && !before) return refused('contract.unknown');
	if (before && before.version !== asked.version) return refused('contract.changed', { got: before.version });
	if (faults.length > 0) return invalid(faults);
	const village = state.village_code as string;
	if (!sees(tx.scope, tx.county, village)) return refused('contract.scope');
	// Locks the register: two people who enter one number at once meet here.
	await tx.takeNumbers('contract', 0);
	if (!(await villageKnown(tx, village)))
		return invalid([{ field: 'village_code', expected: 'village.known', got: village }]);
	if (await numberTaken(tx, state.number as string, before?.id ?? null))
		return invalid([{ field: 'number', expected: 'unique', got: state.number as string }]);
	const kept = settled(before?.state ?? null, state);
	const saved = before
		? { id: before.id, number: before.number, version: await changeRow(tx, contractTable, before.id, kept) }
		: await entered(tx, kept);
	await afterChange(tx, saved.id, before?.state ?? {}, kept, before ? 'changed' : 'added', saved.version);
	return accepted({ number: saved.number, version: saved.version });
}

/** What came over what there was: the form knows some columns, the others stay. */
function settled(before: State | null, state: ContractState): State {
	const base: State = before ?? { ...contractTable.defaults, extra: null, lessor_code: null, lessee_code: null };
	const kept = { ...base, ...state, sort_key: sortKey(String(state.number)) } as LandState;
	return settleContract(kept) as State;
}

async function entered(tx: Tx, state: State): Promise<{ id: string; number: number; version: number }> {
	const id = (await saveRows(tx, contractTable, [{ row: null, state }], null, undefined, true))[0]!.id;
	const { number } = await tx.query
		.selectFrom('contract')
		.select('feature_no as number')
		.where('county_code', '=', tx.county)
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return { id, number, version: 1 };
}

/** What else a change of a contract changes, and what the trail keeps of it; of names that there was one. */
async function afterChange(
	tx: Tx,
	id: string,
	before: State,
	after: State,
	act: string,
	version: number
): Promise<void> {
	await refreshIrregularities(tx, [id]);
	tx.touch('contract_shape');
	const told = [...allContractFields.filter(({ kept }) => !kept).map(({ name }) => name), 'status'];
	const changes = Object.fromEntries(
		told.flatMap((name) => {
			const [from, to] = [before[name] ?? null, after[name] ?? null];
			return JSON.stringify(from) === JSON.stringify(to) || typeof to === 'object' ? [] : [[name, [from, to] as const]];
		})
	);
	const village = (after.village_code ?? before.village_code ?? null) as string | null;
	tx.note({ kind: 'contract', ids: [id], village, detail: { act, version }, changes });
}

/**
 * Takes back the last change of a contract: one just entered goes, one just changed returns to what it was.
 * @param version the version that is taken back; refused with `contract.changed` when there is a later one
 */
export async function takeBackContract(
	tx: Tx,
	_actor: Actor,
	{ number, version }: SavedContract
): Promise<Outcome<SavedContract>> {
	const present = await lockContract(tx, number);
	if (!present) return refused('contract.unknown');
	if (present.version !== version) return refused('contract.changed', { got: present.version });
	if (version <= 1) return withdrawn(tx, present);
	const { rows } = await sql<{ state: Record<string, State[string]> }>`
		select state from contract_version
		where county_code = ${tx.county} and id = ${present.id}::uuid and version = ${version - 1}`.execute(tx.query);
	if (!rows[0]) return refused('contract.unknown');
	const state = Object.fromEntries(
		Object.keys(contractTable.columns).map((column) => [column, rows[0]!.state[column] ?? null])
	) as State;
	if (await numberTaken(tx, String(state.number), present.id)) return refused('contract.number_taken');
	const next = await changeRow(tx, contractTable, present.id, state);
	await afterChange(tx, present.id, present.state, state, 'undone', next);
	return accepted({ number, version: next });
}

/** A contract entered by mistake goes, unless something has been built on it. */
async function withdrawn(tx: Tx, { id, number, version, village }: PresentContract): Promise<Outcome<SavedContract>> {
	for (const table of ['contract_parcel', 'land_match', 'contract_step', 'contract_rectification'] as const) {
		const { rows } = await sql`
			select from ${sql.table(table)} where county_code = ${tx.county} and contract_id = ${id}::uuid limit 1`.execute(
			tx.query
		);
		if (rows.length > 0) return refused('contract.in_use');
	}
	await removeRow(tx, contractTable, id);
	tx.note({ kind: 'contract', ids: [id], village, detail: { act: 'removed', version } });
	return accepted({ number, version });
}
