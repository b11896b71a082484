import type { EdgeSet } from './edges.ts';
import { NOTHING, type Sides } from './sides.ts';

/** Twice the area of a ring of points, above zero where it runs with its inside to the left. */
function twiceArea({ x, y }: EdgeSet, ring: readonly number[]): number {
	const [x0, y0] = [x[ring[0]!]!, y[ring[0]!]!];
	let sum = 0;
	for (let at = 1; at < ring.length; at++) {
		const [a, b] = [ring[at - 1]!, ring[at]!];
		sum += (x[a]! - x0) * (y[b]! - y0) - (x[b]! - x0) * (y[a]! - y0);
	}
	return sum;
}

/** Polygons of a part: each an outer ring and its holes, as points of the set, not closed. */
export type PointPolygons = number[][][];

/**
 * The polygons of each part, from the edges that have it on one side only. Rings are simple: where a border comes back to a
 * point, what lies between is a ring of its own, so that shapes that touch themselves come out valid.
 * @param cuts edges inside a part along which it is cut
 * @throws Error where the edges do not close, which edges that meet at their ends only always do
 */
export function polygonsOfParts(
	edges: EdgeSet,
	{ left, right }: Sides,
	cuts: (edge: number) => boolean = () => false
): Map<number, PointPolygons> {
	/** Of each part the ways along its border, from and to in turn. */
	const leaving = new Map<number, number[]>();
	const go = (part: number, from: number, to: number) => {
		const ways = leaving.get(part);
		if (ways) ways.push(from, to);
		else leaving.set(part, [from, to]);
	};
	for (let edge = 0; edge < edges.count; edge++) {
		if (left[edge] === right[edge] && !cuts(edge)) continue;
		if (left[edge] !== NOTHING) go(left[edge]!, edges.from[edge]!, edges.to[edge]!);
		if (right[edge] !== NOTHING) go(right[edge]!, edges.to[edge]!, edges.from[edge]!);
	}
	const parts = new Map<number, PointPolygons>();
	for (const [part, ways] of leaving)
		parts.set(part, assembled(edges, followed(ways, edges.points) ?? walked(edges, byStart(ways))));
	return parts;
}

/** Where the way from each point leads; one table for all overlays, empty between them. */
let leads = new Int32Array(1024).fill(-1);

/** Rings along ways of which no two leave one point, as nearly all are; null where some do. */
function followed(ways: readonly number[], points: number): number[][] | null {
	if (leads.length < points) leads = new Int32Array(points * 2).fill(-1);
	for (let at = 0; at < ways.length; at += 2) {
		if (leads[ways[at]!] !== -1) {
			for (let back = 0; back < at; back += 2) leads[ways[back]!] = -1;
			return null;
		}
		leads[ways[at]!] = ways[at + 1]!;
	}
	const rings: number[][] = [];
	for (let at = 0; at < ways.length; at += 2) {
		const start = ways[at]!;
		if (leads[start] === -1) continue;
		const ring: number[] = [];
		let here = start;
		for (let next = leads[here]!; next !== -1; next = leads[here]!) {
			ring.push(here);
			leads[here] = -1;
			here = next;
		}
		if (here !== start) throw new Error('a border of a divided shape does not close');
		rings.push(ring);
	}
	return rings;
}

/** Ways by the point they leave. */
function byStart(ways: readonly number[]): Map<number, number[]> {
	const leaving = new Map<number, number[]>();
	for (let at = 0; at < ways.length; at += 2) {
		const all = leaving.get(ways[at]!);
		if (all) all.push(ways[at + 1]!);
		else leaving.set(ways[at]!, [ways[at + 1]!]);
	}
	return leaving;
}

/** Rings along the ways, each with the part to its left. */
function walked(edges: EdgeSet, ways: Map<number, number[]>): number[][] {
	const rings: number[][] = [];
	for (const [start, starts] of ways)
		while (starts.length > 0) {
			const path = [start];
			const place = new Map([[start, 0]]);
			let [last, here] = [start, starts.pop()!];
			for (;;) {
				const seen = place.get(here);
				if (seen === undefined) {
					place.set(here, path.length);
					path.push(here);
				} else {
					const ring = path.splice(seen);
					for (const point of ring) place.delete(point);
					rings.push(ring);
					path.push(here);
					place.set(here, seen);
					if (seen === 0 && here === start) break;
				}
				const next = clockwise(edges, last, here, ways.get(here) ?? []);
				[last, here] = [here, next];
			}
		}
	return rings;
}

/** Takes the way that comes first clockwise from the way back: what lies between is the part to the left of both. */
function clockwise({ x, y }: EdgeSet, last: number, here: number, ways: number[]): number {
	if (ways.length === 0) throw new Error('a border of a divided shape does not close');
	let best = 0;
	if (ways.length > 1) {
		const [bx, by] = [x[last]! - x[here]!, y[last]! - y[here]!];
		/** Less than half a turn clockwise from the way back, and so before every other. */
		const half = (dx: number, dy: number) => {
			const side = bx * dy - by * dx;
			return side < 0 || (side === 0 && bx * dx + by * dy < 0);
		};
		for (let at = 1; at < ways.length; at++) {
			const [px, py] = [x[ways[best]!]! - x[here]!, y[ways[best]!]! - y[here]!];
			const [qx, qy] = [x[ways[at]!]! - x[here]!, y[ways[at]!]! - y[here]!];
			const [first, second] = [half(px, py), half(qx, qy)];
			if (first === second ? px * qy - py * qx > 0 : second) best = at;
		}
	}
	const [way] = ways.splice(best, 1);
	return way!;
}

/** Rings with the part to their left are outer rings; each of the others is a hole of the smallest that holds it. */
function assembled(edges: EdgeSet, rings: readonly number[][]): PointPolygons {
	const outer: { ring: number[]; twice: number; polygon: number[][] }[] = [];
	const holes: number[][] = [];
	for (const ring of rings) {
		if (ring.length < 3) continue;
		const twice = twiceArea(edges, ring);
		if (twice > 0) outer.push({ ring, twice, polygon: [ring] });
		else holes.push(ring);
	}
	for (const hole of holes) {
		const around = outer.length === 1 ? outer : outer.filter(({ ring }) => holds(edges, ring, hole));
		if (around.length === 0) throw new Error('a hole of a divided shape lies in no part of it');
		around.reduce((best, each) => (each.twice < best.twice ? each : best)).polygon.push(hole);
	}
	return outer.map(({ polygon }) => polygon);
}

/**
 * Whether a ring holds another that does not cross it, by the middle of an edge. Where that edge is the ring's own, the other
 * way round, the two lie on its two sides: only a part that was cut has such.
 */
function holds({ x, y }: EdgeSet, ring: readonly number[], other: readonly number[]): boolean {
	const [mx, my] = [x[other[0]!]! + x[other[1]!]!, y[other[0]!]! + y[other[1]!]!];
	let inside = false;
	for (let at = 0, last = ring.length - 1; at < ring.length; last = at++) {
		if (ring[last] === other[1] && ring[at] === other[0]) return false;
		const [ax, ay, bx, by] = [x[ring[last]!]!, y[ring[last]!]!, x[ring[at]!]!, y[ring[at]!]!];
		if (2 * ay > my === 2 * by > my) continue;
		const side = (bx - ax) * (my - 2 * ay) - (by - ay) * (mx - 2 * ax);
		if (side > 0 === by > ay) inside = !inside;
	}
	return inside;
}
