import * as v from 'valibot';

/**
 * Which land is asked about, by the codes of the land survey (DLBM, scheme `survey`; domain.md §4.3): dated settings of the
 * county. A code stands for itself and for its sub-codes (05 for 05H1). Pure.
 */
export const matchUseSettings = {
	/**
	 * Construction land in collective business use: 商业服务业设施, 物流仓储, 工业, 采矿. Everything else of it is left out and
	 * counted: homesteads 0702, public facilities 08…, roads 10…, and what has no code.
	 */
	'match.construction_uses': ['05H1', '0508', '0601', '0602'],
	/** 未利用地 (domain.md §4.3): parcels that nobody uses. Parcels without a code are asked about. */
	'match.unused_uses': ['0404', '1101', '1102', '1105', '1106', '1108', '1110', '1204', '1205', '1206', '1207']
} as const satisfies Record<string, readonly string[]>;

export type MatchUseSetting = keyof typeof matchUseSettings;
export type MatchUses = Record<MatchUseSetting, readonly string[]>;

export const useList = v.pipe(
	v.array(v.pipe(v.string(), v.regex(/^\d{2}[0-9A-Z]{0,3}$/))),
	v.maxLength(60),
	v.check((codes) => new Set(codes).size === codes.length)
);

/**
 * The lists valid on a day: of each key the newest that has begun, else the shipped one.
 * @throws ValiError when a stored value is no list of codes
 */
export function matchUsesOn(
	day: string,
	dated: readonly { key: string; validFrom: string; value: unknown }[]
): MatchUses {
	const of = (key: MatchUseSetting): readonly string[] => {
		const begun = dated.filter((each) => each.key === key && each.validFrom <= day);
		if (begun.length === 0) return matchUseSettings[key];
		return v.parse(useList, begun.reduce((a, b) => (a.validFrom >= b.validFrom ? a : b)).value);
	};
	return {
		'match.construction_uses': of('match.construction_uses'),
		'match.unused_uses': of('match.unused_uses')
	};
}

/** Codes as a person types them: 05H1、0508 0601. */
export const useListOf = (text: string): string[] => [
	...new Set(
		text
			.toUpperCase()
			.split(/[\s,，、;；]+/u)
			.filter(Boolean)
	)
];

export const isAmong = (code: string | null, list: readonly string[]): boolean =>
	code !== null && list.some((each) => code.startsWith(each));
