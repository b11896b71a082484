import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWithin, pointKey, samePoint, turn, twiceArea, type GridPoint, type GridRing } from '#core/parts/grid.ts';
import type { PartSheet, SheetPart } from './sheet-parts.ts';
import {
	addRing,
	cutRing,
	deleteCorner,
	fillHole,
	insertCorner,
	mergeParts,
	moveCorner,
	removePart,
	splitPart
} from './topology.ts';

const RUNS = process.env.MUTU_EFFORT === 'full' ? 400 : 5;
const EDITS = 200;

const box = (x: number, y: number, width: number, height = width): GridRing => [
	[x, y],
	[x + width, y],
	[x + width, y + height],
	[x, y + height]
];
const drawn = (...rings: GridRing[]): PartSheet =>
	rings.reduce<PartSheet>((sheet, ring) => {
		const next = addRing(sheet, 'a', ring);
		if (!next.ok) throw new Error(next.reason);
		return next.value;
	}, []);
const areaOf = ({ rings }: SheetPart) => rings.reduce((sum, ring) => sum + twiceArea(ring), 0) / 2;
const areas = (sheet: PartSheet) => sheet.map(areaOf).sort((a, b) => a - b);
const outcome = (result: ReturnType<typeof addRing>) => (result.ok ? areas(result.value) : result.reason);
const cornersOf = (sheet: PartSheet) => [...new Map(sheet.flatMap(({ rings }) => rings.flat()).map((point) => [pointKey(point), point])).values()]; // prettier-ignore

