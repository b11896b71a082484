import { expect, test } from 'vitest';
import type { Position, Ring } from '#core/geometry.ts';
import { flatRings } from './flat-rings.ts';
import { liesInside } from './inside.ts';

const box = (x: number, y: number, width: number, height: number): Ring =>
	(
		[
			[x, y],
			[x + width, y],
			[x + width, y + height],
			[x, y + height],
			[x, y]
		] satisfies Position[]
	).map(([east, north]): Position => [499_000 + east, 4_240_000 + north]);
const field = [[box(0, 0, 10, 10)]];

test.each([
	['the very same', field, true],
	['drawn from another corner: an overlay tells', [[[...field[0]![0]!.slice(1), field[0]![0]![1]!]]], false],
	['clear of the border', [[box(1, 1, 8, 8)]], true],
	['two parts clear of it', [[box(1, 1, 3, 3)], [box(5, 5, 3, 3)]], true],
	['one part of two outside', [[box(1, 1, 3, 3)], [box(15, 5, 3, 3)]], false],
	['touching the border: an overlay tells', [[box(0, 1, 8, 8)]], false],
	['a tenth of a micrometre from it: an overlay tells', [[box(1e-7, 1, 8, 8)]], false],
	['across the border', [[box(5, 5, 8, 8)]], false],
	['around it', [[box(-5, -5, 20, 20)]], false],
	['beside it', [[box(20, 0, 5, 5)]], false]
])('%s', (_, shape, inside) => {
	expect(liesInside(flatRings(shape), flatRings(field))).toBe(inside);
});

test('land with a hole does not hold what lies over the hole or in it', () => {
	const land = flatRings([[box(0, 0, 10, 10), box(4, 4, 2, 2).toReversed()]]);
	expect(liesInside(flatRings([[box(3, 3, 4, 4)]]), land)).toBe(false);
	expect(liesInside(flatRings([[box(4.5, 4.5, 1, 1)]]), land)).toBe(false);
	expect(liesInside(flatRings([[box(1, 1, 2, 2)]]), land)).toBe(true);
});
