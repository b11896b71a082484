import { sql } from 'kysely';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import { sees, seesWholeCounty } from '#core/scope.ts';
import { changeRow, removeRow } from '#db/one-row.server.ts';
import { saveRows, type State } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { checkRegister, type RegisterFault } from './register-check.ts';
import { namedBy, tableOf, versionedTable } from './register-tables.server.ts';
import { HEADS, meet, registerKey, registers, type RegisterName, type RegisterState } from './registers.ts';

/** A record after a write. */
export interface SavedRecord {
	id: string;
	version: number;
}

interface Present {
	version: number;
	state: RegisterState;
}

const invalid = (faults: readonly RegisterFault[]) => refused('register.invalid', { faults });

async function present(tx: Tx, name: RegisterName, id: string): Promise<Present | null> {
	const columns = registers[name].map((field) => sql.ref(field.name));
	const { rows } = await sql<{ version: number; [column: string]: string | number | null }>`
		select version, ${sql.join(columns)} from ${sql.table(tableOf[name])}
		where county_code = ${tx.county} and id = ${id}::uuid for update`.execute(tx.query);
	if (!rows[0]) return null;
	const { version, ...state } = rows[0];
	return { version, state: state as RegisterState };
}

/** Whether whoever acts may write records that name this: places of the scope, everything else by the whole county alone. */
function mayWrite(tx: Tx, name: RegisterName, state: RegisterState): boolean {
	if (seesWholeCounty(tx.scope, tx.county)) return true;
	const place = name === 'pairing' && /township|village/.test(state.subject_kind ?? '') ? state.subject_code : null;
	const code = place ?? state.place_code ?? null;
	return code !== null && sees(tx.scope, tx.county, code);
}

/**
 * Adds a record, or changes one.
 * @param asked values by column; `id` and the `version` the person had in front for a change
 * @returns refused with `register.invalid` and the faults of each field, `register.twice` when the county has it already,
 * `register.changed` when somebody else changed it meanwhile
 */
export async function saveRecord(
	tx: Tx,
	_actor: Actor,
	name: RegisterName,
	asked: { id: string | null; version: number; values: Readonly<Record<string, string | undefined>> }
): Promise<Outcome<SavedRecord>> {
	const { state, faults } = checkRegister(name, asked.values);
	if (faults.length > 0) return invalid(faults);
	const spec = versionedTable(name);
	// Locks the register: two people who add the same at once meet here.
	await tx.takeNumbers(spec.table, 0);
	const before = asked.id === null ? null : await present(tx, name, asked.id);
	if (asked.id !== null && (!before || !mayWrite(tx, name, before.state))) return refused('register.unknown');
	if (before && before.version !== asked.version) return refused('register.changed', { got: before.version });
	if (!mayWrite(tx, name, state)) return refused('register.scope');
	const unknown = await unknownNames(tx, name, state);
	if (unknown.length > 0) return invalid(unknown);
	const code = registerKey(name, state);
	if (await taken(tx, name, code, asked.id)) return refused('register.twice');
	const against = await againstOthers(tx, name, state, asked.id);
	if (against) return against;
	const kept: State = { ...state, code };
	const saved =
		asked.id === null
			? { id: (await saveRows(tx, spec, [{ row: null, state: kept }], null, undefined, true))[0]!.id, version: 1 }
			: { id: asked.id, version: await changeRow(tx, spec, asked.id, kept) };
	noted(tx, name, saved, before ? 'changed' : 'added', before?.state ?? {}, state);
	return accepted(saved);
}

/** What the trail keeps of a change: each field before and after; of a restricted label that there was one, nothing of it. */
function noted(
	tx: Tx,
	name: RegisterName,
	{ id, version }: SavedRecord,
	act: string,
	before: RegisterState,
	after: RegisterState
): void {
	const { place_code, subject_code } = { ...before, ...after };
	const village = [place_code, subject_code].find((code) => /^\d{12}$/.test(code ?? '')) ?? null;
	const columns = registers[name].map((field) => field.name);
	const changes = Object.fromEntries(
		columns
			.map((column) => [column, [before[column] ?? null, after[column] ?? null]] as const)
			.filter(([, [from, to]]) => from !== to)
	);
	const note = { kind: tableOf[name], ids: [id], detail: { act, version } };
	tx.note(name === 'label' ? note : { ...note, village, changes });
}

async function taken(tx: Tx, name: RegisterName, code: string, self: string | null): Promise<boolean> {
	const { rows } = await sql`
		select 1 from ${sql.table(tableOf[name])} where county_code = ${tx.county} and code = ${code}
			and (${self}::uuid is null or id <> ${self}::uuid)`.execute(tx.query);
	return rows.length > 0;
}

