import { addedUp, difference, emptySum, type LedgerSum } from './balance.ts';
import type { Method } from './methods.ts';

/** What one village's entries of one side came to, by method, as the database counts it. */
export interface VillageMoves {
	village: string;
	method: Method;
	/** Before the period, and within it. */
	beforeFen: number;
	withinFen: number;
}

export interface VillageEntries {
	village: string;
	entries: number;
	settled: number;
	openingFen: number;
	/** What is left at the end of the period, counted entry by entry. */
	endFen: number;
}

export interface PlaceSum extends LedgerSum {
	code: string;
	/** start + new − Σ methods − end; anything but nought is shown. */
	differenceFen: number;
}

/**
 * A ledger over a period at every level: the county, its townships, their villages, each start + new − Σ methods = end, and
 * each the sum of what lies under it (domain.md I14, I10).
 * @param county its six digits; townships are the first nine of a village's twelve
 */
export function rollUp(county: string, entries: readonly VillageEntries[], moves: readonly VillageMoves[]): PlaceSum[] {
	const villages = new Map<string, LedgerSum>();
	for (const { village, openingFen, endFen, ...counts } of entries)
		villages.set(village, { ...emptySum(), ...counts, startFen: openingFen, endFen });
	for (const { village, method, beforeFen, withinFen } of moves) {
		const sum = villages.get(village);
		if (!sum) continue;
		sum.startFen += method === 'new' ? beforeFen : -beforeFen;
		if (method === 'new') sum.newFen += withinFen;
		else if (withinFen !== 0) sum.by[method] = withinFen;
	}
	const placed = (code: string, sum: LedgerSum): PlaceSum => ({ code, ...sum, differenceFen: difference(sum) });
	const townships = Map.groupBy(villages, ([village]) => village.slice(0, 9));
	const sums = [...townships].map(([township, own]) => placed(township, addedUp(own.map(([, sum]) => sum))));
	return [
		placed(county, addedUp(sums)),
		...sums.sort((a, b) => (a.code < b.code ? -1 : 1)),
		...[...villages].map(([village, sum]) => placed(village, sum)).sort((a, b) => (a.code < b.code ? -1 : 1))
	];
}
