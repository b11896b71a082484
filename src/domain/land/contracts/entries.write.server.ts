import { sql } from 'kysely';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { sees } from '#core/scope.ts';
import { changeRow, removeRow } from '#db/one-row.server.ts';
import { saveRows, type State } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { checkEntry, entries, ofContract, type EntryName, type EntryState } from './entries.ts';
import { lockContract } from './record.write.server.ts';
import { entryTable } from './tables.server.ts';

export interface SavedEntry {
	id: string;
	version: number;
}

/** What an entry hangs on: a contract by its number, or a village by its code. */
export type EntryOwner = { contract: number } | { village: string };

interface Owner {
	column: 'contract_id' | 'village_code';
	value: string;
	village: string | null;
}

async function ownerOf(tx: Tx, name: EntryName, asked: EntryOwner): Promise<Owner | null> {
	if (ofContract(name) !== 'contract' in asked) return null;
	if ('contract' in asked) {
		const contract = await lockContract(tx, asked.contract);
		return contract && { column: 'contract_id', value: contract.id, village: contract.village };
	}
	if (!sees(tx.scope, tx.county, asked.village)) return null;
	const row = await tx.query
		.selectFrom('village')
		.select('code')
		.where('county_code', '=', tx.county)
		.where('code', '=', asked.village)
		.executeTakeFirst();
	return row ? { column: 'village_code', value: row.code, village: row.code } : null;
}

/** One entry of an owner, locked; null when it is another's. */
async function present(
	tx: Tx,
	name: EntryName,
	owner: Owner,
	id: string
): Promise<{ version: number; state: State } | null> {
	const spec = entryTable(name);
	const { rows } = await sql<{ version: number }>`
		select version, ${sql.join(Object.keys(spec.columns).map((column) => sql.ref(column)))} from ${sql.table(spec.table)}
		where county_code = ${tx.county} and id = ${id}::uuid and ${sql.ref(owner.column)}::text = ${owner.value}
		for update`.execute(tx.query);
	if (!rows[0]) return null;
	const { version, ...state } = rows[0];
	return { version, state: state as unknown as State };
}

/** Two 碰头 of a village on one day and two groups of one name are one; everything else may be there twice. */
const codeOf = (tx: Tx, name: EntryName, owner: Owner, state: EntryState): string =>
	name === 'meeting'
		? `${owner.value}/${state.met_on}`
		: name === 'group'
			? `${owner.value}/${state.name}`
			: name === 'interest'
				? `${owner.value}/${state.relation}`
				: tx.newId();

/**
 * Writes an entry down, or changes one.
 * @returns refused with `contract.invalid` and the faults of each field, `contract.unknown`, `entry.twice` or `contract.changed`
 */
export async function saveEntry(
	tx: Tx,
	_actor: Actor,
	name: EntryName,
	asked: {
		owner: EntryOwner;
		id: string | null;
		version: number;
		values: Readonly<Record<string, string | undefined>>;
	}
): Promise<Outcome<SavedEntry>> {
	const { state, faults } = checkEntry(name, asked.values, dayOf(tx.now));
	const spec = entryTable(name);
	await tx.takeNumbers(spec.table, 0);
	const owner = await ownerOf(tx, name, asked.owner);
	const before = owner && asked.id !== null ? await present(tx, name, owner, asked.id) : null;
	if (!owner || (asked.id !== null && !before)) return refused('contract.unknown');
	if (before && before.version !== asked.version) return refused('contract.changed', { got: before.version });
	if (faults.length > 0) return refused('contract.invalid', { faults });
	const code =
		before && !['meeting', 'group', 'interest'].includes(name) ? before.state.code! : codeOf(tx, name, owner, state);
	const { rows } = await sql<{ id: string }>`
		select id from ${sql.table(spec.table)} where county_code = ${tx.county} and code = ${code as string}`.execute(
		tx.query
	);
	if (rows.some(({ id }) => id !== asked.id)) return refused('entry.twice');
	const kept: State = { ...state, code, [owner.column]: owner.value };
	if (asked.id === null) return accepted(await addEntry(tx, name, owner, kept, null));
	const saved = { id: asked.id, version: await changeRow(tx, spec, asked.id, kept) };
	noted(tx, name, owner, saved, 'changed', before!.state, kept);
	return accepted(saved);
}

