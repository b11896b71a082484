import { expect, test } from 'vitest';
import type { Position } from '#core/geometry.ts';
import { areaOf, doubleArea } from './plane.ts';
import { seeded } from '#core/random.ts';
import { blob } from './ring.ts';
import { divided, shares } from './split.ts';

test('shares sum to the whole, keep the least and follow the weights', () => {
	expect(shares(10, [1, 1, 1])).toEqual([4, 3, 3]);
	expect(shares(10, [0, 0, 5], 2)).toEqual([2, 2, 6]);
	const many = shares(
		20_000,
		Array.from({ length: 136 }, (_, i) => 1 + (i % 7)),
		60
	);
	expect(many.reduce((a, b) => a + b, 0)).toBe(20_000);
	expect(Math.min(...many)).toBeGreaterThanOrEqual(60);
});

test('a divided ring loses nothing: every inner edge has its counterpart, areas sum', () => {
	const square: Position[] = [
		[-1e4, -1e4],
		[1e4, -1e4],
		[1e4, 1e4],
		[-1e4, 1e4]
	];
	for (let seed = 0; seed < 20; seed++) {
		const random = seeded(seed);
		const ring = blob([0, 0], 1500, random, square, 60);
		const parts = divided(ring, 2 + (seed % 12), { least: 60, roughness: 0.11 }, random);
		expect(parts).toHaveLength(2 + (seed % 12));
		expect(parts.every((part) => doubleArea(part) > 0)).toBe(true);
		expect(parts.reduce((sum, part) => sum + areaOf(part), 0)).toBeCloseTo(areaOf(ring), 3);
		const edges = new Map<Position, Set<Position>>();
		const has = (a: Position, b: Position): boolean => edges.get(a)?.has(b) ?? false;
		for (const part of parts)
			part.forEach((from, i) => edges.set(from, (edges.get(from) ?? new Set()).add(part[(i + 1) % part.length]!)));
		for (const [from, next] of edges)
			for (const to of next) {
				const outer = ring[(ring.indexOf(from) + 1) % ring.length] === to && ring.includes(from);
				expect(has(to, from)).toBe(!outer);
			}
	}
});

test('a ring with too few corners is refused, not cut wrongly', () => {
	const triangle: Position[] = [
		[0, 0],
		[100, 0],
		[0, 100]
	];
	expect(() => divided(triangle, 2, { least: 10, roughness: 0 }, seeded(1))).toThrow(/expected a ring/);
});
