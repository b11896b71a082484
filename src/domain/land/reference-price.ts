import * as v from 'valibot';
import type { Mu } from '#core/mu.ts';
import type { FindingKind } from '#land/finding-list.ts';
import type { DatedValue } from '#core/dated.ts';

/**
 * What land might bring in a year, by a reference price the county sets with the day from which it holds. None is shipped, for
 * none is true elsewhere. It is an estimate (测算): never summed, never exported, never what is due. Pure.
 */
export const landCategories = ['cropland', 'orchard', 'forest', 'grassland', 'construction'] as const;
export type LandCategory = (typeof landCategories)[number];

export const priceKey = (category: LandCategory): string => `reference_price.${category}`;
/** Fen per 亩 and year. */
export const priceSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1e8));

/**
 * The category of land by the first level of its code, the same in the land survey and in GB/T 21010-2007; null for water,
 * roads of the plan and whatever has no price.
 */
export function landCategory(register: string | null, scheme: string | null, code: string | null): LandCategory | null {
	if (register === 'construction_land') return 'construction';
	if (scheme !== 'survey' && scheme !== 'gbt21010_2007') return null;
	const first = Number(/^\d{2}/.exec(code ?? '')?.[0] ?? 0);
	return (
		([null, 'cropland', 'orchard', 'forest', 'grassland'] as const)[first] ??
		(first >= 5 && first <= 9 ? 'construction' : null)
	);
}

/** The price valid on a day: the newest that has begun; null when none has. */
export function priceOn(
	day: string,
	category: LandCategory,
	dated: readonly DatedValue[]
): { fen: number; validFrom: string } | null {
	const begun = dated.filter(({ key, validFrom }) => key === priceKey(category) && validFrom <= day);
	if (begun.length === 0) return null;
	const { value, validFrom } = begun.reduce((a, b) => (a.validFrom >= b.validFrom ? a : b));
	return { fen: v.parse(priceSchema, value), validFrom };
}

export interface FindingEstimate {
	category: LandCategory;
	/** Fen per 亩 and year, and since when. */
	priceFen: number;
	validFrom: string;
	/** Fen a year for the suspected 亩, half up. */
	fenYear: number;
}

/** Why a finding of a kind that may be estimated has none: its survey is not fit for money, or nobody has set a price for its land and day. */
export interface NoEstimate {
	why: 'unfit' | 'price';
}
export const isEstimate = (told: FindingEstimate | NoEstimate): told is FindingEstimate => !('why' in told);

/** Kinds whose 亩 are one user's use of the collective's land. */
const ESTIMATED: readonly FindingKind[] = ['over_area', 'no_contract', 'expired_held', 'on_uncontracted'];

interface Estimated {
	kind: FindingKind;
	status: string;
	overMu: Mu;
	fitForMoney: boolean | null;
}

/** Whether an estimate is a question at all: of land in use that somebody still suspects. */
export const isEstimable = ({ kind, status, overMu }: Estimated): boolean =>
	ESTIMATED.includes(kind) && overMu > 0 && (status === 'suspected' || status === 'in_case');

/** Whether a finding may be estimated: never on a survey that is not fit for money, never what nobody suspects any more. */
export const mayEstimate = (finding: Estimated): boolean => isEstimable(finding) && finding.fitForMoney === true;

export const estimateOf = (overMu: Mu, priceFen: number): number => Math.floor((overMu * priceFen + 50) / 100);
