import * as v from 'valibot';
import { valueOn, type DatedValue } from '#core/dated.ts';

/**
 * The settings of the comparison: dated, per county, with what the product ships. A rule is handed values; the read picks
 * the one valid on the business date (survey date of an occupation), and a run stores what it used.
 */
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const absolute = v.pipe(v.number(), v.minValue(0), v.maxValue(10_000));
const positive = v.pipe(v.number(), v.gtValue(0));

export const landSettings = {
	/**
	 * Of surveys of no stated method, 亩 and share of the contracted area; 0.05 亩 is what the ministry's 2016 quality rules
	 * allow of totals (domain.md finding 8).
	 */
	'over_contract.tolerance_absolute_mu': { schema: absolute, shipped: 0.05 },
	'over_contract.tolerance_relative': { schema: share, shipped: 0.01 },
	/** RTK and total station. */
	'over_contract.instrument_absolute_mu': { schema: absolute, shipped: 0.05 },
	'over_contract.instrument_relative': { schema: share, shipped: 0.01 },
	/** Digitised on imagery. */
	'over_contract.imagery_absolute_mu': { schema: absolute, shipped: 0.2 },
	'over_contract.imagery_relative': { schema: share, shipped: 0.03 },
	/** Walked with a phone: 亩, and how far off its corners may lie, m; the whole edge may be off by so much. */
	'over_contract.walk_absolute_mu': { schema: absolute, shipped: 0.3 },
	'over_contract.walk_accuracy_m': { schema: v.pipe(v.number(), v.minValue(0), v.maxValue(100)), shipped: 3 },
	/** m²; a piece below it is a sliver (DESIGN §6). */
	'over_contract.sliver_area_m2': { schema: positive, shipped: 1 },
	/** m; a piece of smaller mean width 2 × area ÷ perimeter is a sliver. */
	'over_contract.sliver_width_m': { schema: positive, shipped: 0.25 },
	/** m between leads of one cluster. */
	'cluster.distance_m': { schema: positive, shipped: 400 },
	/** Leads that make a cluster. */
	'cluster.minimum': { schema: v.pipe(v.number(), v.integer(), v.minValue(2)), shipped: 5 }
} as const;

export type LandSetting = keyof typeof landSettings;
export type LandValues = Record<LandSetting, number>;

/**
 * The values valid on a day: of each key the newest that has begun, else the shipped one.
 * @throws ValiError when a stored value does not fit its schema
 */
export function valuesOn(day: string, dated: readonly DatedValue[]): LandValues {
	const value = (key: LandSetting): number => {
		const set = valueOn(key, day, dated);
		return set ? v.parse(landSettings[key].schema, set.value) : landSettings[key].shipped;
	};
	return Object.fromEntries((Object.keys(landSettings) as LandSetting[]).map((key) => [key, value(key)])) as LandValues;
}
