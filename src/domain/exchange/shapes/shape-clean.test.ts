import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ellipsoidalArea } from '#core/geodesy.ts';
import type { MultiPolygonRings, Position, Ring } from '#core/geometry.ts';
import { cleanShape, UNCHANGED } from './shape-clean.ts';

/** Degrees of a metre about 111.67°E 38.28°N. */
const X = 1 / 87_497;
const Y = 1 / 111_009;
const at = (x: number, y: number): Position => [111.67 + x * X, 38.28 + y * Y];
const ring = (...metres: [number, number][]): Ring => [...metres, metres[0]!].map(([x, y]) => at(x, y));
const box = (x: number, y: number, width: number, height = width): Ring =>
	ring([x, y], [x + width, y], [x + width, y + height], [x, y + height]);
const field = box(0, 0, 100);
const changed = (changes: object) => ({ ...UNCHANGED, ...changes });

describe('what is taken out:', () => {
	test('a node 0.9 mm from the one before it; the first stays', () => {
		const { rings, changes } = cleanShape([[ring([0, 0], [100, 0], [100, 0.0009], [100, 100], [0, 100])]]);
		expect(changes).toEqual(changed({ duplicateNodes: 1 }));
		expect(rings).toEqual([[ring([0, 0], [100, 0], [100, 100], [0, 100])]]);
	});
	test('a node 0.9 mm before the one the ring begins with', () => {
		const { rings, changes } = cleanShape([[ring([0, 0], [100, 0], [100, 100], [0, 100], [0, 0.0009])]]);
		expect(changes).toEqual(changed({ duplicateNodes: 1 }));
		expect(rings).toEqual([[ring([0, 0], [100, 0], [100, 100], [0, 100])]]);
	});
	test('nodes 1.1 mm apart stay', () => {
		const shape = [[ring([0, 0], [100, 0], [100, 0.0011], [100, 100], [0, 100])]];
		expect(cleanShape(shape)).toEqual({ rings: shape, changes: UNCHANGED });
	});
	test.each<[string, [number, number][]]>([
		[
			'to the node it came from',
			[
				[0, 0],
				[100, 0],
				[100, 50],
				[130, 60],
				[100, 50],
				[100, 100],
				[0, 100]
			]
		],
		[
			'to half a millimetre beside it',
			[
				[0, 0],
				[100, 0],
				[100, 50],
				[130, 60],
				[100, 50.0005],
				[100, 100],
				[0, 100]
			]
		],
		[
			'in two steps',
			[
				[0, 0],
				[100, 0],
				[100, 50],
				[115, 55],
				[130, 60],
				[115, 55],
				[100, 50],
				[100, 100],
				[0, 100]
			]
		]
	])('a spike that goes back %s', (_, corners) => {
		const { rings, changes } = cleanShape([[ring(...corners)]]);
		expect(changes.spikes).toBeGreaterThan(0);
		expect(changes.duplicateNodes).toBe(0);
		expect(rings).toEqual([[ring([0, 0], [100, 0], [100, 50], [100, 100], [0, 100])]]);
	});
	test('a spike at the very start of the ring', () => {
		const { rings, changes } = cleanShape([[ring([-30, -10], [0, 0], [100, 0], [100, 100], [0, 100], [0, 0])]]);
		expect(changes.spikes).toBe(1);
		expect(rings).toEqual([[ring([0, 0], [100, 0], [100, 100], [0, 100])]]);
	});
	test('an acute corner of 3 mm at its base is no spike', () => {
		const shape = [[ring([0, 0], [100, 0], [100, 50], [130, 60], [100, 50.003], [100, 100], [0, 100])]];
		expect(cleanShape(shape).changes).toBe(UNCHANGED);
	});
	test('a part of 0.8 m², and one 0.2 m wide, beside a field', () => {
		const { rings, changes } = cleanShape([[box(200, 0, 0.89)], [field], [box(300, 0, 0.2, 400)]]);
		expect(changes).toEqual(changed({ slivers: 2 }));
		expect(rings).toEqual([[field]]);
	});
	test('a hole of 0.8 m²; one of 2 m² stays', () => {
		const { rings, changes } = cleanShape([[field, box(20, 20, 0.89), box(50, 50, 1.42)]]);
		expect(changes).toEqual(changed({ slivers: 1 }));
		expect(rings).toEqual([[field, box(50, 50, 1.42)]]);
	});
	test('empty parts, empty holes, rings that are a line', () => {
		const line = ring([20, 20], [30, 20], [40, 20]);
		const { rings, changes } = cleanShape([[], [[]], [field, [], line], [line]]);
		expect(changes).toEqual(changed({ empties: 5 }));
		expect(rings).toEqual([[field]]);
	});
});

describe('what is nothing but a sliver', () => {
	test.each([
		['small', [[box(0, 0, 0.9)]]],
		['thin', [[box(0, 0, 0.2, 300)]]],
		['all its parts thin', [[box(0, 0, 0.2, 300)], [box(5, 0, 0.2, 300)]]]
	])('stays, and is named: %s', (_, shape) => {
		const cleaned = cleanShape(shape);
		expect(cleaned).toEqual({ rings: shape, changes: changed({ onlySliver: 1 }) });
		expect(cleaned.rings).toBe(shape);
	});
	test('stays as it came where cleaning would leave nothing of it', () => {
		const needle = [[ring([0, 0], [80, 0], [0, 0.0009])]];
		expect(cleanShape(needle)).toEqual({ rings: needle, changes: changed({ onlySliver: 1 }) });
	});
	test.each<[string, MultiPolygonRings]>([
		['no parts', []],
		['a part without rings', [[]]],
		['a line', [[ring([0, 0], [10, 10], [20, 20])]]],
		['a point', [[ring([0, 0], [0, 0], [0, 0])]]]
	])('is null where it has no inside: %s', (_, shape) => expect(cleanShape(shape).rings).toBeNull());
});

