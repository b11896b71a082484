import { sql } from 'kysely';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { maskedName } from '#core/masked-name.ts';
import { reasonOf } from '#core/steps.ts';
import { changeRow } from '#db/one-row.server.ts';
import { saveRows, type State, type VersionedTable } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { isVillage } from '#territory/villages.read.server.ts';
import { checkDebt, type DebtField, type DebtState } from './debt-check.ts';
import { debtRules } from './debt-settings.read.server.ts';
import { holdEntries } from './entries.server.ts';
import { recordMovement } from './movement.write.server.ts';
import type { Side } from './methods.ts';

export const debtTable: VersionedTable = {
	table: 'debt',
	key: 'number',
	within: ['side'],
	columns: {
		...{ side: 'text', number: 'text', village_code: 'text', counterparty: 'text', counterparty_kind: 'text' },
		...{ origin: 'text', reason: 'text', contract_number: 'text', arisen_on: 'date', due_on: 'date' },
		...{ opening_fen: 'bigint', approval: 'text', prohibition: 'text' },
		...{ township_view: 'text', township_seen_on: 'date', township_seen_by: 'text' }
	},
	shape: false
};

const LETTER: Readonly<Record<Side, string>> = { receivable: 'ZQ', payable: 'ZW' };

/** The next number of a village's ledger: 债权 ZQ or 债务 ZW, the village's code, three digits or more. */
async function nextNumber(tx: Tx, side: Side, village: string): Promise<string> {
	const serial = await tx.takeNumbers(`debt/${side}/${village}`, 1);
	const number = `${LETTER[side]}${village}${String(serial).padStart(3, '0')}`;
	// A ledger brought from outside may have used it already.
	return (await taken(tx, side, number)) ? nextNumber(tx, side, village) : number;
}

async function taken(tx: Tx, side: Side, number: string): Promise<boolean> {
	const { rows } = await sql`
		select 1 from debt where county_code = ${tx.county} and side = ${side} and number = ${number}`.execute(tx.query);
	return rows.length > 0;
}

/** What the trail keeps of an entry: the other party masked. */
const told = ({ counterparty, ...state }: DebtState) => ({ ...state, counterparty: maskedName(counterparty) });

/**
 * Enters a receivable or a payable. One that arose after the base date begins with its own movement; under one of the six
 * prohibitions it is recorded as 违规新增债务 and waits for the township to look at it.
 * @returns its id and number; refused with `debt.invalid` and the faults of each field, or `debt.twice`
 */
export async function addDebt(
	tx: Tx,
	actor: Actor,
	given: Readonly<Partial<Record<DebtField, string | null>>>
): Promise<Outcome<{ id: string; number: string }>> {
	const { calendar } = await debtRules(tx, tx.now);
	const { debt, faults } = checkDebt(given, calendar);
	if (!faults.some(({ field }) => field === 'village_code') && !(await isVillage(tx, debt.state.village_code)))
		faults.push({ field: 'village_code', expected: 'village.known', got: debt.state.village_code });
	if (faults.length > 0) return refused('debt.invalid', { faults });
	const { state, newFen, voucher } = debt;
	const number = state.number ?? (await nextNumber(tx, state.side, state.village_code));
	if (state.number !== null && (await taken(tx, state.side, number))) return refused('debt.twice', { got: number });
	const [saved] = await saveRows(tx, debtTable, [{ row: null, state: { ...state, number } }], null, undefined, true);
	const id = saved!.id;
	tx.touch('village_debts');
	tx.note({
		...{ kind: 'debt', ids: [id], village: state.village_code },
		detail: { act: state.prohibition ? 'added_prohibited' : 'added', ...told({ ...state, number }) }
	});
	if (newFen !== null) {
		const first = { debt: id, method: 'new', on: state.arisen_on!, fen: newFen, voucher: voucher! };
		const moved = await recordMovement(tx, actor, first);
		if (!moved.ok) return moved;
	}
	return accepted({ id, number });
}

/** Fields of an entry that may be put right later: whatever no figure is made of. */
export const mendable = ['counterparty', 'counterparty_kind', 'origin', 'reason', 'contract_number', 'due_on'] as const;

/**
 * Puts right what an entry says beside its money. Its former state is kept.
 * @returns refused with `debt.changed` when somebody else changed it meanwhile
 */
export async function mendDebt(
	tx: Tx,
	_actor: Actor,
	asked: { id: string; version: number; values: Readonly<Partial<Record<(typeof mendable)[number], string | null>>> }
): Promise<Outcome<{ version: number }>> {
	const held = (await holdEntries(tx, [asked.id])).get(asked.id);
	if (!held) return refused('debt.unknown');
	if (held.version !== asked.version) return refused('debt.changed', { got: held.version });
	const before = await stateOf(tx, asked.id);
	const { calendar } = await debtRules(tx, tx.now);
	const merged = { ...before, ...asked.values };
	// The money of an entry is not mended; any figure passes here.
	const { debt, faults } = checkDebt({ ...merged, opening: '1', voucher: '-' } as Record<DebtField, string>, calendar);
	if (faults.length > 0) return refused('debt.invalid', { faults });
	const next = { ...before, ...Object.fromEntries(mendable.map((name) => [name, debt.state[name]])) };
	if (mendable.every((name) => next[name] === before[name])) return accepted({ version: held.version });
	const version = await changeRow(tx, debtTable, asked.id, next);
	const changes = Object.fromEntries(
		mendable
			.map((name) => [name, [shown(name, before[name] as string | null), shown(name, debt.state[name])]] as const)
			.filter(([, [one, other]]) => one !== other)
	);
	tx.note({ kind: 'debt', ids: [asked.id], village: held.village, detail: { act: 'mended', version }, changes });
	return accepted({ version });
}

const shown = (name: string, value: string | null): string | null =>
	name === 'counterparty' ? maskedName(value) : value;

async function stateOf(tx: Tx, id: string): Promise<State> {
	const columns = sql.join(Object.keys(debtTable.columns).map((column) => sql.ref(column)));
	const { rows } = await sql<State>`
		select ${columns} from debt where county_code = ${tx.county} and id = ${id}::uuid`.execute(tx.query);
	return rows[0]!;
}

/** The township has seen a prohibited new debt and says what it does about it. */
export async function seeProhibited(
	tx: Tx,
	actor: Actor,
	asked: { id: string; view: string }
): Promise<Outcome<{ id: string }>> {
	const view = reasonOf(asked.view);
	if (view === null) return refused('step.reason', { expected: '2–500', got: [...asked.view.trim()].length });
	const held = (await holdEntries(tx, [asked.id])).get(asked.id);
	if (!held) return refused('debt.unknown');
	const before = await stateOf(tx, asked.id);
	if (!before.prohibition) return refused('debt.not_prohibited');
	const seen = { township_view: view, township_seen_on: dayOf(tx.now), township_seen_by: actor.name };
	await changeRow(tx, debtTable, asked.id, { ...before, ...seen });
	tx.note({
		...{ kind: 'debt', ids: [asked.id], village: held.village, detail: { act: 'seen' } },
		changes: { township_view: [before.township_view ?? null, view] }
	});
	tx.because(view);
	return accepted({ id: asked.id });
}
