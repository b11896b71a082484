import { intersect } from '@turf/intersect';
import { featureCollection, multiPolygon } from '@turf/helpers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sharedArea, edgesOf } from './shared-area.ts';
import { equalArea } from './equal-area.ts';
import type { MultiPolygonRings, Position, Ring } from './geometry.ts';

const WEST = 111.66;
const SOUTH = 38.28;
/** A star around a place: any number of corners, each at its own distance, so never crossing itself. */
const star = (x: number, y: number, radii: readonly number[]): Ring => {
	const corners = radii.map((radius, at): Position => {
		const angle = (2 * Math.PI * at) / radii.length;
		return [WEST + x + radius * Math.cos(angle), SOUTH + y + radius * Math.sin(angle)];
	});
	return [...corners, corners[0]!];
};
const box = (x: number, y: number, width: number, height: number): Ring => [
	[WEST + x, SOUTH + y],
	[WEST + x, SOUTH + y + height],
	[WEST + x + width, SOUTH + y + height],
	[WEST + x + width, SOUTH + y],
	[WEST + x, SOUTH + y]
];
const common = (a: MultiPolygonRings, b: MultiPolygonRings) => sharedArea(edgesOf(a), edgesOf(b));

const place = fc.double({ min: 0, max: 0.001, noNaN: true });
const stars = fc
	.tuple(place, place, fc.array(fc.double({ min: 2e-4, max: 8e-4, noNaN: true }), { minLength: 3, maxLength: 24 }))
	.map(([x, y, radii]) => star(x, y, radii));

describe('the area two shapes have in common', () => {
	test.each<[string, MultiPolygonRings, MultiPolygonRings, number]>([
		['half a box', [[box(0, 0, 0.002, 0.001)]], [[box(0.001, 0, 0.002, 0.001)]], 0.5],
		['side by side, one border', [[box(0, 0, 0.002, 0.001)]], [[box(0.002, 0, 0.002, 0.001)]], 0],
		['one above the other', [[box(0, 0, 0.002, 0.001)]], [[box(0, 0.001, 0.002, 0.001)]], 0],
		['apart', [[box(0, 0, 0.002, 0.001)]], [[box(0.01, 0, 0.002, 0.001)]], 0],
		['within', [[box(0, 0, 0.002, 0.001)]], [[box(-0.001, -0.001, 0.01, 0.01)]], 1],
		['itself', [[box(0, 0, 0.002, 0.001)]], [[box(0, 0, 0.002, 0.001)]], 1],
		['in a hole', [[box(0, 0, 0.002, 0.001)]], [[box(-0.01, -0.01, 0.03, 0.03), box(-0.001, -0.001, 0.005, 0.005)]], 0],
		[
			'in one of two parts',
			[[box(0, 0, 0.002, 0.001)]],
			[[box(0.01, 0.01, 0.001, 0.001)], [box(0, 0, 0.001, 0.001)]],
			0.5
		]
	])('%s', (_, a, b, share) => {
		const expected = share * equalArea(a);
		expect(common(a, b)).toBeCloseTo(expected, 4);
		expect(common(b, a)).toBeCloseTo(expected, 4);
	});

	test('of random stars as an overlay finds it, both ways round, however the rings run', () => {
		fc.assert(
			fc.property(stars, stars, fc.boolean(), (first, second, turned) => {
				const a: MultiPolygonRings = [[turned ? [...first].reverse() : first]];
				const b: MultiPolygonRings = [[second]];
				const overlay = intersect(
					featureCollection([
						multiPolygon(a as unknown as Position[][][] as never),
						multiPolygon(b as unknown as Position[][][] as never)
					])
				);
				const shape = overlay?.geometry;
				const rings = shape
					? ((shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates) as unknown as Ring[][])
					: [];
				expect(Math.abs(common(a, b) - equalArea(rings))).toBeLessThan(0.05);
				expect(Math.abs(common(a, b) - common(b, a))).toBeLessThan(1e-6);
			})
		);
	});

	test('never more than either, and all of it with itself', () => {
		fc.assert(
			fc.property(stars, stars, (first, second) => {
				const [a, b] = [edgesOf([[first]]), edgesOf([[second]])];
				expect(sharedArea(a, b)).toBeLessThanOrEqual(Math.min(a.area, b.area) + 1e-6);
				expect(Math.abs(sharedArea(a, a) - a.area)).toBeLessThan(1e-6);
			})
		);
	});
});
