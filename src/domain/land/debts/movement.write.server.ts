import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import { reasonOf } from '#core/steps.ts';
import type { Tx } from '#db/tx.server.ts';
import { debtRules } from './debt-settings.read.server.ts';
import { entryNamed, holdEntries, type HeldEntry } from './entries.server.ts';
import { checkMovement, checkOffset, checkReversal, type AskedMovement } from './movement.ts';
import { ruleOf, type Method, type Side } from './methods.ts';

/** A movement as it is entered: of which entry, and for an offset the number of the entry on the other side. */
export interface EnteredMovement extends AskedMovement {
	readonly debt: string;
	readonly other?: string | null;
	readonly note?: string | null;
}

interface Line {
	entry: HeldEntry;
	method: Method;
	fen: number;
	asked: Pick<EnteredMovement, 'on' | 'voucher' | 'resolvedOn' | 'valuationFen' | 'valuedBy' | 'note'>;
	reverses: string | null;
}

/** Writes movements that belong together; two are each other's pair. Returns their ids. */
async function writeLines(tx: Tx, actor: Actor, lines: readonly Line[]): Promise<string[]> {
	const ids = lines.map(() => tx.newId());
	await tx.query
		.insertInto('debt_movement')
		.values(
			lines.map(({ entry, method, fen, asked, reverses }, at) => ({
				...{ county_code: tx.county, id: ids[at]!, debt_id: entry.id, method, moved_on: asked.on, amount_fen: fen },
				...{ pair_id: lines.length === 2 ? ids[1 - at]! : null, reverses_id: reverses, voucher: asked.voucher.trim() },
				...{ resolved_on: asked.resolvedOn ?? null, valuation_fen: asked.valuationFen ?? null },
				...{ valued_by: asked.valuedBy?.trim() || null, note: asked.note?.trim() || null },
				...{ actor_id: actor.id, actor_name: actor.name, recorded_at: tx.now }
			}))
		)
		.execute();
	tx.touch('village_debts');
	for (const { entry, method, fen, asked } of lines)
		tx.note({
			...{ kind: 'debt', ids: [entry.id], village: entry.village },
			detail: {
				act: fen < 0 ? 'taken_back' : 'moved',
				side: entry.side,
				method,
				on: asked.on,
				fen,
				voucher: asked.voucher
			}
		});
	return ids;
}

const LONGEST_NOTE = 300;

/**
 * Records what moved an entry. An offset moves the named entry of the other side by the same amount, in the same write.
 * @returns refused as `checkMovement` and `checkOffset` say, `debt.unknown` when an entry is not there or not in scope
 */
export async function recordMovement(
	tx: Tx,
	actor: Actor,
	asked: EnteredMovement
): Promise<Outcome<{ ids: string[] }>> {
	const { calendar } = await debtRules(tx, tx.now);
	if ([...(asked.note ?? '')].length > LONGEST_NOTE)
		return refused('movement.note', { expected: `≤ ${LONGEST_NOTE}`, got: [...asked.note!].length });
	if (asked.method !== 'offset') {
		const entry = (await holdEntries(tx, [asked.debt])).get(asked.debt);
		if (!entry) return refused('debt.unknown');
		const checked = checkMovement(entry, asked, calendar);
		if (!checked.ok) return checked;
		const kept = ruleOf(checked.value).valuation ? asked : { ...asked, valuationFen: null, valuedBy: null };
		const line = { entry, method: checked.value, fen: asked.fen, asked: kept, reverses: null };
		return accepted({ ids: await writeLines(tx, actor, [line]) });
	}
	const side = await sideOf(tx, asked.debt);
	if (!side) return refused('debt.unknown');
	const otherSide: Side = side === 'receivable' ? 'payable' : 'receivable';
	const other = asked.other?.trim() ? await entryNamed(tx, otherSide, asked.other.trim()) : null;
	if (!other) return refused('movement.pair_unknown', { side: otherSide, got: asked.other?.trim() ?? null });
	const held = await holdEntries(tx, [asked.debt, other]);
	const [own, twin] = [held.get(asked.debt)!, held.get(other)!];
	const [receivable, payable] = side === 'receivable' ? [own, twin] : [twin, own];
	const checked = checkOffset(receivable, payable, asked, calendar);
	if (!checked.ok) return checked;
	const kept = { ...asked, valuationFen: null, valuedBy: null };
	const lines = [receivable, payable].map((entry): Line => {
		return { entry, method: 'offset', fen: asked.fen, asked: kept, reverses: null };
	});
	return accepted({ ids: await writeLines(tx, actor, lines) });
}

const sideOf = async (tx: Tx, id: string): Promise<Side | null> => (await holdEntries(tx, [id])).get(id)?.side ?? null;

/**
 * Takes a movement back that was entered by mistake, an offset on both sides. Both lines stay in the ledger.
 * @param asked the movement's id and why
 */
export async function reverseMovement(
	tx: Tx,
	actor: Actor,
	asked: { debt: string; movement: string; reason: string }
): Promise<Outcome<{ ids: string[] }>> {
	const reason = reasonOf(asked.reason);
	if (reason === null) return refused('step.reason', { expected: '2–500', got: [...asked.reason.trim()].length });
	const { calendar } = await debtRules(tx, tx.now);
	const first = (await holdEntries(tx, [asked.debt])).get(asked.debt);
	const movement = first?.moved.find(({ id }) => id === asked.movement);
	if (!first || !movement) return refused('debt.unknown');
	const pairs = [{ entry: first, movement }];
	if (movement.pair !== null) {
		const twinDebt = await debtOfMovement(tx, movement.pair);
		const twin = twinDebt === null ? undefined : (await holdEntries(tx, [first.id, twinDebt])).get(twinDebt);
		const twinMove = twin?.moved.find(({ id }) => id === movement.pair);
		if (!twin || !twinMove) return refused('debt.unknown');
		pairs.push({ entry: twin, movement: twinMove });
	}
	const lines: Line[] = [];
	for (const { entry, movement: one } of pairs) {
		const reversed = entry.moved.some(({ reverses }) => reverses === one.id);
		const checked = checkReversal(entry, { ...one, reversed }, calendar.today);
		if (!checked.ok) return checked;
		const told = { on: one.on, voucher: reason.slice(0, 100), note: reason.slice(0, LONGEST_NOTE) };
		lines.push({ entry, method: one.method, fen: checked.value.fen, asked: told, reverses: one.id });
	}
	tx.because(reason);
	return accepted({ ids: await writeLines(tx, actor, lines) });
}

async function debtOfMovement(tx: Tx, id: string): Promise<string | null> {
	const row = await tx.query
		.selectFrom('debt_movement')
		.select('debt_id')
		.where('county_code', '=', tx.county)
		.where('id', '=', id)
		.executeTakeFirst();
	return row?.debt_id ?? null;
}
