import type { EdgeSet } from './edges.ts';
import { sortByKey } from './sorted.ts';

/** Twice the signed area of a triangle: above zero where c lies to the left of the way from a to b. Exact on a lattice. */
const turn = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number =>
	(bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

/**
 * Edges that meet at their ends only, by snap rounding (Hobby 1999; Guibas and Marimont 1998): every end and every crossing,
 * rounded to its lattice point, is a hot point; an edge runs through each hot point whose cell it meets. No edge moves by
 * more than half a cell, and none comes to cross another by it.
 * @param routed takes the edges; its points are those of `edges`
 */
export function node(edges: EdgeSet, routed: EdgeSet): void {
	const { x, from, to, count } = edges;
	const { order, first: west } = tablesFor(count);
	for (let edge = 0; edge < count; edge++) {
		order[edge] = edge;
		west[edge] = x[from[edge]!]!;
	}
	sortByKey(order, count, west);
	for (let i = 0; i < count; i++) {
		const edge = order[i]!;
		// New points may be kept in other arrays; those there were stand in these as well.
		const east = x[to[edge]!]!;
		for (let j = i + 1; j < count && west[order[j]!]! <= east; j++) cross(edges, edge, order[j]!);
	}
	snap(edges, routed);
}

/** Makes the lattice point nearest to where two edges cross, if they do, one of the set. */
function cross(edges: EdgeSet, first: number, second: number): void {
	const { x, y, from, to } = edges;
	const [a, b, c, d] = [from[first]!, to[first]!, from[second]!, to[second]!];
	if (a === c || a === d || b === c || b === d) return;
	const [ay, by, cy, dy] = [y[a]!, y[b]!, y[c]!, y[d]!];
	if ((ay < cy && ay < dy && by < cy && by < dy) || (ay > cy && ay > dy && by > cy && by > dy)) return;
	const [ax, bx, cx, dx] = [x[a]!, x[b]!, x[c]!, x[d]!];
	const toC = turn(ax, ay, bx, by, cx, cy);
	const toD = turn(ax, ay, bx, by, dx, dy);
	// Ends that lie on the other edge are hot points as they are.
	if (toC === 0 || toD === 0 || toC > 0 === toD > 0) return;
	const toA = turn(cx, cy, dx, dy, ax, ay);
	const toB = turn(cx, cy, dx, dy, bx, by);
	if (toA === 0 || toB === 0 || toA > 0 === toB > 0) return;
	const whole = toA - toB;
	edges.point(along(ax, bx - ax, toA, whole), along(ay, by - ay, toA, whole));
}

/** start + way × part ÷ whole, rounded to the next whole number, halves up: exactly, for a crossing must be in its own cell. */
function along(start: number, way: number, part: number, whole: number): number {
	const value = start + way * (part / whole);
	const rounded = Math.floor(value + 0.5);
	if (Math.abs(value + 0.5 - Math.round(value + 0.5)) > 1e-4) return rounded;
	const [numerator, denominator] = [2n * BigInt(way) * BigInt(part) + BigInt(whole), 2n * BigInt(whole)];
	const quotient = numerator / denominator;
	const down = numerator % denominator !== 0n && numerator < 0n !== denominator < 0n;
	return start + Number(down ? quotient - 1n : quotient);
}

const tablesOf = (count: number) => ({
	order: new Int32Array(count),
	first: new Float64Array(count),
	second: new Float64Array(count)
});
/** One set of tables for all overlays, which are reckoned one after the other. */
let tables = tablesOf(256);
const tablesFor = (count: number): typeof tables =>
	tables.order.length < count ? (tables = tablesOf(2 * count)) : tables;

/** The edges routed through every hot point whose cell they meet. */
function snap(edges: EdgeSet, routed: EdgeSet): void {
	const { x, y, from, to } = edges;
	const { points } = edges;
	const { order: hot, first: hotX, second: hotY } = tablesFor(points);
	for (let point = 0; point < points; point++) hot[point] = point;
	sortByKey(hot, points, x);
	for (let at = 0; at < points; at++) {
		hotX[at] = x[hot[at]!]!;
		hotY[at] = y[hot[at]!]!;
	}
	const met: number[] = [];
	for (let edge = 0; edge < edges.count; edge++) {
		const [a, b] = [from[edge]!, to[edge]!];
		const [ax, ay, bx, by] = [x[a]!, y[a]!, x[b]!, y[b]!];
		const [dx, dy] = [bx - ax, by - ay];
		const [south, north] = dy < 0 ? [by, ay] : [ay, by];
		const reach = dx + Math.abs(dy);
		met.length = 0;
		for (let at = firstFrom(hotX, points, ax); at < points && hotX[at]! <= bx; at++) {
			const cy = hotY[at]!;
			if (cy < south || cy > north) continue;
			const point = hot[at]!;
			if (point === a || point === b) continue;
			const off = 2 * (dx * (cy - ay) - dy * (hotX[at]! - ax));
			// A cell holds its lower left corner of the four: of edges that only touch one, those falling below its centre meet it.
			if (Math.abs(off) < reach || (off === reach && dy < 0)) met.push(point);
		}
		if (met.length > 1) {
			const place = (point: number) => (x[point]! - ax) * dx + (y[point]! - ay) * dy;
			met.sort((one, two) => place(one) - place(two));
		}
		met.push(b);
		let last = a;
		for (let at = 0; at < met.length; at++) {
			routed.boundAs(routed.edge(last, met[at]!), edges, edge);
			last = met[at]!;
		}
	}
}

/** Place of the first of sorted numbers that is not below `least`. */
function firstFrom(sorted: Float64Array, count: number, least: number): number {
	let low = 0;
	let high = count;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (sorted[middle]! < least) low = middle + 1;
		else high = middle;
	}
	return low;
}
