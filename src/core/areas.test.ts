import { describe, expect, test } from 'vitest';
import { ellipsoidalArea } from '#core/geodesy.ts';
import type { Ring } from '#core/geometry.ts';
import { muFromSquareMetres } from '#core/mu.ts';
import { meanWidth, perimeter, planarArea } from '#core/planar.ts';

const box = (x: number, y: number, width: number, height: number): Ring => [
	[x, y],
	[x + width, y],
	[x + width, y + height],
	[x, y + height],
	[x, y]
];

test('the cell of domain.md §2.2 is 971 171.564 m² on the ellipsoid, 1 456.76 亩', () => {
	const cell = ellipsoidalArea([[box(111.66, 38.28, 0.01, 0.01)]]);
	expect(cell).toBeCloseTo(971_171.564, 2);
	expect(muFromSquareMetres(cell)).toBe(145_676);
});

test('a hole is taken off, whichever way its ring runs', () => {
	const outer = box(111.66, 38.28, 0.01, 0.01);
	const hole = box(111.663, 38.283, 0.002, 0.002);
	const expected = ellipsoidalArea([[outer]]) - ellipsoidalArea([[hole]]);
	expect(ellipsoidalArea([[outer, hole]])).toBeCloseTo(expected, 6);
	expect(ellipsoidalArea([[outer, hole.toReversed()]])).toBeCloseTo(expected, 6);
});

describe('on the plane', () => {
	test('a square in zone-prefixed metres keeps its area to the millimetre square', () => {
		expect(planarArea([[box(37_557_748.123, 4_238_500.456, 1000, 1000)]])).toBeCloseTo(1_000_000, 3);
	});

	test.each([
		[10, 10, 40, 5],
		[100, 0.5, 201, 0.4975]
	])('%d × %d m: perimeter %d, mean width %d', (width, height, around, mean) => {
		const shape = [[box(0, 0, width, height)]];
		expect(perimeter(shape)).toBeCloseTo(around, 9);
		expect(meanWidth(shape)).toBeCloseTo(mean, 3);
	});
});
