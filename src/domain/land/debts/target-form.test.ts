import * as v from 'valibot';
import { expect, test } from 'vitest';
import { bracketsOf, targetForm, withBracket, withoutBracket, withYear } from './target-form.ts';
import { bracketsSchema, debtSettings } from './targets.ts';

const { shipped } = debtSettings['debts.targets'];

test('the shipped plan comes back from its table', () => {
	const form = targetForm(shipped);
	expect(form.years).toEqual([2026, 2027, 2028, 2029, 2030]);
	expect(form.rows[1]).toEqual({ to: '50', shares: ['50', '100', '', '', ''] });
	const back = bracketsOf(form);
	expect(back.map(({ toFen }) => toFen)).toEqual(shipped.map(({ toFen }) => toFen));
	for (const [at, { byYear }] of back.entries())
		for (const [k, { year, share }] of byYear.entries()) {
			expect(year).toBe(shipped[at]!.byYear[k]!.year);
			expect(share).toBeCloseTo(shipped[at]!.byYear[k]!.share, 8);
		}
	expect(v.safeParse(bracketsSchema, back).success).toBe(true);
});

test('a bracket more stands before the open one, and a year more after the last', () => {
	const form = withYear(withBracket(targetForm(shipped)), 2026);
	expect(form.rows.map(({ to }) => to)).toEqual(['10', '50', '100', '', '']);
	expect(form.years.at(-1)).toBe(2031);
	expect(v.safeParse(bracketsSchema, bracketsOf(form)).success).toBe(false);
	expect(v.safeParse(bracketsSchema, bracketsOf(withoutBracket(form, 3))).success).toBe(true);
});

test('what is no number, too much, or shrinks, is refused', () => {
	const said = (to: string, ...shares: string[]) =>
		v.safeParse(
			bracketsSchema,
			bracketsOf({
				years: [2026, 2027],
				rows: [
					{ to, shares },
					{ to: '', shares: ['10', ''] }
				]
			})
		).success;
	expect(said('10', '50', '100')).toBe(true);
	expect(said('x', '50', '100')).toBe(false);
	expect(said('10', '50', '101')).toBe(false);
	expect(said('10', '50', '40')).toBe(false);
	expect(said('10', 'half', '100')).toBe(false);
});
