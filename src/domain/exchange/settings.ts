import * as v from 'valibot';
import type { DatumShifts, SevenParameters } from './datum.ts';

/**
 * A county's own parameters from older datums to CGCS2000 (position-vector convention): dated, per county. Nothing is
 * shipped, for they are secret and nobody else's would do (domain.md §2.2); the bounds only catch a unit mistaken.
 */
const within = (most: number) => v.pipe(v.number(), v.finite(), v.minValue(-most), v.maxValue(most));
const sevenParameters = v.nullable(
	v.strictObject({
		...{ dx: within(2_000), dy: within(2_000), dz: within(2_000) },
		...{ rx: within(60), ry: within(60), rz: within(60), scale: within(100) }
	})
);

export const exchangeSettings = {
	/** Metres, arc-seconds, ppm; null: coordinates of Xian 1980 are refused. */
	'exchange.datum_shift.xian80': { schema: sevenParameters, shipped: null },
	/** The same for Beijing 1954. */
	'exchange.datum_shift.beijing54': { schema: sevenParameters, shipped: null }
} as const;

export type ExchangeSetting = keyof typeof exchangeSettings;

export interface DatedValue {
	key: string;
	validFrom: string;
	value: unknown;
}

/**
 * The parameters valid on a day: of each datum the newest that have begun.
 * @throws ValiError when a stored value does not fit its schema
 */
export function datumShiftsOn(day: string, dated: readonly DatedValue[]): DatumShifts {
	const value = (key: ExchangeSetting): SevenParameters | null => {
		const begun = dated.filter((each) => each.key === key && each.validFrom <= day);
		if (begun.length === 0) return exchangeSettings[key].shipped;
		const newest = begun.reduce((a, b) => (a.validFrom >= b.validFrom ? a : b));
		return v.parse(exchangeSettings[key].schema, newest.value);
	};
	const xian80 = value('exchange.datum_shift.xian80');
	const beijing54 = value('exchange.datum_shift.beijing54');
	return { ...(xian80 ? { xian80 } : {}), ...(beijing54 ? { beijing54 } : {}) };
}