describe('parts on a sheet', () => {
	const pair = drawn(box(0, 0, 100), box(100, 0, 100));
	test('what is drawn over another leaves it whole, and both share the corners between them', () => {
		const sheet = drawn(box(0, 0, 100), box(50, 25, 100, 50));
		expect(areas(sheet)).toEqual([2500, 10_000]);
		const [first, second] = sheet;
		const shared = first!.rings[0]!.filter((point) => second!.rings[0]!.some((other) => samePoint(other, point)));
		expect(shared).toEqual([
			[100, 25],
			[100, 75]
		]);
	});
	test('what others have all of is not drawn; what lies around them gets a hole', () => {
		expect(outcome(addRing(pair, 'b', box(20, 20, 60)))).toBe('drawn.nothing');
		expect(outcome(addRing(pair, 'b', box(-100, -100, 400)))).toEqual([10_000, 10_000, 140_000]);
	});
	test('what others cut in two comes in two parts', () => {
		expect(outcome(addRing(pair, 'b', box(40, -50, 20, 200)))).toEqual([1000, 1000, 10_000, 10_000]);
	});
	test('a shared corner moves with both; the area between them goes from one to the other', () => {
		const moved = moveCorner(moveCorner(pair, [100, 0], [120, 0]).ok ? pair : [], [100, 0], [120, 0]);
		expect(outcome(moved)).toEqual([9000, 11_000]);
	});
	test.each<[string, ReturnType<typeof addRing>, string | number[]]>([
		['a ring that crosses itself', addRing([], 'a', [[0, 0], [10, 10], [10, 0], [0, 10]]), 'drawn.crosses'], // prettier-ignore
		['a ring of two corners', addRing([], 'a', [[0, 0], [10, 10]]), 'drawn.few'], // prettier-ignore
		['a corner over the far edge', moveCorner(pair, [0, 0], [150, 50]), 'drawn.overlaps'],
		['a corner that is none', moveCorner(pair, [1, 1], [2, 2]), 'drawn.unknown'],
		['a corner that holds two parts together', deleteCorner(pair, [100, 0]), 'drawn.junction'],
		['a corner of a triangle', deleteCorner(drawn([[0, 0], [10, 0], [0, 10]]), [0, 0]), 'drawn.few'], // prettier-ignore
		['a line that misses', splitPart(pair, 0, [[-10, -10], [-10, 200]]), 'drawn.misses'], // prettier-ignore
		['a line that ends inside', splitPart(pair, 0, [[-10, 50], [50, 50]]), 'drawn.misses'], // prettier-ignore
		['parts that only touch in a corner', mergeParts(drawn(box(0, 0, 10), box(10, 10, 10)), 0, 1), 'drawn.apart'],
		['what is too wide to be one county', addRing([], 'a', box(0, 0, 2 ** 26)), 'drawn.wide']
	])('%s is refused', (_, result, expected) => expect(outcome(result)).toEqual(expected));

	test('a corner that is taken away from a shared edge is taken from both', () => {
		const bent = insertCorner(pair, [[100, 0], [100, 100]], [110, 50]); // prettier-ignore
		expect(outcome(bent)).toEqual([9500, 10_500]);
		expect(bent.ok && outcome(deleteCorner(bent.value, [110, 50]))).toEqual([10_000, 10_000]);
	});
	test('a corner put on a neighbour’s edge is shared there', () => {
		const sheet = drawn(box(0, 0, 100), box(150, 20, 50));
		const moved = moveCorner(sheet, [150, 20], [100, 30]);
		expect(moved.ok && moved.value.every(({ rings }) => rings[0]!.some((point) => samePoint(point, [100, 30])))).toBe(true); // prettier-ignore
	});
	test('a split cuts the edge for the neighbour too, and merging makes it one again', () => {
		const split = splitPart(pair, 0, [[-50, 40], [300, 40]]); // prettier-ignore
		expect(outcome(split)).toEqual([4000, 6000, 10_000]);
		if (!split.ok) return;
		const [one, two] = [...split.value.keys()].filter((at) => areaOf(split.value[at]!) < 10_000);
		expect(cornersOf(split.value)).toHaveLength(8);
		expect(outcome(mergeParts(split.value, one!, two!))).toEqual([10_000, 10_000]);
	});
	test('a hole is cut, may be drawn in, and fills up to what was', () => {
		const holed = cutRing(pair, 0, box(20, 20, 20));
		expect(outcome(holed)).toEqual([9600, 10_000]);
		if (!holed.ok) return;
		const at = holed.value.findIndex(({ rings }) => rings.length === 2);
		const inside = addRing(holed.value, 'b', box(20, 20, 10));
		expect(outcome(inside)).toEqual([100, 9600, 10_000]);
		expect(outcome(fillHole(holed.value, at, 1))).toEqual([10_000, 10_000]);
		expect(inside.ok && outcome(fillHole(inside.value, at, 1))).toEqual([100, 9900, 10_000]);
	});
	test('a line from a hole to the outside leaves one part; through the hole it makes two', () => {
		const ring = cutRing(drawn(box(0, 0, 100)), 0, box(40, 40, 20));
		if (!ring.ok) throw new Error(ring.reason);
		expect(outcome(splitPart(ring.value, 0, [[50, 50], [200, 50]]))).toBe('drawn.misses'); // prettier-ignore
		expect(outcome(splitPart(ring.value, 0, [[-50, 50], [200, 50]]))).toEqual([4800, 4800]); // prettier-ignore
		expect(outcome(splitPart(ring.value, 0, [[50, 45], [80, 45], [80, 55], [50, 55]]))).toEqual([200, 9400]); // prettier-ignore
	});
	test('a cut over the edge takes a bite, over all of it two', () => {
		expect(outcome(cutRing(pair, 0, box(-10, 40, 30, 20)))).toEqual([9600, 10_000]);
		expect(outcome(cutRing(pair, 0, box(-10, 40, 300, 20)))).toEqual([4000, 4000, 10_000]);
	});
	test('fixed parts stay: not moved, cut, split, merged or removed, but drawn beside', () => {
		const sheet = pair.map((part, at) => ({ ...part, fixed: at === 0 }));
		expect(outcome(moveCorner(sheet, [100, 0], [120, 0]))).toBe('drawn.fixed');
		expect(outcome(removePart(sheet, 0))).toBe('drawn.fixed');
		expect(outcome(mergeParts(sheet, 1, 0))).toBe('drawn.fixed');
		expect(outcome(addRing(sheet, 'b', box(-50, 20, 100, 50)))).toEqual([2500, 10_000, 10_000]);
		expect(outcome(removePart(sheet, 1))).toEqual([10_000]);
	});
});

