import { describe, expect, test } from 'vitest';
import { flawOf } from './flaw.ts';
import type { GridRing } from './grid.ts';
import { plainPart, sortedParts, type DrawnPart } from './parts.ts';

const box = (x: number, y: number, width: number): GridRing => [
	[x, y],
	[x + width, y],
	[x + width, y + width],
	[x, y + width]
];
const flaw = (...parts: DrawnPart[]) => flawOf(parts.map(plainPart))?.reason ?? null;

describe('drawn parts', () => {
	test.each<[string, DrawnPart[], string | null]>([
		['nothing', [], null],
		['two that share an edge', [[box(0, 0, 9)], [box(9, 0, 9)]], null],
		['two that share a corner', [[box(0, 0, 9)], [box(9, 9, 9)]], null],
		['one in the hole of another', [[box(0, 0, 9), box(2, 2, 4)], [box(2, 2, 4)]], null],
		['a hole that touches the outer ring once', [[box(0, 0, 9), [[0, 0], [3, 5], [5, 3]]]], null], // prettier-ignore
		['a hole that cuts the part in two', [[box(0, 0, 9), [[0, 0], [9, 9], [5, 3]]]], 'crosses'], // prettier-ignore
		['a hole beside its part', [[box(0, 0, 9), box(20, 2, 4)]], 'crosses'],
		['a hole in a hole', [[box(0, 0, 9), box(1, 1, 7), box(3, 3, 2)]], 'crosses'],
		['a ring that crosses itself', [[[[0, 0], [9, 9], [9, 0], [0, 5]]]], 'crosses'], // prettier-ignore
		['a ring that touches itself', [[[[0, 0], [4, 4], [8, 0], [8, 8], [4, 4], [0, 8]]]], 'crosses'], // prettier-ignore
		['a spike', [[[[0, 0], [9, 0], [15, 0], [9, 0], [9, 9]]]], 'crosses'], // prettier-ignore
		['a line there and back', [[[[0, 0], [9, 0], [5, 0]]]], 'crosses'], // prettier-ignore
		['two corners', [[[[0, 0], [9, 0]]]], 'few'], // prettier-ignore
		['a corner on another’s edge', [[box(0, 0, 9)], [box(9, 3, 3)]], 'crosses'],
		['edges that cross', [[box(0, 0, 9)], [box(5, 5, 9)]], 'crosses'],
		['one inside another', [[box(0, 0, 9)], [box(3, 3, 3)]], 'overlaps'],
		['one twice', [[box(0, 0, 9)], [box(0, 0, 9)]], 'overlaps'],
		['one in a corner of another', [[box(0, 0, 9)], [[[0, 0], [7, 5], [5, 7]]]], 'overlaps'] // prettier-ignore
	])('%s', (_, parts, expected) => expect(flaw(...parts)).toBe(expected));

	test('what lies far apart is told exactly, also where products are beyond a double', () => {
		const far = 4e9;
		expect(flaw([[[0, 0], [far, far - 1], [0, far]]], [[[0, 0], [far, far - 2], [far, far - 1]]])).toBe(null); // prettier-ignore
		expect(flaw([[[0, 0], [far, far - 1], [0, far]]], [[[1, 1], [far, far - 2], [far + 1, far]]])).toBe('crosses'); // prettier-ignore
	});
	test('are written in one way, however they were drawn', () => {
		const [outer, hole] = [box(0, 0, 9), box(2, 2, 3)];
		const turned = (ring: GridRing) => [...ring.slice(2), ...ring.slice(0, 2)].reverse();
		expect(plainPart([turned(outer), turned(hole)])).toEqual(plainPart([outer, hole]));
		const [one, other] = [[outer], [box(20, 0, 5)]];
		expect(sortedParts([other, one])).toEqual(sortedParts([one, other]));
	});
});
