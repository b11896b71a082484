import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkScores, judgeScores, sheetFault, shippedSheet } from './appraisal.ts';

const points = (...each: number[]) =>
	Object.fromEntries(shippedSheet.items.map(({ key }, at) => [key, { points: each[at]!, note: null }]));

describe('a scored sheet', () => {
	test.each<[string, number[], string[], number, string]>([
		['the pass mark is enough', [15, 20, 15, 20], [], 70, 'passed'],
		['one less is not', [14, 20, 15, 20], [], 69, 'failed'],
		['an item under its floor fails whatever the sum', [25, 14, 25, 25], [], 89, 'failed'],
		['a ground that forbids fails whatever the sum', [25, 25, 25, 25], ['farmland'], 100, 'failed']
	])('%s', (_, scores, vetoes, total, outcome) => {
		expect(judgeScores(shippedSheet, points(...scores), vetoes)).toMatchObject({ total, outcome });
	});
	test('is filled whole, in whole points, up to the most of each', () => {
		const given = { 'score.science': '20', 'score.rules': '20', 'score.feasible': '20', 'score.benefit': '20' };
		expect(checkScores(shippedSheet, given)).toMatchObject({ ok: true, value: { total: 80, outcome: 'passed', under: [] } });
		expect(checkScores(shippedSheet, { ...given, 'veto.debt': 'yes', 'veto.else': 'yes' })).toMatchObject({
			...{ value: { vetoes: ['debt'], outcome: 'failed' } }
		});
		for (const wrong of ['', '26', '-1', '3.5', 'x'])
			expect(checkScores(shippedSheet, { ...given, 'score.benefit': wrong })).toMatchObject({
				...{ reason: 'appraisal.score', detail: { field: 'score.benefit', expected: '0–25' } }
			});
	}); // prettier-ignore
	test('more points never fail what passed', () => {
		const score = fc.integer({ min: 0, max: 25 });
		fc.assert(
			fc.property(score, score, score, score, fc.nat(3), (a, b, c, d, at) => {
				const less = [a, b, c, d];
				const more = less.with(at, 25);
				const before = judgeScores(shippedSheet, points(...less), []);
				const after = judgeScores(shippedSheet, points(...more), []);
				expect(before.outcome === 'passed' && after.outcome === 'failed').toBe(false);
				expect(after.total).toBeGreaterThanOrEqual(before.total);
			})
		);
	});
	test('a setting nobody could pass, or with a key twice, is none', () => {
		expect(sheetFault(shippedSheet)).toBeNull();
		expect(sheetFault({ ...shippedSheet, pass: 101 })).toBe('pass');
		expect(sheetFault({ ...shippedSheet, items: [...shippedSheet.items, shippedSheet.items[0]!] })).toBe('keys');
		const [one, ...rest] = shippedSheet.items;
		expect(sheetFault({ ...shippedSheet, items: [{ ...one!, floor: 26 }, ...rest] })).toBe('floor');
	});
});
