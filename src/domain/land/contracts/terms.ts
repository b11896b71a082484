import type { Fen } from '#core/money.ts';
import type { RentUnit } from './kinds.ts';

/** What a contract costs and what of assets it lets; kept in `contract.terms`. Pure. */
export interface RentRow {
	/** Half-open; null is as the contract itself. */
	from: string | null;
	to: string | null;
	/** Per rent unit and year; of what is paid once, all of it. */
	fen: Fen;
}

export interface AssetRow {
	name: string;
	/** Rooms, points, pieces. */
	units: number;
	/** Of one unit a year; null: the contract's rent says it. */
	fen: Fen | null;
}

export interface Terms {
	rents: readonly RentRow[];
	assets: readonly AssetRow[];
}

export const noTerms: Terms = { rents: [], assets: [] };

const dayOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const whole = (value: unknown): number | null => (Number.isSafeInteger(value) ? (value as number) : null);

/** Stored terms; what is not as it should be says nothing. Rents in the order of their days. */
export function termsOf(stored: unknown): Terms {
	const given = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
	const list = (name: string) => (Array.isArray(given[name]) ? (given[name] as Record<string, unknown>[]) : []);
	const rents = list('rents').flatMap((row): RentRow[] => {
		const fen = whole(row.fen);
		return fen === null ? [] : [{ from: dayOrNull(row.from), to: dayOrNull(row.to), fen }];
	});
	const assets = list('assets').flatMap((row): AssetRow[] => {
		const units = whole(row.units);
		return typeof row.name === 'string' && units !== null && units > 0
			? [{ name: row.name, units, fen: whole(row.fen) }]
			: [];
	});
	return { rents: rents.toSorted((one, other) => ((one.from ?? '') < (other.from ?? '') ? -1 : 1)), assets };
}

/** The rent of a day: the row it lies in; before the first and after the last row the nearest; null without any. */
export function rentOn({ rents }: Terms, day: string): Fen | null {
	const row =
		rents.find(({ from, to }) => (from === null || from <= day) && (to === null || day < to)) ??
		rents.findLast(({ from }) => from !== null && from <= day) ??
		rents[0];
	return row?.fen ?? null;
}

export interface Priced {
	rentUnit: RentUnit | null;
	contractedMu: number;
	terms: Terms;
}

/** What a contract brings in the year of a day, fen; null where that cannot be said in money a year. */
export function yearlyFen({ rentUnit, contractedMu, terms }: Priced, day: string): Fen | null {
	const fen = rentOn(terms, day);
	const assets = terms.assets.reduce<Fen | null>(
		(sum, { units, fen: each }) => (sum === null || each === null ? null : sum + units * each),
		terms.assets.length > 0 ? 0 : null
	);
	if (rentUnit === 'unit_year') {
		if (assets !== null) return assets;
		const units = terms.assets.reduce((sum, each) => sum + each.units, 0);
		return fen === null || units === 0 ? null : units * fen;
	}
	if (fen === null) return null;
	if (rentUnit === 'mu_year') return Math.floor((contractedMu * fen + 50) / 100);
	return rentUnit === 'year' ? fen : null;
}

/** Gaps, overlaps and rows that run backwards in a schedule: the index of the first such row; null when it is sound. */
export function scheduleFault(rents: readonly RentRow[]): number | null {
	const sorted = rents
		.map((row, index) => ({ ...row, index }))
		.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
	for (const [at, row] of sorted.entries()) {
		if (row.from !== null && row.to !== null && row.to <= row.from) return row.index;
		const next = sorted[at + 1];
		if (next && (row.to === null || next.from === null || next.from < row.to)) return next.index;
	}
	return null;
}

/** Whether the price ever rises in the schedule. */
export const grows = ({ rents }: Terms): boolean => rents.some(({ fen }, at) => at > 0 && fen > rents[at - 1]!.fen);
