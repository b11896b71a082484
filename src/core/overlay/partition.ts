import type { MultiPolygonRings, PolygonRings, Position } from '#core/geometry.ts';
import { EdgeSet } from './edges.ts';
import type { FlatRings } from './flat-rings.ts';
import { boundsOfRings, latticeOf, layRings, metresOf, type Lattice } from './lattice.ts';
import { node } from './noding.ts';
import { polygonsOfParts } from './rings.ts';
import { NOTHING, sidesOf } from './sides.ts';

/** A part of a divided shape. */
export interface Part {
	/** Null where nobody asked for it. */
	shape: MultiPolygonRings | null;
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
 * @param isDrawn whether a part's shape is wanted, by its area (m²) and perimeter (m): most are only measured
 */
export function partition(
	subject: FlatRings,
	others: readonly FlatRings[],
	partOf: (covers: Covers) => number,
	isDrawn: (part: number, area: number, perimeter: number) => boolean = () => true
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
	for (const [part, polygons] of polygonsOfParts(edges, sides)) {
		const { area, perimeter } = measured(edges, lattice, polygons);
		parts.set(part, {
			area,
			perimeter,
			shape: isDrawn(part, area, perimeter) ? drawn(edges, lattice, polygons) : null
		});
	}
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

/** Place of a ring's lowest point, the western one of several: reckoned from there on, a ring is the same whatever came first. */
function lowest({ x, y }: EdgeSet, ring: readonly number[]): number {
	let first = 0;
	for (let at = 1; at < ring.length; at++) {
		const a = ring[at]!;
		const b = ring[first]!;
		if (y[a]! < y[b]! || (y[a] === y[b] && x[a]! < x[b]!)) first = at;
	}
	return first;
}

/** Area, m², and length of all rings, m. */
function measured(
	edges: EdgeSet,
	{ unit }: Lattice,
	polygons: readonly number[][][]
): { area: number; perimeter: number } {
	const { x, y } = edges;
	let twice = 0;
	let around = 0;
	for (const rings of polygons)
		for (const ring of rings) {
			const first = lowest(edges, ring);
			const x0 = x[ring[first]!]!;
			const y0 = y[ring[first]!]!;
			let px = x0;
			let py = y0;
			for (let step = 1; step <= ring.length; step++) {
				const point = ring[first + step < ring.length ? first + step : first + step - ring.length]!;
				const qx = x[point]!;
				const qy = y[point]!;
				twice += (px - x0) * (qy - y0) - (qx - x0) * (py - y0);
				around += Math.sqrt((qx - px) * (qx - px) + (qy - py) * (qy - py));
				px = qx;
				py = qy;
			}
		}
	return { area: (twice / 2) * unit ** 2, perimeter: around * unit };
}

/** Rings in metres, closed, outer ones anticlockwise (RFC 7946), each from its lowest point on: the same whatever came first. */
function drawn(edges: EdgeSet, lattice: Lattice, polygons: readonly number[][][]): MultiPolygonRings {
	const { x, y } = edges;
	const shape = polygons.map((rings) =>
		rings.map((ring) => {
			const first = lowest(edges, ring);
			const turned = [...ring.slice(first), ...ring.slice(0, first + 1)];
			return turned.map((point): Position => metresOf(lattice, x[point]!, y[point]!));
		})
	);
	const order = ([a]: PolygonRings, [b]: PolygonRings) => a![0]![1] - b![0]![1] || a![0]![0] - b![0]![0];
	return shape.sort(order);
}
