import type { Method } from './methods.ts';

/** One movement of an entry: fen above nought, or below for one that takes another back. */
export interface Moved {
	readonly on: string;
	readonly method: Method;
	readonly fen: number;
}

/** What a movement does to a balance: a new debt adds, every method takes away, a reversal the other way round. */
export const effectOf = ({ method, fen }: Moved): number => (method === 'new' ? fen : -fen);

/** The balance after all movements, fen. */
export const balanceOf = (openingFen: number, moved: readonly Moved[]): number =>
	moved.reduce((sum, each) => sum + effectOf(each), openingFen);

/**
 * The smallest the balance ever is at the end of a day from `from` on. A movement entered late must leave nothing
 * below nought on any later day.
 */
export function lowestFrom(openingFen: number, moved: readonly Moved[], from: string): number {
	const days = new Map<string, number>();
	let balance = openingFen;
	for (const each of moved) {
		if (each.on < from) balance += effectOf(each);
		else days.set(each.on, (days.get(each.on) ?? 0) + effectOf(each));
	}
	let lowest = Number.POSITIVE_INFINITY;
	if (!days.has(from)) lowest = balance;
	for (const [, sum] of [...days].sort(([a], [b]) => (a < b ? -1 : 1))) {
		balance += sum;
		lowest = Math.min(lowest, balance);
	}
	return lowest;
}

/** Start, what each method moved and what is left, fen: start + new − Σ methods = end. */
export interface LedgerSum {
	entries: number;
	/** Entries of which nothing is left. */
	settled: number;
	startFen: number;
	newFen: number;
	by: Partial<Record<Method, number>>;
	endFen: number;
}

export const emptySum = (): LedgerSum => ({ entries: 0, settled: 0, startFen: 0, newFen: 0, by: {}, endFen: 0 });

/** The sum of sums: a township of its villages, the county of its townships. */
export function addedUp(sums: Iterable<LedgerSum>): LedgerSum {
	const total = emptySum();
	for (const sum of sums) {
		total.entries += sum.entries;
		total.settled += sum.settled;
		total.startFen += sum.startFen;
		total.newFen += sum.newFen;
		total.endFen += sum.endFen;
		for (const [method, fen] of Object.entries(sum.by) as [Method, number][])
			total.by[method] = (total.by[method] ?? 0) + fen;
	}
	return total;
}

/** What has been resolved by any of the methods, fen. */
export const resolvedFen = ({ by }: LedgerSum): number => Object.values(by).reduce((sum, fen) => sum + fen, 0);

/** What the ledger's own arithmetic leaves over; anything but nought is a difference to be shown. */
export const difference = (sum: LedgerSum): number => sum.startFen + sum.newFen - resolvedFen(sum) - sum.endFen;
