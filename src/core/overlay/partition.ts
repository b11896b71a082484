import type { MultiPolygonRings, PolygonRings, Position } from '#core/geometry.ts';
import { EdgeSet } from './edges.ts';
import type { FlatRings } from './flat-rings.ts';
import { boundsOfRings, latticeOf, layRings, metresOf, type Lattice } from './lattice.ts';
import { node } from './noding.ts';
import { polygonsOfParts } from './rings.ts';
import { NOTHING, sidesOf } from './sides.ts';

/** A part of a divided shape. */
export interface Part {
	shape: MultiPolygonRings;
	/** On the plane, m². */
	area: number;
	/** Length of all rings, m. */
	perimeter: number;
}

/** Asks whether the shape of this number covers a place. */
export type Covers = (other: number) => boolean;

/** Where each overlay is reckoned, one after the other: `near` in the divided shape's box, `edges` as they meet there. */
const near = new EdgeSet();
const far = new EdgeSet();
const edges = new EdgeSet(near);

/**
 * Divides a shape by what covers it: every place of it comes into the part that `partOf` names for it, so that the parts are
 * disjoint and together the shape. All borders are laid on one lattice and brought to meet at their ends only (snap
 * rounding), and each stretch of border is asked once what lies on its two sides: one overlay, however many shapes there are,
 * and none that can fail on borders that nearly coincide. No border moves by more than a lattice unit (Lattice), a few
 * thousandths of a millimetre for a field.
 * @param subject valid, metres on the plane, as all of them
 * @param partOf the number of a place's part, 0 and above, the same wherever the same shapes cover it; -1 for none
 */
export function partition(
	subject: FlatRings,
	others: readonly FlatRings[],
	partOf: (covers: Covers) => number
): Map<number, Part> {
	const lattice = latticeOf(boundsOfRings(subject));
	const words = (others.length >> 5) + 1;
	near.clear(words);
	far.clear(words);
	edges.clearEdges(words);
	const { box } = lattice;
	const lay = (rings: FlatRings, shape: number) =>
		layRings(rings, lattice, (ax, ay, bx, by) => {
			const apart =
				(ax < box.west && bx < box.west) ||
				(ax > box.east && bx > box.east) ||
				(ay < box.south && by < box.south) ||
				(ay > box.north && by > box.north);
			const set = apart ? far : near;
			set.bound(set.edge(set.point(ax, ay), set.point(bx, by)), shape);
		});
	// The divided shape is the last one.
	lay(subject, others.length);
	for (const [at, other] of others.entries()) lay(other, at);
	node(near, edges);
	const sides = sidesOf(edges, far, named(others.length, partOf));
	const parts = new Map<number, Part>();
	for (const [part, polygons] of polygonsOfParts(edges, sides)) parts.set(part, measured(edges, lattice, polygons));
	return parts;
}

/** Asks `partOf` once for each set of shapes. */
function named(subject: number, partOf: (covers: Covers) => number): (covered: Int32Array) => number {
	const known = new Map<number | string, number>();
	return (covered) => {
		if ((covered[subject >>> 5]! & (1 << (subject & 31))) === 0) return NOTHING;
		const key = covered.length === 1 ? covered[0]! : covered.join();
		let part = known.get(key);
		if (part === undefined)
			known.set(key, (part = partOf((other) => (covered[other >>> 5]! & (1 << (other & 31))) !== 0)));
		return part;
	};
}

/** Rings in metres, closed, outer ones anticlockwise (RFC 7946), each from its lowest point on: the same whatever came first. */
function measured({ x, y }: EdgeSet, lattice: Lattice, polygons: readonly number[][][]): Part {
	let [twice, around] = [0, 0];
	const shape = polygons.map((rings) =>
		rings.map((ring) => {
			let first = 0;
			for (let at = 1; at < ring.length; at++) {
				const [a, b] = [ring[at]!, ring[first]!];
				if (y[a]! < y[b]! || (y[a] === y[b] && x[a]! < x[b]!)) first = at;
			}
			const turned = [...ring.slice(first), ...ring.slice(0, first + 1)];
			const [x0, y0] = [x[turned[0]!]!, y[turned[0]!]!];
			for (let at = 1; at < turned.length; at++) {
				const [a, b] = [turned[at - 1]!, turned[at]!];
				twice += (x[a]! - x0) * (y[b]! - y0) - (x[b]! - x0) * (y[a]! - y0);
				around += Math.hypot(x[b]! - x[a]!, y[b]! - y[a]!);
			}
			return turned.map((point): Position => metresOf(lattice, x[point]!, y[point]!));
		})
	);
	const order = ([a]: PolygonRings, [b]: PolygonRings) => a![0]![1] - b![0]![1] || a![0]![0] - b![0]![0];
	return {
		shape: shape.sort(order),
		area: (twice / 2) * lattice.unit ** 2,
		perimeter: around * lattice.unit
	};
}
