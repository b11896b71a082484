import type { Mu } from '#core/mu.ts';
import { NO_PLACE, totalFindings, type FindingFilter, type FindingRow } from '#land/finding-list.ts';

/** What the findings of one place come to: leads and the two accounts, never added. */
export interface PlaceTotal {
	/** Township of nine digits or village of twelve; NO_PLACE for what lies in no village. */
	code: string;
	count: number;
	requests: number;
	ledgerMu: Mu;
	groundMu: Mu;
}

/** Totals of what a filter leaves, by township, or by village where one township is chosen; in the order of places. */
export function placeTotals(
	rows: readonly FindingRow[],
	{ township }: FindingFilter,
	order: ReadonlyMap<string, number>
): PlaceTotal[] {
	const digits = township === null || township === NO_PLACE ? 9 : 12;
	const groups = Map.groupBy(rows, ({ village }) => village?.slice(0, digits) ?? NO_PLACE);
	return [...groups]
		.map(([code, members]) => {
			const { count, requests, ledgerMu, groundMu } = totalFindings(members);
			return { code, count, requests, ledgerMu, groundMu };
		})
		.sort((one, other) => (order.get(one.code) ?? 1e9) - (order.get(other.code) ?? 1e9));
}

/** The filter that leaves exactly a place's rows of what a filter leaves. */
export const filterOfPlace = (code: string, filter: FindingFilter): FindingFilter =>
	code.length === 12 ? { ...filter, village: code } : { ...filter, township: code };
