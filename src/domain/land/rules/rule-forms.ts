import type * as v from 'valibot';
import { caseSettings, clockStates, SHIPPED_PUBLICITY_DAYS, shippedDays } from '#land/cases/settings.ts';
import { chargeSettings, SHIPPED_PAY_DAYS, SHIPPED_RECEIPT_NAME } from '#land/charges/settings.ts';
import { contractSettingNames, contractSettings } from '#land/contracts/settings.ts';
import { debtSettings } from '#land/debts/targets.ts';
import { offerClockStates, offerSettings, shippedOfferDays } from '#land/reclaimed/settings.ts';
import { calendarKeys } from '#land/work-calendar.ts';

/** What is filled in for a rule: a number, words, a day, days one a line, or the brackets of targets. */
export type RuleKind = 'count' | 'text' | 'day' | 'days' | 'brackets';

export interface RuleField {
	key: string;
	kind: RuleKind;
	shipped: unknown;
	schema: v.GenericSchema;
}

const count = (key: string, shipped: number, schema: v.GenericSchema): RuleField => ({
	...{ key, kind: 'count', shipped, schema }
});

/** The dated rules of each subject, in the order their form shows them; nothing else may be set by it. */
export const ruleForms = {
	contracts: contractSettingNames.map((key): RuleField => {
		const { schema, shipped } = contractSettings[key];
		return { key, kind: /_(on|from)$/.test(key) ? 'day' : 'count', shipped, schema: schema as v.GenericSchema };
	}),
	cases: [
		count('case.publicity_days', SHIPPED_PUBLICITY_DAYS, caseSettings['case.publicity_days']!),
		...clockStates.map((state) => count(`case.days.${state}`, shippedDays(state), caseSettings[`case.days.${state}`]!)),
		...calendarKeys.map((key): RuleField => ({
			key,
			kind: 'days',
			shipped: [],
			schema: caseSettings[key]!
		}))
	],
	offers: offerClockStates.map((state) =>
		count(`offer.days.${state}`, shippedOfferDays(state), offerSettings[`offer.days.${state}`]!)
	),
	charges: [
		{
			...{ key: 'charge.receipt_name', kind: 'text', shipped: SHIPPED_RECEIPT_NAME },
			schema: chargeSettings['charge.receipt_name']!
		},
		count('charge.pay_days', SHIPPED_PAY_DAYS, chargeSettings['charge.pay_days']!)
	],
	debts: [
		{ key: 'debts.base_date', kind: 'day', ...debtSettings['debts.base_date'] },
		{ key: 'debts.targets', kind: 'brackets', ...debtSettings['debts.targets'] }
	]
} as const satisfies Record<string, readonly RuleField[]>;

export type RuleSubject = keyof typeof ruleForms;
export const ruleSubjects = Object.keys(ruleForms) as RuleSubject[];
export const fieldsOf = (subject: RuleSubject): readonly RuleField[] => ruleForms[subject];

/** Every rule that has a form, by its key. */
export const formSchemas = new Map<string, v.GenericSchema>(
	ruleSubjects.flatMap((subject) => fieldsOf(subject).map(({ key, schema }) => [key, schema] as const))
);

export interface DatedRule {
	key: string;
	validFrom: string;
	value: unknown;
	source: string;
}

/** A rule as its form shows it: what holds today and on whose word, and what has been set for later. */
export interface ShownRule {
	key: string;
	kind: RuleKind;
	value: unknown;
	/** null: the product's own. */
	since: { validFrom: string; source: string } | null;
	later: readonly DatedRule[];
}

/** The rules of a subject as they stand on a day. */
export const shownRules = (subject: RuleSubject, day: string, dated: readonly DatedRule[]): ShownRule[] =>
	shownFields(fieldsOf(subject), day, dated);

/** Rules as they stand on a day: of each the newest value that has begun, else the shipped one. */
export function shownFields(fields: readonly RuleField[], day: string, dated: readonly DatedRule[]): ShownRule[] {
	return fields.map(({ key, kind, shipped }) => {
		const own = dated.filter((each) => each.key === key).sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
		const newest = own.findLast(({ validFrom }) => validFrom <= day);
		return {
			...{ key, kind, value: newest ? newest.value : shipped },
			since: newest ? { validFrom: newest.validFrom, source: newest.source } : null,
			later: own.filter(({ validFrom }) => validFrom > day)
		};
	});
}

/** A rule as it is written into its box. */
export const writtenRule = ({ kind, value }: Pick<ShownRule, 'kind' | 'value'>): string =>
	kind === 'days' ? (value as string[]).join('\n') : kind === 'brackets' ? JSON.stringify(value) : String(value ?? '');

/** What a box holds, as a rule's value; what is no number stays as it was written, to be refused by name. */
export function ruleFrom(kind: RuleKind, written: string): unknown {
	const text = written.trim();
	if (kind === 'days') return [...new Set(text.split(/[\s,，、;；]+/).filter(Boolean))].sort();
	if (kind === 'brackets') return JSON.parse(text) as unknown;
	if (text === '') return null;
	return kind === 'count' && Number.isFinite(Number(text)) ? Number(text) : text;
}
