import { accepted, refused, type Outcome } from '#core/outcome.ts';

/** Statuses of money on land (terms.md); what is only estimated is no charge and has none. */
export const chargeStatuses = ['due', 'part_paid', 'paid', 'overdue', 'waived'] as const;
export type ChargeStatus = (typeof chargeStatuses)[number];

export interface DueLine {
	fen: number;
	dueOn: string;
}

export interface LineBalance extends DueLine {
	paid: number;
	waived: number;
	open: number;
	status: ChargeStatus;
}

export interface Balance {
	due: number;
	paid: number;
	waived: number;
	open: number;
	/** Of what is open, what should have come by now. */
	overdue: number;
	status: ChargeStatus;
	lines: LineBalance[];
}

export const sumOf = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0);

/**
 * Where a charge stands on a day. What was waived is taken off the last years first, what was paid settles the first ones
 * first, so that whoever pays is never late with what they have paid for.
 */
export function balanceOf(
	lines: readonly DueLine[],
	payments: readonly number[],
	waivers: readonly number[],
	today: string
): Balance {
	const settle = (amount: number, list: readonly number[]): number[] => {
		let left = amount;
		return list.map((fen) => {
			const taken = Math.min(left, fen);
			left -= taken;
			return taken;
		});
	};
	const waived = settle(sumOf(waivers), lines.map(({ fen }) => fen).toReversed()).toReversed();
	const paid = settle(
		sumOf(payments),
		lines.map(({ fen }, index) => fen - waived[index]!)
	);
	const told = lines.map(({ fen, dueOn }, index): LineBalance => {
		const [off, in_] = [waived[index]!, paid[index]!];
		const open = fen - off - in_;
		return { fen, dueOn, paid: in_, waived: off, open, status: statusOf({ open, paid: in_, late: dueOn < today }) };
	});
	const late = told.filter(({ open, dueOn }) => open > 0 && dueOn < today);
	const total = {
		due: sumOf(lines.map(({ fen }) => fen)),
		paid: sumOf(payments),
		waived: sumOf(waivers)
	};
	const open = total.due - total.paid - total.waived;
	return {
		...{ ...total, open, overdue: sumOf(late.map((line) => line.open)) },
		status: statusOf({ open, paid: total.paid, late: late.length > 0 }),
		lines: told
	};
}

const statusOf = ({ open, paid, late }: { open: number; paid: number; late: boolean }): ChargeStatus =>
	open === 0 ? (paid > 0 ? 'paid' : 'waived') : late ? 'overdue' : paid > 0 ? 'part_paid' : 'due';

/** Whether money of this amount may be taken down (domain.md I10: paid ≤ due). */
export function mayPay(fen: number, { open, due }: Pick<Balance, 'open' | 'due'>): Outcome<true> {
	if (!Number.isSafeInteger(fen) || fen < 1) return refused('charge.amount', { expected: '≥ 0.01', got: fen / 100 });
	if (fen > open) return refused('charge.above_due', { expected: open, got: fen, due });
	return accepted(true);
}
