import type { Enterprise } from '#zones/enterprises/enterprise.ts';
import { medianOf, type CountyFactors } from '#zones/factors/factor-index.ts';
import { factors, type Factor, type Lacking } from '#zones/factors/fields.ts';
import type { VillageFigures } from '#zones/plans/figures.ts';

/** What the layouts of a plan's zones are judged by, beside borders: it stands in the browser, so that the hand is answered at once. */
export interface PlanBasis {
	/** Below which index a village lacks a factor; null: the county has stated none. */
	readonly lacking: Lacking | null;
	readonly enterprises: readonly Enterprise[];
	/** Whoever looks sees the whole county; of a part only what is there can be told, never what is not. */
	readonly whole: boolean;
	/** The day links have to hold on. */
	readonly today: string;
}

export type Indices = Readonly<Record<Factor, number | null>>;

const each = <T>(of: (factor: Factor) => T): Record<Factor, T> =>
	Object.fromEntries(factors.map((factor) => [factor, of(factor)])) as Record<Factor, T>;

export const NO_INDICES: Indices = each(() => null);

/** Villages with how they stand in the five factors, where anybody has stated something. */
export function withFactors(villages: readonly VillageFigures[], known: CountyFactors | null): VillageFigures[] {
	if (!known || known.villages.size === 0) return [...villages];
	return villages.map((village) => {
		const standing = known.villages.get(village.code);
		return { ...village, factors: each((factor) => standing?.[factor].index ?? null) };
	});
}

/** The middle of some villages in each factor, over those whose index is known, and how many those are. */
export const mediansOfVillages = (
	villages: readonly VillageFigures[]
): Record<Factor, { index: number | null; villages: number }> =>
	each((factor) => {
		const known = villages.flatMap((village) => village.factors?.[factor] ?? []);
		return { index: medianOf(known), villages: known.length };
	});
