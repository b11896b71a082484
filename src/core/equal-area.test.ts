import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { equalArea } from './equal-area.ts';
import { ellipsoidalArea } from './geodesy.ts';
import type { MultiPolygonRings } from './geometry.ts';

const box = (west: number, south: number, width: number, height: number): MultiPolygonRings => [
	[
		[
			[west, south],
			[west, south + height],
			[west + width, south + height],
			[west + width, south],
			[west, south]
		]
	]
];

describe('areas on the equal-area plane', () => {
	test('the cell of domain.md §2.2 to the thousandth of a square metre: its sides are a meridian and a parallel', () => {
		expect(equalArea(box(111.66, 38.28, 0.01, 0.01))).toBeCloseTo(971_171.564, 3);
	});

	test('a parcel anywhere in China within 0.01 m² of the geodesic polygon’s', () => {
		fc.assert(
			fc.property(
				fc.double({ min: 74, max: 134, noNaN: true }),
				fc.double({ min: 18, max: 53, noNaN: true }),
				fc.double({ min: 1e-5, max: 1e-3, noNaN: true }),
				fc.double({ min: 1e-5, max: 1e-3, noNaN: true }),
				(west, south, width, height) => {
					const shape = box(west, south, width, height);
					expect(Math.abs(equalArea(shape) - ellipsoidalArea(shape))).toBeLessThan(0.01);
				}
			)
		);
	});

	test('a hole is taken off', () => {
		const outer = box(111.66, 38.28, 0.01, 0.01)[0]![0]!;
		const hole = box(111.662, 38.282, 0.002, 0.002)[0]![0]!;
		expect(equalArea([[outer, hole]])).toBeCloseTo(equalArea([[outer]]) - equalArea([[hole]]), 6);
	});
});
