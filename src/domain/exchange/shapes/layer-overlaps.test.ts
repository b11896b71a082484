import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MultiPolygonRings } from '#core/geometry.ts';
import { sharedArea, edgesOf } from '#core/shared-area.ts';
import { OverlapFinder } from './layer-overlaps.ts';
import { VillageShares } from './village-shares.ts';

const box = (west: number, south: number, width: number, height: number): MultiPolygonRings => [
	[
		[
			[west, south],
			[west, south + height],
			[west + width, south + height],
			[west + width, south],
			[west, south]
		]
	]
];
const overlapsOf = (shapes: readonly MultiPolygonRings[]) => {
	const finder = new OverlapFinder();
	shapes.forEach((shape, at) => finder.add(at + 1, finder.edges(shape)));
	return finder.finish();
};

describe('overlaps within a layer', () => {
	test('neighbours share a border and nothing else; a box pushed over its neighbour is named with its m²', () => {
		const net = [0, 1, 2, 3].map((at) => box(111.66 + at * 0.001, 38.28, 0.001, 0.001));
		expect(overlapsOf(net)).toEqual({ pairs: [], count: 0, m2: 0, complete: true });
		const pushed = overlapsOf([...net, box(111.6605, 38.28, 0.001, 0.001)]);
		expect(pushed.pairs.map(({ a, b }) => [a, b])).toEqual([
			[1, 5],
			[2, 5]
		]);
		expect(pushed.pairs[0]!.m2).toBeCloseTo(971_171.564 / 200, 0);
	});

	test('borders a rounding apart are no overlap', () => {
		expect(overlapsOf([box(111.66, 38.28, 0.01, 0.01), box(111.67 - 3e-9, 38.28, 0.01, 0.01)]).count).toBe(0);
	});

	test('a hundred thousand shapes on one spot are given up after some seconds, and it is said', () => {
		const finder = new OverlapFinder();
		const shape = box(111.66, 38.28, 0.001, 0.001);
		for (let n = 1; n <= 100_000; n++) finder.add(n, finder.edges(shape));
		const started = performance.now();
		const { complete, count } = finder.finish();
		expect(complete).toBe(false);
		expect(count).toBeGreaterThan(1000);
		expect(performance.now() - started).toBeLessThan(25_000);
	});

	test('finds the pairs that every pair looked at finds, whatever the sizes', () => {
		const boxes = fc.array(
			fc
				.tuple(
					fc.integer({ min: 0, max: 60 }),
					fc.integer({ min: 0, max: 60 }),
					fc.integer({ min: 1, max: 40 }),
					fc.integer({ min: 1, max: 40 })
				)
				.map(([x, y, width, height]) => box(111.6 + x * 1e-4, 38.2 + y * 1e-4, width * 1e-4, height * 1e-4)),
			{ maxLength: 25 }
		);
		fc.assert(
			fc.property(boxes, (shapes) => {
				const expected: string[] = [];
				for (let i = 0; i < shapes.length; i++)
					for (let j = 0; j < i; j++)
						if (sharedArea(edgesOf(shapes[j]!), edgesOf(shapes[i]!)) > 20 / 3) expected.push(`${j + 1}-${i + 1}`);
				expect(
					overlapsOf(shapes)
						.pairs.map(({ a, b }) => `${a}-${b}`)
						.sort()
				).toEqual(expected.sort());
			})
		);
	});
});

test('a shape’s shares of its villages add up to the shape where villages tile', () => {
	const shares = new VillageShares([
		{ code: 'a', shape: box(111.6, 38.2, 0.05, 0.1) },
		{ code: 'b', shape: box(111.65, 38.2, 0.05, 0.1) },
		{ code: 'far', shape: box(112, 38.2, 0.05, 0.1) }
	]);
	const edges = edgesOf(box(111.649, 38.25, 0.003, 0.001));
	const found = shares.of(edges);
	expect(Object.keys(found)).toEqual(['a', 'b']);
	expect(found.a! + found.b!).toBeCloseTo(edges.area, 1);
	expect(found.a! * 2).toBeCloseTo(found.b!, 1);
});
