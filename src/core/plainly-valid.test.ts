import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Position, Ring } from './geometry.ts';
import { isPlainlyValid } from './plainly-valid.ts';

const ring = (...corners: Position[]): Ring => [...corners, corners[0]!];

/** Whether two edges share a point, exactly, in whole numbers: the plain way, every pair. */
function crosses(points: readonly Position[]): boolean {
	const edges = points.map((each, at) => [each, points[(at + 1) % points.length]!] as const);
	const turn = (a: Position, b: Position, c: Position) =>
		Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
	const on = (a: Position, b: Position, c: Position) =>
		turn(a, b, c) === 0 &&
		Math.min(a[0], b[0]) <= c[0] &&
		c[0] <= Math.max(a[0], b[0]) &&
		Math.min(a[1], b[1]) <= c[1] &&
		c[1] <= Math.max(a[1], b[1]);
	return edges.some(([a, b], i) =>
		edges.some(([c, d], j) => {
			if (i === j) return a[0] === b[0] && a[1] === b[1];
			const next = (i + 1) % edges.length === j;
			const before = (j + 1) % edges.length === i;
			if (next || before) {
				const [shared, from, to] = next ? [b, a, d] : [a, b, c];
				return on(shared, from, to) || on(shared, to, from);
			}
			if (on(a, b, c) || on(a, b, d) || on(c, d, a) || on(c, d, b)) return true;
			return turn(a, b, c) !== turn(a, b, d) && turn(c, d, a) !== turn(c, d, b);
		})
	);
}

describe('shapes that are valid beyond doubt', () => {
	test.each<[string, Ring[][], boolean]>([
		['a square', [[ring([0, 0], [0, 1], [1, 1], [1, 0])]], true],
		['with a straight corner', [[ring([0, 0], [0, 1], [0, 2], [1, 1])]], true],
		['a triangle', [[ring([0, 0], [0, 1], [1, 0])]], true],
		['two parts apart', [[ring([0, 0], [0, 1], [1, 0])], [ring([3, 3], [3, 4], [4, 3])]], true],
		['a bow-tie', [[ring([0, 0], [1, 1], [0, 1], [1, 0])]], false],
		['a spike', [[ring([0, 0], [0, 1], [0, 3], [0, 1], [1, 0])]], false],
		['touching itself', [[ring([0, 0], [2, 0], [2, 2], [1, 0], [0, 2])]], false],
		['two equal corners', [[ring([0, 0], [0, 0], [0, 1], [1, 0])]], false],
		['a hole is the engine’s', [[ring([0, 0], [0, 9], [9, 9], [9, 0]), ring([1, 1], [1, 2], [2, 1])]], false],
		[
			'parts whose boxes meet are the engine’s',
			[[ring([0, 0], [0, 1], [1, 0])], [ring([1, 1], [1, 2], [2, 1])]],
			false
		],
		['nothing', [], false]
	])('%s', (_, shape, expected) => expect(isPlainlyValid(shape)).toBe(expected));

	test('never says yes to a ring that meets itself, and yes to every other one on whole numbers', () => {
		const corner = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }));
		fc.assert(
			fc.property(fc.array(corner, { minLength: 3, maxLength: 7 }), (points) => {
				expect(isPlainlyValid([[ring(...points)]])).toBe(!crosses(points));
			}),
			{ numRuns: 3000 }
		);
	});
});
