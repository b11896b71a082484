import {
	gridBounds,
	isWithin,
	meets,
	pointKey,
	samePoint,
	turn,
	twiceArea,
	type GridPoint,
	type GridRing
} from './grid.ts';
import type { DrawnPart } from './parts.ts';

/** What is wrong with drawn parts, and where. */
export interface Flaw {
	/** `few`: a ring without an area; `crosses`: edges that meet elsewhere than in a common corner; `overlaps`: two parts do. */
	reason: 'few' | 'crosses' | 'overlaps';
	at: GridPoint;
}

interface Edge {
	a: GridPoint;
	b: GridPoint;
}

/**
 * The first flaw of drawn parts, each as it is plainly written; null where there is none: every ring is simple, edges meet in
 * common corners only, every part is in one piece with its holes inside it, and no two parts overlap. Exact.
 */
export function flawOf(parts: readonly DrawnPart[]): Flaw | null {
	const first = (flaw: (part: DrawnPart) => Flaw | null): Flaw | null => {
		for (const rings of parts) {
			const wrong = flaw(rings);
			if (wrong) return wrong;
		}
		return null;
	};
	return first(cornerFlaw) ?? edgeFlaw(parts) ?? first(holeFlaw) ?? overlap(parts);
}

/** A part's corners: too few, a ring that comes to one twice, rings that cut the part in two where they touch. */
function cornerFlaw(rings: DrawnPart): Flaw | null {
	const parent = rings.map((_, at) => at);
	const root = (at: number): number => (parent[at] === at ? at : (parent[at] = root(parent[at]!)));
	const first = new Map<string, number>();
	for (const [index, ring] of rings.entries()) {
		const at = ring[0] ?? [0, 0];
		if (ring.length < 3) return { reason: 'few', at };
		if (new Set(ring.map(pointKey)).size < ring.length) return { reason: 'crosses', at };
		for (const point of ring) {
			const key = pointKey(point);
			const other = first.get(key);
			if (other === undefined) first.set(key, index);
			else if (root(other) === root(index)) return { reason: 'crosses', at: point };
			else parent[root(index)] = root(other);
		}
	}
	return null;
}

/** A ring that runs the wrong way or has no area, a hole that lies beside its part or in another hole. */
function holeFlaw(rings: DrawnPart): Flaw | null {
	for (const [index, ring] of rings.entries())
		if (twiceArea(ring) > 0 !== (index === 0)) return { reason: 'few', at: ring[0]! };
	const [outer, ...holes] = rings;
	for (const hole of holes)
		for (const other of [outer!, ...holes])
			if (other !== hole && isWithin(middle(hole[0]!, hole[1]!), [other]) !== (other === outer))
				return { reason: 'crosses', at: hole[0]! };
	return null;
}

/** Twice the middle of an edge. */
const middle = (a: GridPoint, b: GridPoint): GridPoint => [a[0] + b[0], a[1] + b[1]];

function* edgesOf(ring: GridRing): Generator<Edge> {
	let a = ring.at(-1)!;
	for (const b of ring) {
		yield { a, b };
		a = b;
	}
}

/** Edges of all parts: none twice in one direction, none the border of one part on both sides, none across another. */
function edgeFlaw(parts: readonly DrawnPart[]): Flaw | null {
	const owners = new Map<string, number>();
	const single: Edge[] = [];
	for (const [index, rings] of parts.entries())
		for (const ring of rings)
			for (const { a, b } of edgesOf(ring)) {
				const [way, back] = [`${pointKey(a)} ${pointKey(b)}`, `${pointKey(b)} ${pointKey(a)}`];
				if (owners.has(way)) return { reason: 'overlaps', at: a };
				if (owners.get(back) === index) return { reason: 'crosses', at: a };
				owners.set(way, index);
				if (!owners.has(back)) single.push(a[0] <= b[0] ? { a, b } : { a: b, b: a });
			}
	single.sort((one, other) => one.a[0] - other.a[0]);
	for (let i = 0; i < single.length; i++) {
		const one = single[i]!;
		for (let j = i + 1; j < single.length && single[j]!.a[0] <= one.b[0]; j++)
			if (cross(one, single[j]!)) return { reason: 'crosses', at: single[j]!.a };
	}
	return null;
}

/** Whether edges meet elsewhere than in a common end. */
function cross({ a, b }: Edge, { a: c, b: d }: Edge): boolean {
	if (
		(a[1] > c[1] && a[1] > d[1] && b[1] > c[1] && b[1] > d[1]) ||
		(a[1] < c[1] && a[1] < d[1] && b[1] < c[1] && b[1] < d[1])
	)
		// prettier-ignore
		return false;
	const shared = [c, d].find((point) => samePoint(point, a) || samePoint(point, b));
	if (shared) {
		const [from, to] = [samePoint(shared, a) ? b : a, samePoint(shared, c) ? d : c];
		const ahead = (from[0] - shared[0]) * (to[0] - shared[0]) + (from[1] - shared[1]) * (to[1] - shared[1]) > 0;
		return ahead && turn(shared, from, to) === 0;
	}
	const [toC, toD, toA, toB] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
	if (toC === 0 && toD === 0) return c[0] <= b[0] && a[0] <= d[0] && between(a, b, c, d);
	return toC * toD <= 0 && toA * toB <= 0;
}

/** Whether edges on one line have a point in common. */
const between = (a: GridPoint, b: GridPoint, c: GridPoint, d: GridPoint): boolean =>
	Math.min(a[1], b[1]) <= Math.max(c[1], d[1]) && Math.min(c[1], d[1]) <= Math.max(a[1], b[1]);

/** Two parts that lie over each other, given that their edges meet in corners only: then an edge of one runs inside the other. */
function overlap(parts: readonly DrawnPart[]): Flaw | null {
	const known = parts.map((rings) => ({
		...{ rings, box: gridBounds(rings), corners: new Set(rings.flat().map(pointKey)) },
		edges: new Set(rings.flatMap((ring) => [...edgesOf(ring)].map(({ a, b }) => `${pointKey(b)} ${pointKey(a)}`)))
	}));
	for (const one of known)
		for (const other of known) {
			if (one === other || !meets(one.box, other.box)) continue;
			for (const ring of one.rings) {
				// From one corner of the other to the next all edges lie on one side of it.
				let asked = false;
				for (const { a, b } of edgesOf(ring)) {
					if (other.corners.has(pointKey(a))) asked = false;
					if (asked || other.edges.has(`${pointKey(a)} ${pointKey(b)}`)) continue;
					asked = true;
					if (isWithin(middle(a, b), other.rings)) return { reason: 'overlaps', at: a };
				}
			}
		}
	return null;
}
