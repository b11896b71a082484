import { expect, test } from 'vitest';
import type { Position } from '#core/geometry.ts';
import { box } from '#test/import-files.ts';
import { partsOfRings } from './ring-nesting.ts';

const around = (size: number, x = 0, y = 0): Position[] => box(x - size, y - size, x + size, y + size);
const turned = (ring: readonly Position[]): Position[] => [...ring].reverse();
const parts = (rings: readonly Position[][], left = 1_000) => partsOfRings(rings, { left });

test('a hole goes to the outline it lies in, wherever it comes; an outline within a hole is a part', () => {
	const [outer, hole, island, other] = [around(9), turned(around(6)), around(3), around(5, 20)];
	const inOther = turned(around(1, 20));
	expect(parts([hole, inOther, island, other, outer])).toEqual([[island], [other, inOther], [outer, hole]]);
});

test('a hole that touches its outline in a corner or along a side lies in it', () => {
	const outer = around(9);
	const corner: Position[] = [[-9, -9], [0, -3], [-3, 0], [-9, -9]]; // prettier-ignore
	const side: Position[] = [[9, 1], [5, 0], [9, -1], [9, 1]]; // prettier-ignore
	expect(parts([outer, corner, side])).toEqual([[outer, corner, side]]);
});

test('rings that all run the wrong way are parts and their holes nevertheless', () => {
	const [outer, hole, other] = [turned(around(9)), turned(around(6)), turned(around(5, 20))];
	expect(parts([outer, hole, other])).toEqual([[outer, hole], [other]]);
});

test('numbers that are none, and empty rings, are in nothing', () => {
	const none: Position[] = [[NaN, 1], [1, 1], [1, NaN], [NaN, 1]]; // prettier-ignore
	expect(parts([around(9), none, []])).toHaveLength(3);
});

test('what takes too long to tell is refused', () => {
	const holes = Array.from({ length: 100 }, (_, at) => turned(around(1, at * 5)));
	expect(() => parts(holes)).toThrowError(expect.objectContaining({ reason: 'import.file.record' }));
	expect(parts(holes, 1_000_000)).toHaveLength(100);
});
