import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Position } from '#core/geometry.ts';
import { crossesItself, ringOf } from './drawn-ring.ts';

describe('rings of a sketch', () => {
	test('a box comes from any two opposite corners, the same ring each time', () => {
		const ring = ringOf('box', [
			[1, 1],
			[0, 0]
		]);
		expect(ring).toEqual([
			[0, 0],
			[1, 0],
			[1, 1],
			[0, 1],
			[0, 0]
		]);
		expect(
			ringOf('box', [
				[0, 1],
				[1, 0]
			])
		).toEqual(ring);
	});
	test.each([
		['line', 5],
		['area', 2],
		['box', 1]
	] as const)('a %s of %i points closes no ring', (kind, count) =>
		expect(
			ringOf(
				kind,
				Array.from({ length: count }, (_, at): Position => [at, at * at])
			)
		).toBeNull()
	);
	const square: Position[] = [
		[0, 0],
		[2, 0],
		[2, 2],
		[0, 2]
	];
	const cases: [string, Position[], boolean][] = [
		['a square', square, false],
		['a bow tie', [square[0]!, square[2]!, square[1]!, square[3]!], true],
		[
			'a corner that touches an edge',
			[
				[0, 0],
				[4, 0],
				[4, 4],
				[2, 0],
				[0, 4]
			],
			true
		],
		[
			'an edge that runs back',
			[
				[0, 0],
				[4, 0],
				[2, 0],
				[2, 3]
			],
			true
		],
		[
			'an edge cut in two by a point',
			[
				[0, 0],
				[1, 0],
				[2, 0],
				[2, 2]
			],
			false
		]
	];
	test.each(cases)('%s', (_, points, crosses) => expect(crossesItself(ringOf('area', points)!)).toBe(crosses));
	test('points in order of their angle round a middle never cross', () => {
		const angles = fc.uniqueArray(fc.integer({ min: 0, max: 359 }), { minLength: 3, maxLength: 40 });
		fc.assert(
			fc.property(angles, (given) => {
				const points = given
					.toSorted((a, b) => a - b)
					.map((angle): Position => [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)]);
				expect(crossesItself(ringOf('area', points)!)).toBe(false);
			})
		);
	});
});