type Edge = readonly [GridPoint, GridPoint];
const edgesOf = (rings: readonly GridRing[]): Edge[] => rings.flatMap((ring) => ring.map((b, at): Edge => [ring.at(at - 1)!, b])); // prettier-ignore

const apart = (a: GridPoint, b: GridPoint, c: GridPoint, d: GridPoint, axis: 0 | 1): boolean =>
	(a[axis] > c[axis] && a[axis] > d[axis] && b[axis] > c[axis] && b[axis] > d[axis]) ||
	(a[axis] < c[axis] && a[axis] < d[axis] && b[axis] < c[axis] && b[axis] < d[axis]);

/** Every pair of edges, one by one: what the sheet says of itself is not asked. */
function crossings(sheet: PartSheet): string[] {
	const edges = sheet.flatMap(({ rings }) => edgesOf(rings));
	return edges.flatMap(([a, b], i) =>
		edges.slice(i + 1).flatMap(([c, d]) => {
			if (apart(a, b, c, d, 0) || apart(a, b, c, d, 1) || (samePoint(a, d) && samePoint(b, c))) return [];
			const on = (p: GridPoint, q: GridPoint, r: GridPoint) =>
				turn(p, q, r) === 0 && (r[0] - p[0]) * (q[0] - p[0]) + (r[1] - p[1]) * (q[1] - p[1]) > 0 && (r[0] - q[0]) * (p[0] - q[0]) + (r[1] - q[1]) * (p[1] - q[1]) > 0; // prettier-ignore
			const across = turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
			const twice = samePoint(a, c) && samePoint(b, d);
			return across || twice || on(a, b, c) || on(a, b, d) || on(c, d, a) || on(c, d, b)
				? [[a, b, c, d].map(pointKey).join(' ')]
				: [];
		})
	);
}

/** How far a place is from an edge, in twice grid units. */
function far([px, py]: GridPoint, [[ax, ay], [bx, by]]: Edge): number {
	const [dx, dy] = [2 * (bx - ax), 2 * (by - ay)];
	const along = Math.max(0, Math.min(1, ((px - 2 * ax) * dx + (py - 2 * ay) * dy) / (dx * dx + dy * dy || 1)));
	return Math.hypot(px - 2 * ax - along * dx, py - 2 * ay - along * dy);
}

