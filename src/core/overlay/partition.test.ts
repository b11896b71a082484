import { difference } from '@turf/difference';
import { featureCollection, multiPolygon } from '@turf/helpers';
import { intersect } from '@turf/intersect';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MultiPolygonRings, Position, Ring } from '#core/geometry.ts';
import { perimeter, planarArea } from '#core/planar.ts';
import { flatRings } from './flat-rings.ts';
import { partition } from './partition.ts';

/** Coordinates as gk has them: millions of metres, of which a field is the last digits. */
const [EAST, NORTH] = [499_000, 4_240_000];
const RUNS = process.env.MUTU_EFFORT === 'full' ? 20_000 : 400;

const ring = (...corners: Position[]): Ring => {
	const moved = corners.map(([x, y]): Position => [EAST + x, NORTH + y]);
	return [...moved, moved[0]!];
};
const box = (x: number, y: number, width: number, height: number): Ring =>
	ring([x, y], [x + width, y], [x + width, y + height], [x, y + height]);
const turned = (ring: Ring): Ring => ring.toReversed();

/** Parts by which of the others cover them, one bit each. */
const parted = (subject: MultiPolygonRings, others: readonly MultiPolygonRings[]) =>
	partition(flatRings(subject), others.map(flatRings), (covers) =>
		others.reduce((mask, _, at) => mask | (covers(at) ? 1 << at : 0), 0)
	);
const areas = (subject: MultiPolygonRings, others: readonly MultiPolygonRings[]) =>
	Object.fromEntries([...parted(subject, others)].map(([mask, { area }]) => [mask, Number(area.toFixed(3))]));
/** Where each ring of each polygon begins, and how many corners it has. */
const outline = (shape: MultiPolygonRings) =>
	shape.map((rings) => rings.map((ring) => `${ring[0]![0] - EAST},${ring[0]![1] - NORTH}:${ring.length - 1}`));

describe('a field of 10 × 10 m is divided', () => {
	const field = [[box(0, 0, 10, 10)]];
	test.each<[string, MultiPolygonRings[], Record<number, number>]>([
		['by nothing', [], { 0: 100 }],
		['by itself', [field], { 1: 100 }],
		['by itself drawn the other way round', [[[turned(box(0, 0, 10, 10))]]], { 1: 100 }],
		['by what is beside it', [[[box(10, 0, 10, 10)]], [[box(-5, -5, 5, 20)]]], { 0: 100 }],
		['by what is around it', [[[box(-1e4, -1e4, 2e4, 2e4)]]], { 1: 100 }],
		['by a half', [[[box(5, -3, 20, 40)]]], { 0: 50, 1: 50 }],
		['by two that overlap', [[[box(0, 0, 6, 10)]], [[box(4, 0, 6, 10)]]], { 1: 40, 2: 40, 3: 20 }],
		['by a hole', [[[box(-5, -5, 20, 20), turned(box(4, 4, 2, 2))]]], { 0: 4, 1: 96 }],
		['by two parts of one', [[[box(0, 0, 2, 10)], [box(8, 0, 5, 10)]]], { 0: 60, 1: 40 }],
		['by a hundred', Array.from({ length: 100 }, () => [[box(2, 2, 1, 1)]]), { 0: 99, '-1': 1 }],
		['by what is a nanometre off', [[[box(1e-9, 0, 10, 10)]]], { 1: 100 }],
		['by what is a millimetre off', [[[box(0.001, 0, 10, 10)]]], { 0: 0.01, 1: 99.99 }],
		['along a line through its corners', [[[ring([0, 0], [10, 10], [10, -5], [0, -5])]]], { 0: 50, 1: 50 }]
	])('%s', (_, others, expected) => {
		const found =
			others.length < 31
				? areas(field, others)
				: Object.fromEntries(
						[
							...partition(flatRings(field), others.map(flatRings), (covers) =>
								others.every((_, at) => covers(at)) ? 1 : others.some((_, at) => covers(at)) ? 2 : 0
							)
						].map(([part, { area }]) => [part === 1 ? -1 : part, Number(area.toFixed(3))])
					);
		expect(found).toEqual(expected);
	});

	test('what is in no part is left out', () => {
		const parts = partition(flatRings(field), [flatRings([[box(0, 0, 5, 10)]])], (covers) => (covers(0) ? 7 : -1));
		expect([...parts.keys()]).toEqual([7]);
		expect(parts.get(7)!.area).toBeCloseTo(50, 6);
	});
});

describe('rings come out simple:', () => {
	test('a hole that touches another at a corner is a hole of its own', () => {
		const field = [[box(0, 0, 10, 10)]];
		const squares = [[box(2, 2, 3, 3)], [box(5, 5, 3, 3)]];
		const parts = parted(field, [squares]);
		expect(outline(parts.get(0)!.shape!)).toEqual([['0,0:4', '5,5:4', '2,2:4']]);
		expect(outline(parts.get(1)!.shape!)).toEqual([['2,2:4'], ['5,5:4']]);
		expect(parts.get(0)!.perimeter).toBeCloseTo(64, 6);
	});
	test('a hole that touches the outline is a hole, and the outline has a corner there', () => {
		const hole = [[ring([0, 5], [3, 3], [3, 7])]];
		expect(outline(parted([[box(0, 0, 10, 10)]], [hole]).get(0)!.shape!)).toEqual([['0,0:5', '3,3:3']]);
	});
	test('an island in a hole is a polygon beside the one with the hole', () => {
		const ringed = [[box(2, 2, 6, 6), turned(box(4, 4, 2, 2))]];
		expect(outline(parted([[box(0, 0, 10, 10)]], [ringed]).get(0)!.shape!)).toEqual([['0,0:4', '2,2:4'], ['4,4:4']]);
	});
	test('outer rings run anticlockwise, holes clockwise, however the field was drawn', () => {
		const [part] = [...parted([[turned(box(0, 0, 10, 10))]], [[[box(4, 4, 2, 2)]]]).values()];
		const signed = (ring: Ring) =>
			ring
				.slice(1)
				.reduce(
					(sum, [x, y], at) => sum + (ring[at]![0] - EAST) * (y - NORTH) - (x - EAST) * (ring[at]![1] - NORTH),
					0
				);
		expect(part!.shape![0]!.map((ring) => Math.sign(signed(ring)))).toEqual([1, -1]);
	});
});

