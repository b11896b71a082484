import { expect, test } from 'vitest';
import { shiftOf } from './gcj-shift.ts';

test('pictures shifted by GCJ-02 lie where the published vector says', () => {
	// (111.667, 38.279) → (111.6734499, 38.279461): domain.md §2.2. In tiles of z17, 360° / 2¹⁷ wide.
	const side = 2 ** 17;
	const x = Math.floor(((111.667 + 180) / 360) * side);
	const radians = (38.279 * Math.PI) / 180;
	const y = Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * side);
	const [columns, rows] = shiftOf(17, x, y);
	expect(columns).toBeCloseTo((0.0064499 / 360) * side, 1);
	const north = ((0.000461 / 360) * side) / Math.cos(radians);
	expect(rows).toBeCloseTo(-north, 1);
});

test('half a tile at half the zoom, and nothing outside China', () => {
	const [deep] = shiftOf(15, 26_549, 12_594);
	const [shallow] = shiftOf(14, 13_274, 6_297);
	expect(deep / shallow).toBeCloseTo(2, 1);
	expect(shiftOf(10, 0, 0).map(Math.abs)).toEqual([expect.closeTo(0, 9), expect.closeTo(0, 9)]);
});
