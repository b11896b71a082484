import type { EdgeSet } from './edges.ts';
import { sortByKey } from './sorted.ts';

/** What lies on the two sides of each edge, looking from its first point to its second. */
export interface Sides {
	left: number[];
	right: number[];
}

/** No part at all. */
export const NOTHING = -1;

/** Edges in the order of where they begin along an axis, so that those a line across it can meet lie together. */
class Spans {
	edges: EdgeSet | null = null;
	count = 0;
	/** Along the axis: where edges begin and end; across it: where they are there. */
	begin = new Float64Array(0);
	end = new Float64Array(0);
	atBegin = new Float64Array(0);
	atEnd = new Float64Array(0);
	order = new Int32Array(0);

	/** @param along the axis' coordinate of the edges' points; `across` is the other */
	take(edges: EdgeSet, along: ArrayLike<number>, across: ArrayLike<number>): void {
		const { from, to } = edges;
		if (this.order.length < edges.count) this.#widen(2 * edges.count);
		const { order, begin, end, atBegin, atEnd } = this;
		this.edges = edges;
		let count = 0;
		for (let edge = 0; edge < edges.count; edge++) {
			const a = along[from[edge]!]!;
			const b = along[to[edge]!]!;
			if (a === b || !edges.isBorder(edge)) continue;
			// Edges run eastwards: only along the other axis may they end where they begin.
			keys[edge] = a < b ? a : b;
			order[count++] = edge;
		}
		sortByKey(order, count, keys);
		for (let at = 0; at < count; at++) {
			const a = from[order[at]!]!;
			const b = to[order[at]!]!;
			const forward = along[a]! < along[b]!;
			begin[at] = along[forward ? a : b]!;
			end[at] = along[forward ? b : a]!;
			atBegin[at] = across[forward ? a : b]!;
			atEnd[at] = across[forward ? b : a]!;
		}
		this.count = count;
	}

	#widen(room: number): void {
		[this.begin, this.end] = [new Float64Array(room), new Float64Array(room)];
		[this.atBegin, this.atEnd] = [new Float64Array(room), new Float64Array(room)];
		this.order = new Int32Array(room);
		if (keys.length < room) keys = new Float64Array(room);
	}
}

/** Where each edge begins. These tables serve all overlays, which are reckoned one after the other. */
let keys = new Float64Array(1024);
const upward = [new Spans(), new Spans()] as const;
const sideward = [new Spans(), new Spans()] as const;

/** Takes into `covered` the shapes of every edge that lies beyond a point across the axis; the point's coordinates doubled. */
function cast(spans: Spans, at2: number, over2: number, covered: Int32Array): void {
	const { begin, end, atBegin, atEnd, order, count } = spans;
	const { shapes, words } = spans.edges!;
	for (let i = 0; i < count && 2 * begin[i]! <= at2; i++) {
		if (2 * end[i]! <= at2) continue;
		const above = (end[i]! - begin[i]!) * (over2 - 2 * atBegin[i]!) - (atEnd[i]! - atBegin[i]!) * (at2 - 2 * begin[i]!);
		if (above >= 0) continue;
		for (let word = 0; word < words; word++) covered[word]! ^= shapes[order[i]! * words + word]!;
	}
}

const tables = (points: number) => ({
	degree: new Uint32Array(points),
	one: new Int32Array(points),
	two: new Int32Array(points)
});
/** One set of tables for all overlays, which are reckoned one after the other. */
let found = tables(1024);

/** Edges that end in each point; beyond two, only how many. */
function ends({ points, from, to, count }: EdgeSet): typeof found {
	if (found.degree.length < points) found = tables(points * 2);
	found.degree.fill(0, 0, points);
	for (let edge = 0; edge < count; edge++)
		for (const point of [from[edge]!, to[edge]!]) {
			const before = found.degree[point]!++;
			if (before === 0) found.one[point] = edge;
			else found.two[point] = edge;
		}
	return found;
}

/**
 * What each edge has on its two sides. A shape covers a point if a line from it, up for most edges and to the right for
 * vertical ones, meets the shape's border an odd number of times. Edges that follow one another without a branch have the
 * same on both sides, so that one of them is asked.
 * @param edges meet at their ends only
 * @param far edges that meet none of the divided shape's box; they may cross one another
 * @param partOf names what shapes cover, one bit a shape; NOTHING for what is in no part
 */
export function sidesOf(edges: EdgeSet, far: EdgeSet, partOf: (covered: Int32Array) => number): Sides {
	const { x, y, from, to, words, shapes, count } = edges;
	upward[0].take(edges, x, y);
	upward[1].take(far, far.x, far.y);
	let across = false;
	const covered = new Int32Array(words);
	const sides: Sides = { left: new Array<number>(count), right: new Array<number>(count) };
	const known = new Uint8Array(count);
	const { degree, one, two } = ends(edges);

	const follow = (edge: number, point: number, left: number, right: number) => {
		// The side to the left of the way along the edges, whichever way each of them is kept.
		let [last, here, forward] = [edge, point, to[edge] === point];
		const [ahead, behind] = forward ? [left, right] : [right, left];
		while (degree[here] === 2) {
			const next = one[here] === last ? two[here]! : one[here]!;
			if (known[next] || !edges.sameShapes(next, edge)) return;
			forward = from[next] === here;
			known[next] = 1;
			sides.left[next] = forward ? ahead : behind;
			sides.right[next] = forward ? behind : ahead;
			here = forward ? to[next]! : from[next]!;
			last = next;
		}
	};

	for (let edge = 0; edge < count; edge++) {
		if (known[edge]) continue;
		const [a, b] = [from[edge]!, to[edge]!];
		const vertical = x[a] === x[b];
		covered.fill(0);
		if (vertical) {
			if (!across) {
				sideward[0].take(edges, y, x);
				sideward[1].take(far, far.y, far.x);
				across = true;
			}
			for (const spans of sideward) cast(spans, y[a]! + y[b]!, x[a]! + x[b]!, covered);
		} else for (const spans of upward) cast(spans, x[a]! + x[b]!, y[a]! + y[b]!, covered);
		const beyond = partOf(covered);
		for (let word = 0; word < words; word++) covered[word]! ^= shapes[edge * words + word]!;
		const before = partOf(covered);
		const [left, right] = vertical ? [before, beyond] : [beyond, before];
		known[edge] = 1;
		sides.left[edge] = left;
		sides.right[edge] = right;
		follow(edge, b, left, right);
		follow(edge, a, left, right);
	}
	return sides;
}