/** A star round a place, any number of corners, on whole metres, on centimetres or as it falls. */
const star = fc
	.record({
		x: fc.double({ min: -30, max: 30, noNaN: true }),
		y: fc.double({ min: -30, max: 30, noNaN: true }),
		radii: fc.array(fc.double({ min: 12, max: 50, noNaN: true }), { minLength: 4, maxLength: 20 }),
		step: fc.constantFrom(0, 0.01, 1)
	})
	.map(({ x, y, radii, step }): Ring => {
		const laid = (value: number) => (step === 0 ? value : Math.round(value / step) * step);
		return ring(
			...radii.map((radius, at): Position => {
				const angle = (2 * Math.PI * at) / radii.length;
				return [laid(x + radius * Math.cos(angle)), laid(y + radius * Math.sin(angle))];
			})
		);
	});
/** The field itself as another hand drew it: every corner moved by up to so much. */
const redrawn = fc.record({
	by: fc.constantFrom(0, 1e-9, 1e-6, 1e-4, 0.01, 0.3),
	moves: fc.array(fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })), {
		minLength: 20,
		maxLength: 20
	})
});
type Redrawn = typeof redrawn extends fc.Arbitrary<infer T> ? T : never;
const again = (field: Ring, { by, moves }: Redrawn): Ring => {
	const corners = field.slice(1).map(([x, y], at): Position => [x + by * moves[at]![0], y + by * moves[at]![1]]);
	return [corners.at(-1)!, ...corners];
};

const feature = (shape: MultiPolygonRings) => multiPolygon(shape as [number, number][][][]);
const shapeOf = (result: ReturnType<typeof intersect>): MultiPolygonRings =>
	(result === null
		? []
		: result.geometry.type === 'Polygon'
			? [result.geometry.coordinates]
			: result.geometry.coordinates) as unknown as MultiPolygonRings;
/** What is covered by these of the others and by no more, cut by turf one after the other. */
function cutByTurf(subject: MultiPolygonRings, others: readonly MultiPolygonRings[], mask: number): MultiPolygonRings {
	return others.reduce<MultiPolygonRings>((left, other, at) => {
		if (left.length === 0) return left;
		const pair = featureCollection([feature(left), feature(other)]);
		return shapeOf(mask & (1 << at) ? intersect(pair) : difference(pair));
	}, subject);
}

describe('whatever lies on a field', () => {
	const scene = fc.record({ field: star, others: fc.array(fc.oneof(star, redrawn), { minLength: 1, maxLength: 3 }) });
	const laid = ({ field, others }: { field: Ring; others: (Ring | Redrawn)[] }) => ({
		subject: [[field]],
		others: others.map((other) => [[Array.isArray(other) ? (other as Ring) : again(field, other as Redrawn)]])
	});

	test('the parts are disjoint and together the field, and measured as their rings are', () => {
		fc.assert(
			fc.property(scene.map(laid), ({ subject, others }) => {
				let sum = 0;
				for (const { shape, area, perimeter: around } of parted(subject, others).values()) {
					expect(area).toBeGreaterThan(0);
					expect(Math.abs(planarArea(shape!) - area)).toBeLessThan(1e-6);
					expect(Math.abs(perimeter(shape!) - around)).toBeLessThan(1e-6);
					sum += area;
				}
				expect(Math.abs(sum - planarArea(subject))).toBeLessThan(0.005);
			}),
			{ numRuns: RUNS, seed: 20261126 }
		);
	});

	test('each part has the area that overlays one by one give it', () => {
		fc.assert(
			fc.property(scene.map(laid), ({ subject, others }) => {
				const parts = parted(subject, others);
				for (let mask = 0; mask < 1 << others.length; mask++)
					expect(
						Math.abs((parts.get(mask)?.area ?? 0) - planarArea(cutByTurf(subject, others, mask))),
						`covered by ${mask}`
					).toBeLessThan(0.01);
			}),
			{ numRuns: RUNS / 4, seed: 20261127 }
		);
	});

	test('no ring meets itself or another of its part but in a corner', () => {
		fc.assert(
			fc.property(scene.map(laid), ({ subject, others }) => {
				for (const { shape } of parted(subject, others).values()) {
					const edges = shape!
						.flat()
						.flatMap((ring) => ring.slice(1).map((corner, at) => [ring[at]!, corner] as const));
					for (const [i, [a, b]] of edges.entries())
						for (const [c, d] of edges.slice(i + 1)) expect(crosses(a, b, c, d)).toBe(false);
					for (const ring of shape!.flat()) expect(new Set(ring.map(String)).size).toBe(ring.length - 1);
				}
			}),
			{ numRuns: RUNS / 4, seed: 20261128 }
		);
	});
});

/** Whether two edges cross within both; exact, for both lie on one lattice and the sums are of small numbers. */
function crosses(a: Position, b: Position, c: Position, d: Position): boolean {
	const side = ([ax, ay]: Position, [bx, by]: Position, [px, py]: Position) =>
		Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax));
	return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
