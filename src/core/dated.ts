/** A value a county has set from a day on. */
export interface DatedValue {
	key: string;
	validFrom: string;
	value: unknown;
}

/** The value of a key that holds on a day: the newest that has begun; undefined where the county has set none. */
export function valueOn<V extends DatedValue>(key: string, day: string, dated: readonly V[]): V | undefined {
	const begun = dated.filter((each) => each.key === key && each.validFrom <= day);
	return begun.length === 0 ? undefined : begun.reduce((a, b) => (a.validFrom >= b.validFrom ? a : b));
}
