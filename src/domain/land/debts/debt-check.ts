import type { Expectation } from '#core/import-fields.ts';
import { fenFromYuan } from '#core/money.ts';
import { isDay } from '#core/period.ts';
import {
	counterpartyKinds,
	origins,
	prohibitions,
	sides,
	type Origin,
	type Prohibition,
	type Side
} from './methods.ts';
import type { Calendar } from './movement.ts';

/** What is wrong in one field: which, what was expected, what came. Worded in text/. */
export interface DebtFault extends Expectation {
	field: DebtField;
	got: string | null;
}

export const debtFields = [
	...(['side', 'number', 'village_code', 'counterparty', 'counterparty_kind', 'origin', 'reason'] as const),
	...(['contract_number', 'arisen_on', 'due_on', 'opening', 'approval', 'prohibition', 'voucher'] as const)
] as const;
export type DebtField = (typeof debtFields)[number];

/** An entry as it is kept, without what moves it. */
export interface DebtState {
	side: Side;
	/** null: the next of the village. */
	number: string | null;
	village_code: string;
	counterparty: string;
	counterparty_kind: (typeof counterpartyKinds)[number];
	origin: Origin;
	reason: string | null;
	contract_number: string | null;
	arisen_on: string | null;
	due_on: string | null;
	/** Fen at the base date; nought for what arose later. */
	opening_fen: number;
	approval: string | null;
	prohibition: Prohibition | null;
}

/** A new entry, and what it began with when it arose after the base date. */
export interface CheckedDebt {
	state: DebtState;
	newFen: number | null;
	voucher: string | null;
}

const LONGEST: Partial<Record<DebtField, number>> = {
	...{ number: 40, counterparty: 100, reason: 300, contract_number: 60, approval: 200, voucher: 100 }
};

/**
 * One entry of either ledger as a person or a file gives it. What stood at the base date has an opening; what arose later
 * begins with a movement of its own, and a payable among it names who agreed, or which of the six prohibitions it falls
 * under: that is recorded, never refused.
 * @param given values by field; `opening` is yuan, at the base date or at its beginning
 */
export function checkDebt(
	given: Readonly<Partial<Record<DebtField, string | null>>>,
	{ base, today }: Calendar
): { debt: CheckedDebt; faults: DebtFault[] } {
	const faults: DebtFault[] = [];
	const fault = (field: DebtField, expected: string, params?: Expectation['params']) =>
		void faults.push({ field, expected, got: given[field] ?? null, ...(params && { params }) });
	const text = (field: DebtField): string | null => {
		const value = (given[field] ?? '').normalize('NFC').trim().replace(/\s+/g, ' ');
		const longest = LONGEST[field];
		if (longest !== undefined && [...value].length > longest) fault(field, 'text.shorter', { longest });
		return value === '' ? null : value;
	};
	const choice = <C extends string>(field: DebtField, choices: readonly C[], needed: boolean): C | null => {
		const value = text(field);
		if (value === null) {
			if (needed) fault(field, 'value');
			return null;
		}
		if ((choices as readonly string[]).includes(value)) return value as C;
		fault(field, 'choice');
		return null;
	};
	const day = (field: DebtField): string | null => {
		const value = text(field);
		if (value === null || (isDay(value) && value >= '1950-01-01' && value < '2100-01-01')) return value;
		fault(field, 'day');
		return null;
	};

	const side = choice('side', sides, true) ?? 'receivable';
	const village = text('village_code') ?? '';
	if (!/^\d{12}$/.test(village)) fault('village_code', 'village.known');
	const counterparty = text('counterparty');
	if (counterparty === null) fault('counterparty', 'value');
	const arisen = day('arisen_on');
	if (arisen !== null && arisen > today) fault('arisen_on', 'day.not_after', { day: today });
	const due = day('due_on');
	if (due !== null && arisen !== null && due < arisen) fault('due_on', 'day.not_before', { day: arisen });
	const fen = fenFromYuan(text('opening') ?? '');
	if (fen === null || fen === 0) fault('opening', 'money');
	const late = arisen !== null && arisen > base;
	const prohibition = choice('prohibition', prohibitions, false);
	if (prohibition !== null && side === 'receivable') fault('prohibition', 'payable_only');
	const approval = text('approval');
	const voucher = text('voucher');
	if (late && voucher === null) fault('voucher', 'value');
	if (late && side === 'payable' && prohibition === null && approval === null)
		fault('approval', 'approval_or_prohibition');
	return {
		faults,
		debt: {
			state: {
				...{ side, number: text('number'), village_code: village, counterparty: counterparty ?? '' },
				counterparty_kind: choice('counterparty_kind', counterpartyKinds, true) ?? 'other',
				origin: choice<Origin>('origin', origins[side], true) ?? origins[side].at(-1)!,
				...{ reason: text('reason'), contract_number: text('contract_number'), arisen_on: arisen, due_on: due },
				...{ opening_fen: late ? 0 : (fen ?? 0), approval, prohibition }
			},
			newFen: late ? (fen ?? 0) : null,
			voucher
		}
	};
}
