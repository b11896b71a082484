import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Position } from '#core/geometry.ts';
import { outline, rims, type Arc } from './arcs.ts';

const SIZE = 4;
const code = (x: number, y: number) => (x < 0 || y < 0 || x >= SIZE || y >= SIZE ? null : `${x}${y}`);
/** Squares side by side: each edge is an arc of its own, in either direction. */
const arcs: Arc[] = Array.from({ length: SIZE + 1 }, (_, x) =>
	Array.from({ length: SIZE + 1 }, (_, y): Arc[] => {
		const upright: Position[] = [
			[x, y],
			[x, y + 1]
		];
		const level: Position[] = [
			[x + 1, y],
			[x, y]
		];
		return [
			...(y < SIZE ? [{ level: 'village' as const, left: code(x - 1, y), right: code(x, y), lines: [upright] }] : []),
			...(x < SIZE ? [{ level: 'village' as const, left: code(x, y), right: code(x, y - 1), lines: [level] }] : [])
		];
	})
).flat(2);

/** Whether a place lies within rings, by even and odd. */
const holds = (rings: readonly (readonly Position[])[], [px, py]: Position): boolean =>
	rings.reduce((crossed, ring) => {
		for (let at = 1; at < ring.length; at++) {
			const [[ax, ay], [bx, by]] = [ring[at - 1]!, ring[at]!];
			if (ay > py !== by > py && px < ax + ((py - ay) / (by - ay)) * (bx - ax)) crossed += 1;
		}
		return crossed;
	}, 0) %
		2 ===
	1;

const all = Array.from({ length: SIZE * SIZE }, (_, at) => code(at % SIZE, Math.floor(at / SIZE))!);

test('whatever villages are asked for, their outline holds each of them and no other, and its rings are closed', () => {
	fc.assert(
		fc.property(fc.subarray(all), (members) => {
			const inside = new Set(members);
			const rings = outline(arcs, inside);
			for (const ring of rings) expect(ring.at(-1)).toEqual(ring[0]);
			for (const each of all) {
				const [x, y] = [Number(each[0]), Number(each[1])];
				expect(holds(rings, [x + 0.5, y + 0.5])).toBe(inside.has(each));
			}
		})
	);
});
test('borders that do not close are drawn as far as they go', () => {
	const open: Arc[] = [{ level: 'village', left: 'a', right: null, lines: [[[0, 0], [1, 0], [1, 1]], [[5, 5]]] }]; // prettier-ignore
	expect(outline(open, new Set('a'))).toEqual([
		[
			[0, 0],
			[1, 0],
			[1, 1]
		]
	]);
	expect(outline(open, new Set('b'))).toEqual([]);
});
test('rims stand where groups meet', () => {
	const group = (each: string | null) => (each?.startsWith('0') ? 'z' : '');
	expect(rims(arcs, group)).toHaveLength(SIZE * 2 + 2);
});
