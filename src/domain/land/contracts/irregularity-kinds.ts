import type { ContractFacts } from './facts.ts';
import type { ContractSetting, ContractValues } from './settings.ts';

/**
 * The twenty kinds of irregularity (domain.md §4.4), in the order lists show them. CONFLICT_OF_INTEREST is the twentieth and
 * stands apart: restricted, in a table of its own.
 */
export const irregularityKinds = [
	'oral',
	'receipt_only',
	'hidden',
	'over_term',
	'low_price',
	'no_growth_clause',
	'area_mismatch',
	'over_occupied',
	'no_procedure',
	'no_approval',
	'not_auctioned',
	'sublet',
	'use_changed',
	'arrears',
	'unfair_term',
	'missing_parcel',
	'illegal_party',
	'duplicate',
	'expired_held'
] as const;
export type IrregularityKind = (typeof irregularityKinds)[number];
export const RESTRICTED_KIND = 'conflict_of_interest';

/** Those that only a person can see, and those a person may see besides the rule. */
export const personKinds = ['hidden', 'unfair_term', 'illegal_party', 'sublet', 'use_changed'] as const;
export type PersonKind = (typeof personKinds)[number];

export type IrregularityStatus = 'suspected' | 'confirmed' | 'dismissed' | 'gone';

/** What it rests on, as the words need it: days, 亩 in hundredths, fen, numbers of leads. Never what changes by the day. */
export type Figures = Readonly<Record<string, string | number | readonly number[] | null>>;

export interface Found {
	kind: IrregularityKind;
	figures: Figures;
	/** The county's document behind a value that was measured by; null: the law's own or the product's. */
	basis: string | null;
}

/** What a rule says: nothing, or figures and the setting it measured by. */
export interface Finding {
	figures: Figures;
	setting?: ContractSetting;
	basis?: string;
}

export interface Rule {
	kind: IrregularityKind;
	find: (facts: ContractFacts, values: ContractValues, today: string) => Finding | null;
}
