import * as v from 'valibot';
import type { DatumShifts } from './datum.ts';

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
	/** For how many days an accepted file may be taken back. */
	'import.undo_days': { schema: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(366)), shipped: 7 },
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

/** The value of a key valid on a day: the newest that has begun, else the shipped one. @throws ValiError when it does not fit its schema */
function valueOn<K extends ExchangeSetting>(
	key: K,
	day: string,
	dated: readonly DatedValue[]
): v.InferOutput<(typeof exchangeSettings)[K]['schema']> {
	const begun = dated.filter((each) => each.key === key && each.validFrom <= day);
	const newest = begun.reduce<DatedValue | null>((a, b) => (a && a.validFrom >= b.validFrom ? a : b), null);
	const value: unknown = newest ? newest.value : exchangeSettings[key].shipped;
	return v.parse(exchangeSettings[key].schema as never, value) as never;
}

/** The county's own parameters of older datums valid on a day. @throws ValiError when a stored value does not fit its schema */
export function datumShiftsOn(day: string, dated: readonly DatedValue[]): DatumShifts {
	const xian80 = valueOn('exchange.datum_shift.xian80', day, dated);
	const beijing54 = valueOn('exchange.datum_shift.beijing54', day, dated);
	return { ...(xian80 ? { xian80 } : {}), ...(beijing54 ? { beijing54 } : {}) };
}

/** For how many days a file accepted on a day may be taken back. @throws ValiError when the stored value does not fit its schema */
export const undoDaysOn = (day: string, dated: readonly DatedValue[]): number =>
	valueOn('import.undo_days', day, dated);
