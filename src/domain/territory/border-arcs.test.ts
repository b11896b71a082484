import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Position, Ring } from '#core/geometry.ts';
import { sharedBorders, type CoverageArea } from './border-arcs.ts';

const length = (line: readonly Position[]): number =>
	line.slice(1).reduce((sum, [x, y], at) => sum + Math.hypot(x - line[at]![0], y - line[at]![1]), 0);

const square = (x: number, y: number, size = 1): Ring => [
	[x, y],
	[x + size, y],
	[x + size, y + size],
	[x, y + size],
	[x, y]
];

interface Lattice {
	areas: CoverageArea[];
	/** Length of every edge between two codes, by `left right`. */
	expected: Map<string, number>;
}

/**
 * A lattice of cells with shaken corners, each given to one of a few areas; rings start anywhere, run either way, and
 * some edges have vertices that only one side knows.
 */
function lattice(side: number, owners: readonly number[], shake: readonly number[], odd: readonly number[]): Lattice {
	const pick = (list: readonly number[], at: number) => list[at % list.length]!;
	const corner = (x: number, y: number): Position => [
		111 + (x + 0.3 * pick(shake, x * 7 + y * 13)) * 0.01,
		38 + (y + 0.3 * pick(shake, x * 11 + y * 5 + 3)) * 0.01
	];
	const owner = (x: number, y: number) =>
		x < 0 || y < 0 || x >= side || y >= side ? null : `v${pick(owners, y * side + x)}`;
	const shapes = new Map<string, Ring[][]>();
	const expected = new Map<string, number>();
	const expect = (one: string | null, other: string | null, a: Position, b: Position) => {
		if (one === other) return;
		const [left, right] = one === null ? [other!, null] : other === null || one < other ? [one, other] : [other, one];
		const key = `${left} ${right ?? ''}`;
		expected.set(key, (expected.get(key) ?? 0) + length([a, b]));
	};
	for (let x = 0; x <= side; x++)
		for (let y = 0; y <= side; y++) {
			if (x < side) expect(owner(x, y), owner(x, y - 1), corner(x, y), corner(x + 1, y));
			if (y < side) expect(owner(x, y), owner(x - 1, y), corner(x, y), corner(x, y + 1));
		}
	for (let x = 0; x < side; x++)
		for (let y = 0; y < side; y++) {
			const corners = [corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1)];
			const turn = pick(odd, x * 3 + y);
			const open = corners.flatMap((from, at): Position[] => {
				const to = corners[(at + 1) % 4]!;
				const part = pick(odd, x + y * 2 + at) % 3;
				return part === 0 ? [from, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]] : [from];
			});
			const turned = [...open.slice(turn % open.length), ...open.slice(0, turn % open.length)];
			const ring = [...turned, turned[0]!];
			const code = owner(x, y)!;
			const list = shapes.get(code) ?? [];
			list.push([turn % 2 ? ring.reverse() : ring]);
			shapes.set(code, list);
		}
	return { areas: [...shapes].map(([code, shape]) => ({ code, shape })), expected };
}

describe('shared borders', () => {
	test('every border of a coverage once, with both its sides, whatever the rings look like', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 6 }),
				fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 36 }),
				fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 }),
				fc.array(fc.nat(20), { minLength: 1, maxLength: 30 }),
				(side, owners, shake, odd) => {
					const { areas, expected } = lattice(side, owners, shake, odd);
					const borders = sharedBorders(areas);
					expect(borders.map(({ left, right }) => `${left} ${right ?? ''}`)).toEqual([...expected.keys()].sort());
					for (const { left, right, lines } of borders) {
						const drawn = lines.reduce((sum, line) => sum + length(line), 0);
						expect(drawn).toBeCloseTo(expected.get(`${left} ${right ?? ''}`)!, 8);
					}
				}
			)
		);
	});

	test('two neighbours: one line between them and one around each, as long as they go', () => {
		const borders = sharedBorders([
			{ code: 'a', shape: [[square(0, 0)]] },
			{ code: 'b', shape: [[square(1, 0)]] }
		]);
		expect(borders).toEqual([
			{
				left: 'a',
				right: null,
				lines: [
					[
						[1, 1],
						[0, 1],
						[0, 0],
						[1, 0]
					]
				]
			},
			{
				left: 'a',
				right: 'b',
				lines: [
					[
						[1, 0],
						[1, 1]
					]
				]
			},
			{
				left: 'b',
				right: null,
				lines: [
					[
						[1, 0],
						[2, 0],
						[2, 1],
						[1, 1]
					]
				]
			}
		]);
	});

	test('a village within another: the ring between them once, closed', () => {
		const borders = sharedBorders([
			{ code: 'a', shape: [[square(0, 0, 3), square(1, 1)]] },
			{ code: 'b', shape: [[square(1, 1)]] }
		]);
		const inner = borders.find(({ right }) => right === 'b')!;
		expect(inner.left).toBe('a');
		expect(inner.lines).toHaveLength(1);
		expect(inner.lines[0]![0]).toEqual(inner.lines[0]!.at(-1));
		expect(length(inner.lines[0]!)).toBe(4);
		expect(borders.map(({ left, right }) => [left, right])).toEqual([
			['a', null],
			['a', 'b']
		]);
	});

	test('a neighbour with half as long edges: the long edge is parted where the other’s corner lies on it', () => {
		const borders = sharedBorders([
			{ code: 'a', shape: [[square(0, 0, 2)]] },
			{ code: 'b', shape: [[square(2, 0)]] },
			{ code: 'c', shape: [[square(2, 1)]] }
		]);
		const between = borders.filter(({ right }) => right !== null).map(({ left, right }) => `${left}${right}`);
		expect(between).toEqual(['ab', 'ac', 'bc']);
		for (const { lines, right } of borders) if (right) expect(length(lines[0]!)).toBe(1);
	});

	test('nothing, a ring without area and a corner that only touches do not trouble it', () => {
		expect(sharedBorders([])).toEqual([]);
		const flat: Ring = [
			[0, 0],
			[1, 0],
			[0, 0]
		];
		expect(sharedBorders([{ code: 'a', shape: [[flat]] }])).toEqual([]);
		const corners = sharedBorders([
			{ code: 'a', shape: [[square(0, 0)]] },
			{ code: 'b', shape: [[square(1, 1)]] }
		]);
		expect(corners.map(({ right }) => right)).toEqual([null, null]);
	});
});
