import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findingKinds } from './finding-list.ts';
import { estimateOf, landCategory, mayEstimate, priceKey, priceOn } from './reference-price.ts';

test.each([
	['parcel', 'survey', '0103', 'cropland'],
	['parcel', 'survey', '0201', 'orchard'],
	['parcel', 'gbt21010_2007', '031', 'forest'],
	[null, 'survey', '0404', 'grassland'],
	[null, 'survey', '05H1', 'construction'],
	[null, 'survey', '0702', 'construction'],
	['construction_land', null, null, 'construction'],
	[null, 'survey', '1101', null],
	[null, 'plan', '0601', null],
	['parcel', null, '0103', null],
	['parcel', 'survey', null, null]
])('land of register %s, code %s:%s is %s', (register, scheme, code, category) => {
	expect(landCategory(register, scheme, code)).toBe(category);
});

test('a price holds from its day on, and without one there is none', () => {
	const dated = [
		{ key: priceKey('cropland'), validFrom: '2026-01-01', value: 40_000 },
		{ key: priceKey('cropland'), validFrom: '2026-07-01', value: 45_000 }
	];
	expect(priceOn('2025-12-31', 'cropland', dated)).toBeNull();
	expect(priceOn('2026-06-30', 'cropland', dated)).toEqual({ fen: 40_000, validFrom: '2026-01-01' });
	expect(priceOn('2026-07-01', 'cropland', dated)).toEqual({ fen: 45_000, validFrom: '2026-07-01' });
	expect(priceOn('2026-07-01', 'forest', dated)).toBeNull();
});

test('3.22 亩 at 400.00 元 are 1 288.00 元 a year; halves of a fen go up', () => {
	expect(estimateOf(322, 40_000)).toBe(128_800);
	expect(estimateOf(1, 50)).toBe(1);
	expect(estimateOf(1, 49)).toBe(0);
});

test('never on a survey that is not fit for money, of a request, or of what is settled', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...findingKinds),
			fc.constantFrom('suspected', 'in_case', 'dismissed', 'gone'),
			fc.integer({ min: -1000, max: 1000 }),
			fc.option(fc.boolean()),
			(kind, status, overMu, fitForMoney) => {
				if (!mayEstimate({ kind, status, overMu, fitForMoney })) return;
				expect([fitForMoney, overMu > 0, status === 'suspected' || status === 'in_case']).toEqual([true, true, true]);
				expect(['short_area', 'area_request', 'double_contracted']).not.toContain(kind);
			}
		)
	);
});