describe('after any edits', () => {
	const kinds = ['add', 'add', 'box', 'cut', 'fill', 'split', 'merge', 'move', 'move', 'glue', 'insert', 'delete', 'remove'] as const; // prettier-ignore
	const share = fc.integer({ min: 0, max: 9_999 }).map((value) => value / 10_000);
	const edit = fc.record({
		kind: fc.constantFrom(...kinds),
		picks: fc.tuple(share, share, share),
		places: fc.array(fc.tuple(share, share), { minLength: 3, maxLength: 6 })
	});
	const edits = fc.array(edit, { minLength: EDITS, maxLength: EDITS });

	test('no gap, no overlap, and all is covered that was, but where the outer edge was moved', () => {
		const did = new Map<string, number>();
		fc.assert(
			fc.property(edits, fc.constantFrom(60, 900, 1_000_000), (given, size) => {
				const step = size / 10;
				const samples = Array.from({ length: 100 }, (_, at): GridPoint => {
					return [2 * Math.round((at % 10) * step) + 1, 2 * Math.round(Math.floor(at / 10) * step) + 1];
				});
				const holder = (sheet: PartSheet, sample: GridPoint) => sheet.filter(({ rings }) => isWithin(sample, rings)).length; // prettier-ignore
				let sheet: PartSheet = [];
				for (const { kind, picks, places } of given) {
					const place = ([x, y]: readonly [number, number]): GridPoint => [Math.floor(x * size), Math.floor(y * size)];
					const ring = kind === 'box' || (kind === 'cut' && picks[1] < 0.6) ? box(...place(places[0]!), 1 + Math.floor(picks[2] * size * 0.3)) : places.map(place); // prettier-ignore
					const holed = [...sheet.keys()].filter((each) => sheet[each]!.rings.length > 1);
					const among = kind === 'fill' && holed.length > 0 ? holed : [...sheet.keys()];
					const at = among[Math.floor(picks[0] * among.length)] ?? 0;
					const other = Math.floor(picks[1] * sheet.length);
					const corners = cornersOf(sheet);
					const corner = corners[Math.floor(picks[1] * corners.length)] ?? [0, 0];
					const edges = edgesOf(sheet.flatMap(({ rings }) => rings));
					const edge = edges[Math.floor(picks[2] * edges.length)] ?? [corner, corner];
					const middle: GridPoint = [Math.round((edge[0][0] + edge[1][0]) / 2), Math.round((edge[0][1] + edge[1][1]) / 2)]; // prettier-ignore
					const nudge = (value: number, by: number) => Math.round(value + (by - 0.5) * size * 0.3);
					const to: GridPoint = kind === 'glue' ? (picks[0] < 0.5 ? middle : edge[0]) : [nudge(corner[0], picks[0]), nudge(corner[1], picks[2])]; // prettier-ignore
					const hole = 1 + Math.floor(picks[1] * ((sheet[at]?.rings.length ?? 1) - 1));
					const result = {
						add: () => addRing(sheet, 'a', ring),
						box: () => addRing(sheet, 'b', ring),
						cut: () => cutRing(sheet, at, ring),
						fill: () => fillHole(sheet, at, hole),
						split: () => splitPart(sheet, at, ring.slice(0, 3)),
						merge: () => mergeParts(sheet, at, other),
						move: () => moveCorner(sheet, corner, to),
						glue: () => moveCorner(sheet, corner, to),
						insert: () => insertCorner(sheet, edge, middle),
						delete: () => deleteCorner(sheet, corner),
						remove: () => removePart(sheet, at)
					}[kind]();
					if (!result.ok) continue;
					did.set(kind, (did.get(kind) ?? 0) + 1);
					const now = result.value;
					expect(crossings(now)).toEqual([]);
					const filled = sheet[at]?.rings[hole] ?? [];
					const own = sheet[at]?.rings ?? [];
					const beside = edges.filter(([a, b]) => samePoint(a, corner) || samePoint(b, corner));
					const hull = [...beside, ...beside.flatMap(([a, b]): Edge[] => [[a, to], [b, to]])]; // prettier-ignore
					const reach = Math.max(...hull.map(([a, b]) => 2 * Math.hypot(a[0] - b[0], a[1] - b[1])), 0);
					const inner = beside.length > 0 && beside.every(([a, b]) => edges.some(([c, d]) => samePoint(a, d) && samePoint(b, c))); // prettier-ignore
					const moves = kind === 'move' || kind === 'glue' || kind === 'delete';
					const near = [...edges, ...edgesOf(now.flatMap(({ rings }) => rings)), ...edgesOf([ring])];
					for (const sample of samples) {
						if (near.some((each) => far(sample, each) < 4)) continue;
						if (moves && !inner && Math.hypot(sample[0] - 2 * corner[0], sample[1] - 2 * corner[1]) <= 2 * reach)
							continue;
						const was = holder(sheet, sample);
						const expected =
							kind === 'add' || kind === 'box'
								? was || Number(isWithin(sample, [ring]))
								: kind === 'cut'
									? was && Number(!(isWithin(sample, own) && isWithin(sample, [ring])))
									: kind === 'fill'
										? was || Number(isWithin(sample, [filled]))
										: kind === 'remove'
											? Number(was > 0 && !isWithin(sample, own))
											: was;
						expect({ kind, sample, held: holder(now, sample) }).toEqual({ kind, sample, held: expected });
					}
					const total = (of: PartSheet) => of.reduce((sum, part) => sum + 2 * areaOf(part), 0);
					if (moves && inner) expect(total(now)).toBe(total(sheet));
					if (kind === 'split' || kind === 'merge' || kind === 'insert') {
						const around = near.reduce((sum, [a, b]) => sum + Math.hypot(a[0] - b[0], a[1] - b[1]), 0);
						expect(Math.abs(total(now) - total(sheet))).toBeLessThanOrEqual(2 * around);
					}
					sheet = now;
				}
			}),
			{ numRuns: RUNS }
		);
		// Every kind of edit came about, so that something was shown of each.
		expect([...new Set(kinds)].filter((kind) => !did.has(kind))).toEqual([]);
	});
});
