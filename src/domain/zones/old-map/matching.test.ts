import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accounted, matched, members, type OldZone } from './matching.ts';

const villages = new Map([
	['149901100201', 1_000_000],
	['149901100202', 500_000],
	['149901100203', 2_000_000]
]);
const zone = (parts: Record<string, number>, m2: number): OldZone => ({
	...{ records: [1], name: '旧区', layout: null, parts, m2 }
});
const parts = { '149901100201': 1_000_000, '149901100202': 250_000, '149901100203': 400_000 };

test('each village with the share of it that is covered and the share of the zone that lies in it', () => {
	const [found] = matched([zone(parts, 1_700_000)], villages);
	expect(found!.villages.map(({ code, ofVillage }) => [code.slice(-1), ofVillage])).toEqual([['1', 1], ['2', 0.5], ['3', 0.2]]); // prettier-ignore
	expect(found!.villages[2]!.ofZone).toBeCloseTo(400 / 1700, 9);
	expect(found!.nowhere).toBe(50_000);
});

test.each([
	[0, ['1', '2', '3']],
	[0.2, ['1', '2', '3']],
	[0.21, ['1', '2']],
	[0.5, ['1', '2']],
	[0.51, ['1']],
	[1, ['1']]
])('at a threshold of %s its villages are %s', (threshold, codes) => {
	const [found] = matched([zone(parts, 1_700_000)], villages);
	expect(members(found!, threshold).map((code) => code.slice(-1))).toEqual(codes);
});

test('what a person says of a village stands, wherever the threshold goes', () => {
	const [found] = matched([zone(parts, 1_700_000)], villages);
	const ticks = new Map([['149901100201', false], ['149901100203', true]]); // prettier-ignore
	for (const threshold of [0.1, 0.6, 1]) expect(members(found!, threshold, ticks)).toContain('149901100203');
	expect(members(found!, 0.1, ticks)).not.toContain('149901100201');
});

test('a border drawn a hand’s breadth off is no share of a village', () => {
	const [found] = matched([zone({ '149901100201': 0.99 }, 100)], villages);
	expect(found!.villages).toEqual([]);
});

test('more than there is: nothing of it is used', () => {
	expect(() => matched([zone({ '149901100202': 500_100 }, 900_000)], villages)).toThrow();
	expect(() => matched([zone({ '149901100202': 400_000 }, 300_000)], villages)).toThrow();
});

test('whatever is chosen, the old zone is accounted for to the last hundredth but roundings', () => {
	const portion = fc.double({ min: 0, max: 1, noNaN: true });
	fc.assert(
		fc.property(fc.tuple(portion, portion, portion), portion, portion, ([a, b, c], threshold, extra) => {
			const own = { '149901100201': a * 1_000_000, '149901100202': b * 500_000, '149901100203': c * 2_000_000 };
			const m2 = Object.values(own).reduce((sum, each) => sum + each, 0) + extra * 100_000;
			const [found] = matched([zone(own, m2)], villages);
			const chosen = members(found!, threshold);
			const { oldMu, keptMu, leftMu, nowhereMu, beyondMu } = accounted(found!, chosen, villages);
			expect(Math.abs(oldMu - keptMu - leftMu - nowhereMu)).toBeLessThanOrEqual(2);
			const whole = chosen.reduce((sum, code) => sum + villages.get(code)!, 0);
			expect(Math.abs(keptMu + beyondMu - whole * 0.15)).toBeLessThanOrEqual(2);
			for (const code of chosen)
				expect(found!.villages.find((each) => each.code === code)!.ofVillage).toBeGreaterThanOrEqual(threshold);
		})
	);
});
