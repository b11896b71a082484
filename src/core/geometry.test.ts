import { expect, test } from 'vitest';
import { isInside, type Position } from './geometry.ts';

test.each<[string, Position, boolean]>([
	['in the middle', [5, 5], true],
	['in the notch', [5, 9], false],
	['left of it', [-1, 5], false],
	['beside the notch', [1, 9], true]
])('a ring with a notch, open or closed, holds what lies %s', (_, point, expected) => {
	const line: Position[] = [[0, 0], [10, 0], [10, 10], [5, 8], [0, 10]]; // prettier-ignore
	expect(isInside(point, line)).toBe(expected);
	expect(isInside(point, [...line].reverse())).toBe(expected);
	expect(isInside(point, [...line, line[0]!])).toBe(expected);
	expect(isInside(point, line.slice(0, 2))).toBe(false);
});