/** Places, teams, people and stations that the record names and the county does not have. */
async function unknownNames(tx: Tx, name: RegisterName, state: RegisterState): Promise<RegisterFault[]> {
	const faults: RegisterFault[] = [];
	for (const field of registers[name]) {
		const value = state[field.name];
		if (!value) continue;
		const subject = field.kind === 'subject' ? state.subject_kind : null;
		const found =
			field.kind === 'village' || field.kind === 'place' || subject === 'village' || subject === 'township'
				? await isPlace(tx, value)
				: field.kind === 'team' || field.kind === 'talent' || field.kind === 'station'
					? (await present(tx, field.kind, value)) !== null
					: true;
		if (!found)
			faults.push({
				field: field.name,
				expected: `${subject ?? field.kind}.known`,
				got: value.length === 36 ? null : value
			});
	}
	return faults;
}

async function isPlace(tx: Tx, code: string): Promise<boolean> {
	if (code === tx.county) return true;
	const table = code.length === 9 ? 'township' : 'village';
	const row = await tx.query
		.selectFrom(table)
		.select('code')
		.where('county_code', '=', tx.county)
		.where('code', '=', code)
		.executeTakeFirst();
	return row !== undefined;
}

/** What a record must not be beside others: a pair that there is already for these days, a third head of a leading group. */
async function againstOthers(tx: Tx, name: RegisterName, state: RegisterState, self: string | null) {
	if (name === 'pairing') {
		const rows = await tx.query
			.selectFrom('pairing')
			.select(['id', 'starts_on', 'ends_on'])
			.where('county_code', '=', tx.county)
			.where('subject_kind', '=', state.subject_kind!)
			.where('subject_code', '=', state.subject_code!)
			.where('leader', '=', state.leader!)
			.execute();
		const other = rows.find(({ id, ...period }) => id !== self && meet(period, state));
		return other ? refused('pairing.overlaps', { from: other.starts_on, to: other.ends_on }) : null;
	}
	if (name !== 'member' || state.role !== 'head') return null;
	const heads = await tx.query
		.selectFrom('team_member')
		.innerJoin('team', (join) =>
			join.onRef('team.county_code', '=', 'team_member.county_code').onRef('team.id', '=', 'team_member.team_id')
		)
		.select(['team_member.id', 'team_member.starts_on', 'team_member.ends_on'])
		.where('team_member.county_code', '=', tx.county)
		.where('team.county_code', '=', tx.county)
		.where('team.id', '=', state.team_id!)
		.where('team.kind', '=', 'leading_group')
		.where('team_member.role', '=', 'head')
		.execute();
	const beside = heads.filter(({ id, ...period }) => id !== self && meet(period, state));
	return beside.length >= HEADS ? refused('team.heads', { expected: HEADS, got: beside.length + 1 }) : null;
}

/**
 * Takes back the last change of a record: one just added goes, one just changed returns to what it was. Both states stay among
 * its versions.
 * @param version the version that is taken back; refused with `register.changed` when there is a later one
 */
export async function takeBackRecord(
	tx: Tx,
	actor: Actor,
	name: RegisterName,
	{ id, version }: SavedRecord
): Promise<Outcome<SavedRecord>> {
	if (version <= 1) return removeRecord(tx, actor, name, { id, version });
	const { rows } = await sql<{ state: Record<string, string | null> }>`
		select state from ${sql.table(`${tableOf[name]}_version`)}
		where county_code = ${tx.county} and id = ${id}::uuid and version = ${version - 1}`.execute(tx.query);
	if (!rows[0]) return refused('register.unknown');
	const values = Object.fromEntries(
		registers[name].map((field) => [field.name, rows[0]!.state[field.name] ?? undefined])
	);
	return saveRecord(tx, actor, name, { id, version, values });
}

/** Removes a record that was entered by mistake; its states stay among its versions. Refused while others name it. */
export async function removeRecord(
	tx: Tx,
	_actor: Actor,
	name: RegisterName,
	{ id, version }: SavedRecord
): Promise<Outcome<SavedRecord>> {
	const before = await present(tx, name, id);
	if (!before || !mayWrite(tx, name, before.state)) return refused('register.unknown');
	if (before.version !== version) return refused('register.changed', { got: before.version });
	for (const [table, column] of namedBy[name] ?? []) {
		const { rows } = await sql<{ count: number }>`
			select count(*)::integer as count from ${sql.table(table)}
			where county_code = ${tx.county} and ${sql.ref(column)} = ${id}::uuid`.execute(tx.query);
		if (rows[0]!.count > 0) return refused('register.in_use', { count: rows[0]!.count });
	}
	await removeRow(tx, versionedTable(name), id);
	noted(tx, name, { id, version }, 'removed', before.state, {});
	return accepted({ id, version });
}

/** Ends a record on its last day; everything else stays. */
export async function endRecord(
	tx: Tx,
	actor: Actor,
	name: RegisterName,
	{ id, version, lastDay }: SavedRecord & { lastDay: string }
): Promise<Outcome<SavedRecord>> {
	const before = await present(tx, name, id);
	if (!before || !mayWrite(tx, name, before.state)) return refused('register.unknown');
	const values = Object.fromEntries(
		Object.entries(before.state).map(([column, value]) => [column, value ?? undefined])
	);
	return saveRecord(tx, actor, name, { id, version, values: { ...values, ends_on: lastDay } });
}
