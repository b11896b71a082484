import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countyFactors, medianOf, type Figures } from './factor-index.ts';
import { basicFields, factorRulesOn, factors, shippedFields, type Lacking } from './fields.ts';

const lacking: Lacking = { talent: 300, fund: 300, asset: 300, project: 300, market: 300 };
const county = (profiles: Record<string, Figures>) =>
	countyFactors(new Map(Object.entries(profiles)), shippedFields, lacking);

test('a place is the part below and half of those alike; an index is the mean of the places that are known', () => {
	const { villages, medians } = county({
		a: { leaders: 0, skilled: 9 },
		b: { leaders: 2 },
		c: { leaders: 2, skilled: 1 },
		d: { leaders: 5 }
	});
	const index = (code: string) => villages.get(code)!.talent.index;
	// leaders: a 1/8, b and c 4/8, d 7/8; skilled: c 1/4, a 3/4.
	expect([index('a'), index('b'), index('c'), index('d')]).toEqual([438, 500, 375, 875]);
	expect(villages.get('b')!.talent).toMatchObject({ known: 1, of: 4, lacking: false });
	expect(medians.talent).toEqual({ index: 469, villages: 4 });
});

test('what is missing is not nought: it has no index, is not lacking, and moves nobody else', () => {
	const { villages, medians } = county({ a: { cash: 0 }, b: { cash: 100 }, c: {} });
	expect(villages.get('c')!.fund).toEqual({ index: null, known: 0, of: 3, lacking: null });
	expect(villages.get('a')!.fund).toMatchObject({ index: 250, lacking: true });
	expect(medians.fund.villages).toBe(2);
	expect(medians.market).toEqual({ index: null, villages: 0 });
});

test('places that come to the same give the same index, however they are made up', () => {
	// Of 24 villages: below the first stand 0, 0 and 21 in three fields, below the second 10, 6 and 5. Both come to 0.3125.
	const stands = { leaders: [0, 10], skilled: [0, 6], graduates: [21, 5] } as const;
	const rest = Object.fromEntries(
		Object.entries(stands).map(([id, taken]) => {
			const left = Array.from({ length: 24 }, (_, at) => at).filter((at) => !taken.includes(at as never));
			return [id, [...taken, ...left]] as const;
		})
	);
	const of = (at: number) => Object.fromEntries(Object.keys(stands).map((id) => [id, rest[id]![at]!]));
	const { villages } = county(Object.fromEntries(Array.from({ length: 24 }, (_, at) => [String(at), of(at)])));
	expect([villages.get('0')!.talent.index, villages.get('1')!.talent.index]).toEqual([313, 313]);
});

test('one village alone stands in the middle, and just the threshold is not lacking', () => {
	expect(county({ a: { cash: 7 } }).villages.get('a')!.fund.index).toBe(500);
	const at = countyFactors(new Map([['a', { cash: 7 }]]), shippedFields, { ...lacking, fund: 500 });
	expect(at.villages.get('a')!.fund.lacking).toBe(false);
});

test('indices lie between 0 and 1000, more never stands lower, and the order of villages does not matter', () => {
	const figures = fc.dictionary(fc.constantFrom(...shippedFields.map(({ id }) => id)), fc.nat({ max: 9 }));
	fc.assert(
		fc.property(fc.array(figures, { minLength: 1, maxLength: 12 }), (all) => {
			const profiles = all.map((own, at) => [String(at), own] as const);
			const one = countyFactors(new Map(profiles), shippedFields, lacking);
			const other = countyFactors(new Map([...profiles].reverse()), shippedFields, lacking);
			for (const [code, own] of profiles)
				for (const factor of factors) {
					const { index, known } = one.villages.get(code)![factor];
					expect(other.villages.get(code)![factor].index).toBe(index);
					expect(index === null).toBe(known === 0);
					if (index !== null) expect(index).toBeGreaterThan(0);
					if (index !== null) expect(index).toBeLessThan(1000);
					expect(known).toBe(
						shippedFields.filter((each) => each.factor === factor && own[each.id] !== undefined).length
					);
				}
		}),
		{ numRuns: 60 }
	);
});

describe('the middle', () => {
	test.each([
		[[], null],
		[[3], 3],
		[[5, 1, 3], 3],
		[[4, 1], 3]
	])('of %s is %s', (values, median) => expect(medianOf(values)).toBe(median));
});

test('rules hold from their day on; until then what is shipped', () => {
	const own = [{ id: 'brands', factor: 'market', name: '品牌', unit: 'count' }];
	const dated = [
		{ key: 'factors.fields', validFrom: '2026-06-01', value: own },
		{ key: 'factors.lacking', validFrom: '2026-06-01', value: { ...lacking, fund: 450 } }
	];
	expect(factorRulesOn('2026-05-31', dated)).toMatchObject({
		...{ fields: [...basicFields, ...shippedFields], own: shippedFields, lackingSince: null }
	});
	expect(factorRulesOn('2026-06-01', dated)).toMatchObject({
		...{ fields: [...basicFields, ...own], own, lackingSince: '2026-06-01' }
	});
	// A county that asked for households by itself is not asked twice.
	const asked = [...own, { id: 'own_1', factor: 'talent', name: '户数', unit: 'count' }];
	const { fields } = factorRulesOn('2026-06-01', [{ key: 'factors.fields', validFrom: '2026-06-01', value: asked }]);
	expect(fields.map(({ id }) => id)).toEqual(['people', 'brands', 'own_1']);
});
