import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	measures,
	measuresFor,
	noProgress,
	placeOf,
	progressBelow,
	progressKeys,
	sumProgress,
	withinPlace,
	type PlaceProgress
} from './progress.ts';

const counts = fc.record(
	Object.fromEntries(progressKeys.map((key) => [key, fc.nat(1_000_000)])) as Record<
		(typeof progressKeys)[number],
		fc.Arbitrary<number>
	>
);
const village = fc
	.tuple(fc.constantFrom('', '149901100', '149901101', '149901102'), fc.nat(9), counts)
	.map(([township, at, sums]): PlaceProgress => ({ ...sums, code: township && `${township}20${at}` }));

test('villages sum to townships, townships to the county, whatever the villages are', () => {
	fc.assert(
		fc.property(fc.array(village, { maxLength: 30 }), (villages) => {
			const county = sumProgress(villages);
			const townships = progressBelow(villages, '', new Map());
			expect(sumProgress(townships)).toEqual(county);
			for (const { code, ...sums } of townships) {
				if (code === '') continue;
				expect(sumProgress(progressBelow(villages, code, new Map()))).toEqual(sums);
				expect(sumProgress(withinPlace(villages, code))).toEqual(sums);
			}
		})
	);
});

test('places stand in their order, what has no place last', () => {
	const rows = ['149901101201', '', '149901100201'].map((code) => ({ ...noProgress, code }));
	const order = new Map([
		['149901100', 0],
		['149901101', 1]
	]);
	expect(progressBelow(rows, '', order).map(({ code }) => code)).toEqual(['149901100', '149901101', '']);
	expect(progressBelow(rows, '149901101', order).map(({ code }) => code)).toEqual(['149901101201']);
});

test('every figure is a part or a whole of one measure', () => {
	const used = Object.values(measures).flatMap(({ part, whole }) => [part, whole]);
	expect([...used].sort()).toEqual([...progressKeys].sort());
	expect(measuresFor(false)).not.toContain('payable');
	expect(measuresFor(true)).toHaveLength(7);
});

test('a place that is not in sight is not asked for', () => {
	expect(placeOf(new URLSearchParams('place=149901100'), new Set(['149901100']))).toBe('149901100');
	expect(placeOf(new URLSearchParams('place=149901999'), new Set(['149901100']))).toBe('');
});
