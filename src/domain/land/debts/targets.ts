import * as v from 'valibot';
import { valueOn, type DatedValue } from '#core/dated.ts';
import { isDay } from '#core/period.ts';

/**
 * How much of what was owed at the base date is to be resolved by the end of which year, by the size of the debt. Shares are
 * cumulative. Brackets begin where the one before ends, and the bound belongs to the lower one (“10 万元以下（含）”).
 */
const bracket = v.object({
	/** Fen; null: without an upper bound. */
	toFen: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
	byYear: v.array(
		v.object({
			year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100)),
			share: v.pipe(v.number(), v.minValue(0), v.maxValue(1))
		})
	)
});

/** Why a set of brackets is no set: domain.md finding 12. */
function faultOf(brackets: readonly v.InferOutput<typeof bracket>[]): string | null {
	for (const [at, { toFen, byYear }] of brackets.entries()) {
		const before = brackets[at - 1]?.toFen ?? 0;
		if ((toFen === null) !== (at === brackets.length - 1)) return 'bracket.open_end';
		if (toFen !== null && toFen <= before) return 'bracket.order';
		for (const [k, { year, share }] of byYear.entries()) {
			const last = byYear[k - 1];
			if (last && (year <= last.year || share < last.share)) return 'bracket.years';
		}
	}
	return null;
}

export const bracketsSchema = v.pipe(
	v.array(bracket),
	v.minLength(1),
	v.check((brackets) => faultOf(brackets) === null, 'bracket')
);
export type Bracket = v.InferOutput<typeof bracket>;
export const bracketFault = faultOf;

const TEN_THOUSAND_YUAN = 1_000_000;

export const debtSettings = {
	/** What stood at the end of this day is the opening of both ledgers. */
	'debts.base_date': { schema: v.pipe(v.string(), v.check(isDay)), shipped: '2025-12-31' },
	/** 亩图 ships the plan of 广水 (domain.md §2.3) moved to the years after its base date: an example, to be set by the county. */
	'debts.targets': {
		schema: bracketsSchema,
		shipped: [
			{ toFen: 10 * TEN_THOUSAND_YUAN, byYear: [{ year: 2026, share: 1 }] },
			{
				toFen: 50 * TEN_THOUSAND_YUAN,
				byYear: [
					{ year: 2026, share: 0.5 },
					{ year: 2027, share: 1 }
				]
			},
			{
				toFen: 100 * TEN_THOUSAND_YUAN,
				byYear: [2026, 2027, 2028, 2029, 2030].map((year, k) => ({ year, share: (k + 1) / 5 }))
			},
			{ toFen: null, byYear: [2026, 2027, 2028].map((year, k) => ({ year, share: 0.15 * (k + 1) })) }
		] as Bracket[]
	}
} as const;

/** The value of a debt setting on a day: the newest that has begun, else the shipped one. */
export function debtSettingOn<K extends keyof typeof debtSettings>(
	key: K,
	day: string,
	dated: readonly DatedValue[]
): v.InferOutput<(typeof debtSettings)[K]['schema']> {
	const set = valueOn(key, day, dated);
	if (!set) return debtSettings[key].shipped;
	return v.parse(debtSettings[key].schema as v.GenericSchema, set.value) as never;
}

/** The bracket a debt of this opening belongs to, by its place in the list. */
export const bracketOf = (brackets: readonly Bracket[], openingFen: number): number =>
	brackets.findIndex(({ toFen }) => toFen === null || openingFen <= toFen);

/** The cumulative share asked for by the end of a year: the last one named up to it; nought before the first. */
export const shareBy = ({ byYear }: Bracket, year: number): number =>
	byYear.reduce((share, each) => (each.year <= year ? each.share : share), 0);

export interface TargetProgress {
	/** Place in the list of brackets. */
	bracket: number;
	fromFen: number;
	toFen: number | null;
	entries: number;
	openingFen: number;
	resolvedFen: number;
	/** Fen asked for by the end of the year, half up. */
	targetFen: number;
}

/** How far each bracket is against what the year asks. Debts that arose later are no part of it. */
export function progressOf(
	brackets: readonly Bracket[],
	entries: readonly { openingFen: number; resolvedFen: number }[],
	year: number
): TargetProgress[] {
	return brackets.map((bracket, at) => {
		const own = entries.filter(({ openingFen }) => openingFen > 0 && bracketOf(brackets, openingFen) === at);
		const openingFen = own.reduce((sum, each) => sum + each.openingFen, 0);
		return {
			bracket: at,
			fromFen: brackets[at - 1]?.toFen ?? 0,
			toFen: bracket.toFen,
			entries: own.length,
			openingFen,
			resolvedFen: own.reduce((sum, each) => sum + Math.min(each.openingFen, each.resolvedFen), 0),
			targetFen: Math.floor(openingFen * shareBy(bracket, year) + 0.5)
		};
	});
}
