import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clustersOf, groupsWithin, pointsOf, portionOf, type Portion } from './portions.ts';

const box = (x: number, y: number, size: number): Portion =>
	portionOf([[[[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]]]); // prettier-ignore
const names = (all: readonly Portion[], clusters: readonly Portion[][]) =>
	clusters.map((own) => own.map((each) => all.indexOf(each)).sort((a, b) => a - b)).sort();

test.each<[string, Portion[], number[][]]>([
	['apart', [box(0, 0, 1), box(5, 0, 1)], [[0], [1]]],
	['over each other', [box(0, 0, 2), box(1, 1, 2)], [[0, 1]]],
	['with one border', [box(0, 0, 1), box(1, 0, 1)], [[0, 1]]],
	['with a third between them', [box(0, 0, 1), box(2, 0, 1), box(0.5, 0, 2)], [[0, 1, 2]]],
	['beside two that meet', [box(0, 0, 4), box(3, 3, 4), box(5, 0, 1)], [[0, 1], [2]]]
])('shapes %s', (_, all, expected) => expect(names(all, clustersOf(all))).toEqual(expected));

test('nothing is lost, and boxes of two clusters never meet', () => {
	const place = fc.tuple(
		fc.integer({ min: 0, max: 40 }),
		fc.integer({ min: 0, max: 40 }),
		fc.integer({ min: 1, max: 6 })
	);
	fc.assert(
		fc.property(fc.array(place, { maxLength: 25 }), (places) => {
			const all = places.map(([x, y, size]) => box(x, y, size));
			const clusters = clustersOf(all);
			expect(clusters.flat()).toHaveLength(all.length);
			expect(new Set(clusters.flat()).size).toBe(all.length);
			for (const [at, own] of clusters.entries())
				for (const other of clusters.slice(at + 1))
					for (const one of own) for (const two of other) expect(clustersOf([one, two])).toHaveLength(2);
		})
	);
});

test('groups keep to their points where two shapes do, and every round leaves fewer', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 4, max: 90 }), { maxLength: 60 }), (sizes) => {
			const all = sizes.map((points): Portion => ({ shape: [], points }));
			const groups = groupsWithin(all, 100);
			expect(groups.flat()).toEqual(all);
			if (all.length > 1) expect(groups.length).toBeLessThan(all.length);
			for (const group of groups) expect(group.length <= 2 || pointsOf(group) <= 100).toBe(true);
		})
	);
});
