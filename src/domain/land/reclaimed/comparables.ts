import type { Fen } from '#core/money.ts';
import type { ObjectKind } from '#land/contracts/kinds.ts';
import { rentOn, yearlyFen, type Priced } from '#land/contracts/terms.ts';
import type { PriceUnit } from './price-unit.ts';

/** A neighbouring rent: what a contract of the same kind pays for one unit a year. */
export interface Comparable {
	/** The contract's number, and the register's own. */
	number: string;
	link: number;
	village: string;
	villageName: string;
	fen: Fen;
	/** Since when, and until when (half-open). */
	startsOn: string | null;
	endsOn: string | null;
}

/** What neighbouring rents say of a price; kept with the price that was set by them. */
export interface Comparison {
	/** Rents of the village alone, or of the township, where the village has too few. */
	from: 'village' | 'township';
	count: number;
	median: Fen | null;
	lowest: Fen | null;
	highest: Fen | null;
	rows: readonly Comparable[];
}

/** Fewer than these of a village say little, and the township's are taken. */
export const ENOUGH = 3;
/** Rents that are shown; the newest. */
export const MOST_COMPARED = 20;

/** A contract as its rent is compared. */
export interface Rented extends Priced {
	number: string;
	link: number;
	village: string;
	villageName: string;
	kind: ObjectKind;
	startsOn: string | null;
	endsOn: string | null;
}

/** What a contract pays for one of a unit in the year of a day; null where its paper does not say that. */
export function perUnit(contract: Rented, unit: PriceUnit, day: string): Fen | null {
	if (unit === 'year') return yearlyFen(contract, day);
	if (contract.rentUnit === unit) {
		const said = rentOn(contract.terms, day);
		if (said !== null) return said;
	}
	const year = yearlyFen(contract, day);
	const count =
		unit === 'mu_year' ? contract.contractedMu / 100 : contract.terms.assets.reduce((sum, { units }) => sum + units, 0);
	return year === null || count <= 0 ? null : Math.round(year / count);
}

/** The middle of some prices, half up between two. */
export function medianOf(fens: readonly Fen[]): Fen | null {
	if (fens.length === 0) return null;
	const sorted = fens.toSorted((a, b) => a - b);
	const half = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[half]! : Math.floor((sorted[half - 1]! + sorted[half]! + 1) / 2);
}

/** What some rents say together. */
export const comparisonOf = (from: Comparison['from'], rows: readonly Comparable[]): Comparison => {
	const fens = rows.map(({ fen }) => fen);
	return {
		...{ from, count: rows.length, median: medianOf(fens), rows },
		lowest: fens.length > 0 ? Math.min(...fens) : null,
		highest: fens.length > 0 ? Math.max(...fens) : null
	};
};

/**
 * Neighbouring rents for something in a village: contracts of the same kind in force that say what one unit costs, of the village
 * where it has enough of them, else of its township; the newest first.
 */
export function neighbouringRents(
	contracts: readonly Rented[],
	{ village, kind, unit, day }: { village: string; kind: ObjectKind; unit: PriceUnit; day: string }
): Comparison {
	const rows = contracts
		.filter((each) => each.kind === kind && each.village.startsWith(village.slice(0, 9)))
		.filter(({ startsOn, endsOn }) => (startsOn ?? day) <= day && (endsOn === null || endsOn > day))
		.flatMap((each): Comparable[] => {
			const fen = perUnit(each, unit, day);
			const { number, link, villageName, startsOn, endsOn } = each;
			return fen === null || fen <= 0
				? []
				: [{ number, link, village: each.village, villageName, fen, startsOn, endsOn }];
		})
		.toSorted((a, b) => {
			const [one, other] = [a.startsOn ?? '', b.startsOn ?? ''];
			return one === other ? (a.number < b.number ? -1 : 1) : one < other ? 1 : -1;
		});
	const own = rows.filter((each) => each.village === village);
	return own.length >= ENOUGH || own.length === rows.length
		? comparisonOf('village', own.slice(0, MOST_COMPARED))
		: comparisonOf('township', rows.slice(0, MOST_COMPARED));
}

/** Of what was found, the rents somebody chose, by their contracts' numbers. */
export const chosenOf = (found: Comparison, numbers: readonly string[]): Comparison =>
	comparisonOf(
		found.from,
		found.rows.filter(({ number }) => numbers.includes(number))
	);
