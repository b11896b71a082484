import type { EdgeSet } from './edges.ts';

/** What lies on the two sides of each edge, looking from its first point to its second. */
export interface Sides {
	left: number[];
	right: number[];
}

/** No part at all. */
export const NOTHING = -1;

/** Edges in the order of where they begin along an axis, so that those a line across it can meet lie together. */
interface Spans {
	edges: EdgeSet;
	/** Along the axis: where edges begin and end; across it: where they are there. */
	begin: number[];
	end: number[];
	atBegin: number[];
	atEnd: number[];
	order: number[];
}

/** Where each edge begins; one table for all overlays. */
let keys = new Float64Array(1024);

function spansOf(edges: EdgeSet, along: ArrayLike<number>, across: ArrayLike<number>): Spans {
	const order: number[] = [];
	for (let edge = 0; edge < edges.count; edge++)
		if (along[edges.from[edge]!] !== along[edges.to[edge]!] && edges.isBorder(edge)) order.push(edge);
	const spans: Spans = { edges, begin: [], end: [], atBegin: [], atEnd: [], order };
	const { from, to } = edges;
	if (keys.length < edges.count) keys = new Float64Array(edges.count * 2);
	// Edges run eastwards: only along the other axis may they end where they begin.
	for (const edge of order) keys[edge] = Math.min(along[from[edge]!]!, along[to[edge]!]!);
	order.sort((a, b) => keys[a]! - keys[b]!);
	for (const edge of order) {
		const forward = along[from[edge]!]! < along[to[edge]!]!;
		const [a, b] = forward ? [from[edge]!, to[edge]!] : [to[edge]!, from[edge]!];
		spans.begin.push(along[a]!);
		spans.end.push(along[b]!);
		spans.atBegin.push(across[a]!);
		spans.atEnd.push(across[b]!);
	}
	return spans;
}

/** Takes into `covered` the shapes of every edge that lies beyond a point across the axis; the point's coordinates doubled. */
function cast(spans: Spans, at2: number, over2: number, covered: Int32Array): void {
	const { edges, begin, end, atBegin, atEnd, order } = spans;
	const { shapes, words } = edges;
	for (let i = 0; i < begin.length && 2 * begin[i]! <= at2; i++) {
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
	const upward = [spansOf(edges, x, y), spansOf(far, far.x, far.y)];
	let sideward: Spans[] | null = null;
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
			sideward ??= [spansOf(edges, y, x), spansOf(far, far.y, far.x)];
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
