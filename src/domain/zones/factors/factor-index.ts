import { factors, type Factor, type FactorField, type Lacking } from './fields.ts';

/** A village's figures by field; a field that is not there is missing, which is not nought. */
export type Figures = Readonly<Record<string, number>>;

/** How a village stands in one factor. */
export interface FactorStanding {
	/** 0 to 1000, in tenths; null: none of its fields is known. */
	index: number | null;
	/** Fields that are known, of how many. */
	known: number;
	of: number;
	/** Below the threshold; null where there is no index. */
	lacking: boolean | null;
}
export type Standings = Readonly<Record<Factor, FactorStanding>>;

export interface CountyFactors {
	villages: ReadonlyMap<string, Standings>;
	/** The middle of the villages that have an index, in tenths; null: none has. */
	medians: Readonly<Record<Factor, { index: number | null; villages: number }>>;
}

/** The middle value, of an even number the mean of the two in the middle; null of none. */
export function medianOf(values: readonly number[]): number | null {
	if (values.length === 0) return null;
	const sorted = values.toSorted((a, b) => a - b);
	const half = Math.floor(sorted.length / 2);
	return sorted.length % 2 === 1 ? sorted[half]! : Math.round((sorted[half - 1]! + sorted[half]!) / 2);
}

/** A place in the county as a fraction: whole numbers, so that places that come to the same give the same index. */
interface Place {
	part: bigint;
	of: bigint;
}

/**
 * What part of the villages that state a field have less than each of its values, those that have as much counted half: the
 * place in the county, 0 to 1. One village alone stands in the middle.
 */
function placesOf(values: readonly number[]): Map<number, Place> {
	const counts = new Map<number, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	const places = new Map<number, Place>();
	let below = 0;
	for (const value of [...counts.keys()].sort((a, b) => a - b)) {
		const same = counts.get(value)!;
		places.set(value, { part: BigInt(2 * below + same), of: BigInt(2 * values.length) });
		below += same;
	}
	return places;
}

/** The mean of places in thousandths, rounded once, half up; null of none. */
function thousandths(places: readonly Place[]): number | null {
	if (places.length === 0) return null;
	const { part, of } = places.reduce((sum, each) =>
		sum.of === each.of
			? { part: sum.part + each.part, of: sum.of }
			: { part: sum.part * each.of + each.part * sum.of, of: sum.of * each.of }
	);
	const whole = of * BigInt(places.length);
	return Number((2000n * part + whole) / (2n * whole));
}

/**
 * The index of each village in each factor: the mean of its places in the county over the fields it states. Of every field more
 * is taken for better. What a village does not state is left out of its mean and told as n of m; it is never nought.
 */
export function countyFactors(
	profiles: ReadonlyMap<string, Figures>,
	fields: readonly FactorField[],
	lacking: Lacking
): CountyFactors {
	const places = new Map(
		fields.map(({ id }) => [id, placesOf([...profiles.values()].flatMap((own) => own[id] ?? []))] as const)
	);
	const standingOf = (own: Figures, factor: Factor): FactorStanding => {
		const asked = fields.filter((field) => field.factor === factor);
		const stated = asked.flatMap(({ id }) => (own[id] === undefined ? [] : [places.get(id)!.get(own[id])!]));
		const index = thousandths(stated);
		return { index, known: stated.length, of: asked.length, lacking: index === null ? null : index < lacking[factor] };
	};
	const villages = new Map(
		[...profiles].map(([code, own]) => [
			code,
			Object.fromEntries(factors.map((factor) => [factor, standingOf(own, factor)])) as Record<Factor, FactorStanding>
		])
	);
	return { villages, medians: mediansOf([...villages.values()]) };
}

/** The middle of each factor over villages that have an index, and how many those are. */
export const mediansOf = (villages: readonly Standings[]): CountyFactors['medians'] =>
	Object.fromEntries(
		factors.map((factor) => {
			const known = villages.flatMap((each) => each[factor].index ?? []);
			return [factor, { index: medianOf(known), villages: known.length }];
		})
	) as CountyFactors['medians'];