/** A star about the origin: valid whatever the radii, corners in the order of their directions. */
const star = fc
	.record({
		radii: fc.array(fc.double({ min: 2, max: 80, noNaN: true }), { minLength: 3, maxLength: 24 }),
		backwards: fc.boolean()
	})
	.map(({ radii, backwards }) => {
		const corners = radii.map((radius, index): [number, number] => {
			const angle = (index / radii.length) * 2 * Math.PI;
			return [radius * Math.cos(angle), radius * Math.sin(angle)];
		});
		return backwards ? corners.toReversed() : corners;
	});

/** The same, with dirt put in after some corners. */
const dirty = fc
	.record({
		corners: star,
		dirt: fc.array(
			fc.record({
				after: fc.nat(1_000),
				kind: fc.constantFrom('duplicate', 'spike'),
				by: fc.double({ min: 0, max: 0.0004, noNaN: true }),
				angle: fc.double({ min: 0, max: 6.28, noNaN: true })
			}),
			{ maxLength: 6 }
		)
	})
	.map(({ corners, dirt }) => {
		const all = [...corners];
		for (const { after, kind, by, angle } of dirt) {
			const index = after % all.length;
			const [x, y] = all[index]!;
			const beside: [number, number] = [x + by * Math.cos(angle), y + by * Math.sin(angle)];
			const tip: [number, number] = [x + 200 * Math.cos(angle), y + 200 * Math.sin(angle)];
			all.splice(index + 1, 0, ...(kind === 'duplicate' ? [beside] : [tip, beside]));
		}
		return { clean: ring(...corners), dirty: ring(...all) };
	});

const signed = (given: Ring): number =>
	given.slice(1).reduce((sum, [x, y], i) => {
		const [ax, ay] = given[i]!;
		return sum + (ax - given[0]![0]) * (y - given[0]![1]) - (x - given[0]![0]) * (ay - given[0]![1]);
	}, 0);

/** Two edges that are no neighbours meet. */
function crosses(given: Ring): boolean {
	const side = (a: Position, b: Position, c: Position) =>
		Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
	const count = given.length - 1;
	for (let i = 0; i < count; i++)
		for (let j = i + 2; j < count; j++) {
			if (i === 0 && j === count - 1) continue;
			const [a, b, c, d] = [given[i]!, given[i + 1]!, given[j]!, given[j + 1]!];
			if (side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b)) return true;
		}
	return false;
}

describe('always', () => {
	test('a clean shape is given back as the same object', () =>
		fc.assert(
			fc.property(star, (corners) => {
				const shape = [[ring(...corners)]];
				const { rings, changes } = cleanShape(shape);
				expect(rings).toBe(shape);
				expect(changes).toBe(UNCHANGED);
			})
		));

	test('dirt goes and the field stays: same nodes, direction and area, valid as it was', () =>
		fc.assert(
			fc.property(dirty, (given) => {
				const { rings } = cleanShape([[given.dirty]]);
				const outer = rings![0]![0]!;
				const nodes = new Set(given.dirty.map((node) => node.join()));
				expect(outer.every((node) => nodes.has(node.join()))).toBe(true);
				expect(outer[0]).toEqual(outer.at(-1));
				expect(outer.length).toBeLessThanOrEqual(given.clean.length);
				expect(Math.sign(signed(outer))).toBe(Math.sign(signed(given.clean)));
				const [left, came] = [ellipsoidalArea(rings!), ellipsoidalArea([[given.clean]])];
				// A node may give way to one less than 1 mm beside it; 24 corners of 160 m at most.
				expect(Math.abs(left - came)).toBeLessThan(1);
				expect(crosses(outer)).toBe(false);
			})
		));

	test('cleaning twice is cleaning once', () =>
		fc.assert(
			fc.property(
				fc.array(
					fc.array(
						fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), { maxLength: 9 }),
						{ maxLength: 3 }
					),
					{ maxLength: 3 }
				),
				fc.constantFrom(0.0004, 0.3, 20),
				(parts, step) => {
					const shape = parts.map((part) =>
						part.map((corners) =>
							corners.length === 0 ? [] : ring(...corners.map(([x, y]): [number, number] => [x * step, y * step]))
						)
					);
					const once = cleanShape(shape).rings;
					if (once) expect(cleanShape(once).rings).toEqual(once);
				}
			),
			{ numRuns: 2_000 }
		));

	test('200 000 parcels of ten corners in half a second', () => {
		const shapes = Array.from({ length: 200_000 }, (_, index): MultiPolygonRings => {
			const corners = Array.from({ length: 10 }, (_, corner): [number, number] => {
				const angle = (corner / 10) * 2 * Math.PI;
				return [(index % 500) * 50 + 20 * Math.cos(angle), Math.floor(index / 500) * 50 + 20 * Math.sin(angle)];
			});
			return [[ring(...corners)]];
		});
		const start = performance.now();
		let touched = 0;
		for (const shape of shapes) if (cleanShape(shape).changes !== UNCHANGED) touched++;
		const took = performance.now() - start;
		expect(touched).toBe(0);
		// Three times the budget: other tests run beside this one.
		expect(took).toBeLessThan(1_500);
	});
});
