import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { caseSettingKeys } from '#land/cases/settings.ts';
import { chargeSettings } from '#land/charges/settings.ts';
import { contractSettingNames } from '#land/contracts/settings.ts';
import { debtSettings } from '#land/debts/targets.ts';
import { offerSettings } from '#land/reclaimed/settings.ts';
import { fieldsOf, formSchemas, ruleFrom, ruleSubjects, shownRules, writtenRule } from './rule-forms.ts';

test('every dated rule of contracts, cases, offerings, charges and debts has its place in a form', () => {
	const read = [
		...contractSettingNames,
		...caseSettingKeys,
		...Object.keys(offerSettings),
		...Object.keys(chargeSettings),
		...Object.keys(debtSettings)
	];
	expect([...formSchemas.keys()].sort()).toEqual(read.sort());
});

describe.each(ruleSubjects)('%s', (subject) => {
	test.each(fieldsOf(subject).map((field) => [field.key, field] as const))(
		'%s: what is shipped fits, and comes back from its box as it was',
		(_, { kind, shipped, schema }) => {
			expect(v.safeParse(schema, shipped).success).toBe(true);
			expect(ruleFrom(kind, writtenRule({ kind, value: shipped }))).toEqual(shipped);
		}
	);
});

test('what holds today, on whose word, and what is set for later', () => {
	const dated = [
		{ key: 'charge.pay_days', validFrom: '2027-01-01', value: 60, source: '明年文件' },
		{ key: 'charge.pay_days', validFrom: '2026-02-01', value: 45, source: '县文件' },
		{ key: 'charge.pay_days', validFrom: '2026-01-01', value: 40, source: '旧文件' }
	];
	const [name, days] = shownRules('charges', '2026-11-22', dated);
	expect(days).toMatchObject({ value: 45, since: { validFrom: '2026-02-01', source: '县文件' } });
	expect(days!.later.map(({ value }) => value)).toEqual([60]);
	expect(name).toMatchObject({ value: '农村集体经济组织专用票据', since: null, later: [] });
});

test('days are read one a line or behind commas, each once; what is no day is refused', () => {
	expect(ruleFrom('days', '2026-10-02, 2026-10-01\n2026-10-01')).toEqual(['2026-10-01', '2026-10-02']);
	const days = formSchemas.get('calendar.holidays')!;
	expect(v.safeParse(days, ['2026-10-01']).success).toBe(true);
	expect(v.safeParse(days, ['2026-02-30']).success).toBe(false);
	expect(ruleFrom('count', 'x')).toBe('x');
	expect(ruleFrom('day', '')).toBe(null);
});
