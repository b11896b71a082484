import type { Bounds, Position } from '#core/geometry.ts';
import type { FlatRings } from './flat-rings.ts';

/**
 * Points an overlay is reckoned on: whole numbers of a power of two of a metre, so many that each product of two of their
 * differences is exact in a double. Fields of 150 m are laid on 0.008 mm, a survey of 10 km on 0.5 mm.
 */
export interface Lattice {
	/** The lattice's (0, 0), metres. */
	west: number;
	south: number;
	/** Metres from one point to the next. */
	unit: number;
	/** Lattice points in x and in y; what lies beyond is cut off. */
	width: number;
	height: number;
	/** The divided shape's own box on it. */
	box: Bounds;
}

const BITS = 25;

export function boundsOfRings({ values }: FlatRings): Bounds {
	const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
	for (let at = 0; at < values.length; at += 2) {
		const [x, y] = [values[at]!, values[at + 1]!];
		if (x < bounds.west) bounds.west = x;
		if (x > bounds.east) bounds.east = x;
		if (y < bounds.south) bounds.south = y;
		if (y > bounds.north) bounds.north = y;
	}
	return bounds;
}

/** The lattice for a shape within these bounds, with a quarter of its extent to every side. */
export function latticeOf({ west, south, east, north }: Bounds): Lattice {
	const extent = Math.max(east - west, north - south, 2 ** -10);
	const unit = 2 ** (Math.ceil(Math.log2(extent * 1.5)) - BITS);
	const margin = extent / 4;
	const from = { x: Math.floor((west - margin) / unit) * unit, y: Math.floor((south - margin) / unit) * unit };
	const place = (value: number, origin: number) => Math.round((value - origin) / unit);
	return {
		west: from.x,
		south: from.y,
		unit,
		width: Math.ceil((east + margin - from.x) / unit),
		height: Math.ceil((north + margin - from.y) / unit),
		box: {
			west: place(west, from.x),
			south: place(south, from.y),
			east: place(east, from.x),
			north: place(north, from.y)
		}
	};
}

/** A lattice point in metres. */
export const metresOf = ({ west, south, unit }: Lattice, x: number, y: number): Position => [
	west + x * unit,
	south + y * unit
];

/**
 * A ring's points on one side of a line, closed along it (Sutherland and Hodgman 1974); x and y in turn, not closed.
 * @param axis whose coordinate is limited: 0 for x, 1 for y
 * @param below which side of the limit stays
 */
function cut(points: readonly number[], axis: 0 | 1, limit: number, below: boolean): number[] {
	const kept: number[] = [];
	let px = points.at(-2)!;
	let py = points.at(-1)!;
	let there = axis === 0 ? px <= limit === below || px === limit : py <= limit === below || py === limit;
	for (let at = 0; at < points.length; at += 2) {
		const x = points[at]!;
		const y = points[at + 1]!;
		const here = axis === 0 ? x <= limit === below || x === limit : y <= limit === below || y === limit;
		if (there !== here) {
			// Reckoned from the same end whichever way it is walked: two neighbours' common border is cut at one point.
			const forward = px < x || (px === x && py < y);
			const ax = forward ? px : x;
			const ay = forward ? py : y;
			const bx = forward ? x : px;
			const by = forward ? y : py;
			if (axis === 0) kept.push(limit, ay + ((limit - ax) * (by - ay)) / (bx - ax));
			else kept.push(ax + ((limit - ay) * (bx - ax)) / (by - ay), limit);
		}
		if (here) kept.push(x, y);
		px = x;
		py = y;
		there = here;
	}
	return kept;
}

/** A ring's points on the lattice; one table for all overlays. */
let placed = new Float64Array(512);

/**
 * Lays a shape's rings on a lattice, without what is beyond it.
 * @param edge takes each edge, from and to, of some length
 */
export function layRings(
	{ values, ends }: FlatRings,
	lattice: Lattice,
	edge: (x0: number, y0: number, x1: number, y1: number) => void
): void {
	const { west, south, unit, width, height } = lattice;
	let start = 0;
	for (const end of ends) {
		const from = start;
		start = end;
		// The closing point is the first one again.
		const count = end - 1 - from;
		if (count < 3) continue;
		if (placed.length < 2 * count) placed = new Float64Array(4 * count);
		let least = Infinity;
		let most = -Infinity;
		let lowest = Infinity;
		let highest = -Infinity;
		for (let at = 0; at < count; at++) {
			const x = (values[2 * (from + at)]! - west) / unit;
			const y = (values[2 * (from + at) + 1]! - south) / unit;
			if (x < least) least = x;
			if (x > most) most = x;
			if (y < lowest) lowest = y;
			if (y > highest) highest = y;
			placed[2 * at] = x;
			placed[2 * at + 1] = y;
		}
		if (least >= 0 && most <= width && lowest >= 0 && highest <= height) {
			let px = Math.round(placed[2 * count - 2]!);
			let py = Math.round(placed[2 * count - 1]!);
			for (let at = 0; at < count; at++) {
				const x = Math.round(placed[2 * at]!);
				const y = Math.round(placed[2 * at + 1]!);
				if (x !== px || y !== py) edge(px, py, x, y);
				px = x;
				py = y;
			}
			continue;
		}
		let points: number[] = [];
		for (let at = 0; at < 2 * count; at++) points.push(placed[at]!);
		if (least < 0) points = cut(points, 0, 0, false);
		if (most > width) points = cut(points, 0, width, true);
		if (lowest < 0) points = cut(points, 1, 0, false);
		if (highest > height) points = cut(points, 1, height, true);
		if (points.length < 6) continue;
		let px = Math.round(points.at(-2)!);
		let py = Math.round(points.at(-1)!);
		for (let at = 0; at < points.length; at += 2) {
			const x = Math.round(points[at]!);
			const y = Math.round(points[at + 1]!);
			if (x !== px || y !== py) edge(px, py, x, y);
			px = x;
			py = y;
		}
	}
}
