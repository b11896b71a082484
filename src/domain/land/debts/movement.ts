import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { MOST_FEN } from '#core/money.ts';
import { isDay } from '#core/period.ts';
import { lowestFrom, type Moved } from './balance.ts';
import { isMethod, ruleOf, type Method, type Side } from './methods.ts';

/** An entry as a movement meets it. */
export interface Entry {
	readonly side: Side;
	readonly village: string;
	readonly openingFen: number;
	readonly arisenOn: string | null;
	readonly moved: readonly Moved[];
}

/** A movement as a person asks for it. */
export interface AskedMovement {
	readonly method: string;
	readonly on: string;
	readonly fen: number;
	/** Voucher, agreement or resolution by its number: no movement without a paper. */
	readonly voucher: string;
	readonly resolvedOn?: string | null;
	readonly valuationFen?: number | null;
	readonly valuedBy?: string | null;
}

/** Days a movement may fall on. */
export interface Calendar {
	/** The county's base date: nothing moves on or before it. */
	readonly base: string;
	readonly today: string;
}

const LONGEST_VOUCHER = 100;
const isAmount = (fen: number): boolean => Number.isSafeInteger(fen) && fen > 0 && fen <= MOST_FEN;

/**
 * Whether an entry may move so (domain.md I14). What it cannot be: of the other side's methods, before the base date or
 * the debt itself, in the future, without its paper, more than is left on that day or any later one.
 */
export function checkMovement(entry: Entry, asked: AskedMovement, { base, today }: Calendar): Outcome<Method> {
	const { method, on, fen } = asked;
	if (!isMethod(method) || !(ruleOf(method).sides as readonly string[]).includes(entry.side))
		return refused('movement.method', { side: entry.side, got: method });
	if (!isAmount(fen)) return refused('movement.amount', { expected: '0.01–', got: fen });
	if (!isDay(on)) return refused('movement.day', { expected: 'YYYY-MM-DD', got: on });
	const first = entry.arisenOn !== null && entry.arisenOn > base ? entry.arisenOn : null;
	if (on <= base || on > today || (first !== null && on < first))
		return refused('movement.day', { expected: `${first ?? `> ${base}`} – ${today}`, got: on });
	const voucher = asked.voucher.trim();
	if (voucher === '' || [...voucher].length > LONGEST_VOUCHER)
		return refused('movement.voucher', { expected: `1–${LONGEST_VOUCHER}`, got: voucher.length });
	const rule = ruleOf(method);
	if (rule.resolution && (!asked.resolvedOn || !isDay(asked.resolvedOn) || asked.resolvedOn > on))
		return refused('movement.resolution', { expected: `≤ ${on}`, got: asked.resolvedOn ?? null });
	if (rule.valuation && (!isAmount(asked.valuationFen ?? 0) || !asked.valuedBy?.trim()))
		return refused('movement.valuation', { got: asked.valuationFen ?? null });
	if (method === 'new') return accepted(method);
	const left = lowestFrom(entry.openingFen, entry.moved, on);
	if (fen > left) return refused('movement.too_much', { expected: left, got: fen });
	return accepted(method);
}

/**
 * Whether a receivable and a payable may be set off against each other: both of one village, both with enough left. A third
 * party's share in it (互抵置换 between three) is what the agreement named by the voucher is about.
 */
export function checkOffset(
	receivable: Entry,
	payable: Entry,
	asked: Omit<AskedMovement, 'method'>,
	calendar: Calendar
): Outcome<Method> {
	if (receivable.side !== 'receivable' || payable.side !== 'payable')
		return refused('movement.pair', { expected: 'payable', got: payable.side });
	if (receivable.village !== payable.village)
		return refused('movement.pair_village', { expected: receivable.village, got: payable.village });
	for (const entry of [receivable, payable]) {
		const checked = checkMovement(entry, { ...asked, method: 'offset' }, calendar);
		if (!checked.ok) return { ...checked, detail: { ...checked.detail, side: entry.side } };
	}
	return accepted('offset');
}

/** Whether a movement may be taken back: it stands, and without it no day has less than nothing. */
export function checkReversal(entry: Entry, movement: Moved & { reversed: boolean }, today: string): Outcome<Moved> {
	if (movement.fen < 0 || movement.reversed) return refused('movement.reversed');
	const back: Moved = { on: movement.on, method: movement.method, fen: -movement.fen };
	if (movement.on > today) return refused('movement.day', { expected: `≤ ${today}`, got: movement.on });
	const left = lowestFrom(entry.openingFen, [...entry.moved, back], movement.on);
	return left < 0 ? refused('movement.needed', { got: left }) : accepted(back);
}