async function addEntry(
	tx: Tx,
	name: EntryName,
	owner: Owner,
	kept: State,
	source: { file: string; row: number } | null
): Promise<SavedEntry> {
	const [made] = await saveRows(
		...([tx, entryTable(name), [{ row: source?.row ?? null, state: kept }]] as const),
		...([source?.file ?? null, undefined, true] as const)
	);
	const saved = { id: made!.id, version: 1 };
	noted(tx, name, owner, saved, 'added', {}, kept);
	return saved;
}

/** Writes down an entry that a ledger tells of and that has been checked. */
export const putEntry = (
	tx: Tx,
	name: 'rectification' | 'opinion',
	owner: Owner,
	state: EntryState,
	source: { file: string; row: number }
): Promise<SavedEntry> =>
	addEntry(tx, name, owner, { ...state, code: tx.newId(), [owner.column]: owner.value }, source);

/** What the trail keeps: each field before and after, under the contract too; of a restricted flag that there was one. */
function noted(
	tx: Tx,
	name: EntryName,
	owner: Owner,
	saved: SavedEntry,
	act: string,
	before: State,
	after: State
): void {
	const { table } = entryTable(name);
	const ids = name === 'interest' || owner.column === 'village_code' ? [saved.id] : [saved.id, owner.value];
	const base = { kind: table, ids, detail: { act, version: saved.version } };
	if (name === 'interest') {
		tx.note(base);
		return;
	}
	const changes = Object.fromEntries(
		entries[name].flatMap(({ name: field }) => {
			const [from, to] = [before[field] ?? null, after[field] ?? null];
			return from === to ? [] : [[field, [from, to] as const]];
		})
	);
	tx.note({ ...base, village: owner.village, changes });
}

/** Takes an entry away that was written down by mistake; its states stay among its versions. */
export async function removeEntry(
	tx: Tx,
	_actor: Actor,
	name: EntryName,
	{ owner: asked, id, version }: { owner: EntryOwner } & SavedEntry
): Promise<Outcome<SavedEntry>> {
	const owner = await ownerOf(tx, name, asked);
	const before = owner && (await present(tx, name, owner, id));
	if (!owner || !before) return refused('contract.unknown');
	if (before.version !== version) return refused('contract.changed', { got: before.version });
	await removeRow(tx, entryTable(name), id);
	noted(tx, name, owner, { id, version }, 'removed', before.state, {});
	return accepted({ id, version });
}

/** Takes back the last change of an entry: one just written goes, one just changed returns to what it was. */
export async function takeBackEntry(
	tx: Tx,
	actor: Actor,
	name: EntryName,
	asked: { owner: EntryOwner } & SavedEntry
): Promise<Outcome<SavedEntry>> {
	if (asked.version <= 1) return removeEntry(tx, actor, name, asked);
	const owner = await ownerOf(tx, name, asked.owner);
	const before = owner && (await present(tx, name, owner, asked.id));
	if (!owner || !before) return refused('contract.unknown');
	if (before.version !== asked.version) return refused('contract.changed', { got: before.version });
	const spec = entryTable(name);
	const { rows } = await sql<{ state: State }>`
		select state from ${sql.table(`${spec.table}_version`)}
		where county_code = ${tx.county} and id = ${asked.id}::uuid and version = ${asked.version - 1}`.execute(tx.query);
	if (!rows[0]) return refused('contract.unknown');
	const state = Object.fromEntries(Object.keys(spec.columns).map((column) => [column, rows[0]!.state[column] ?? null]));
	const version = await changeRow(tx, spec, asked.id, state);
	noted(tx, name, owner, { id: asked.id, version }, 'undone', before.state, state);
	return accepted({ id: asked.id, version });
}
