import type { Bounds, Position } from '#core/geometry.ts';

/**
 * A point of the drawing grid: whole numbers of 1e-8 degree (a millimetre), east and north. On whole numbers two drawn parts
 * share a corner or they do not; there is no nearly.
 */
export type GridPoint = readonly [number, number];
/** Corners in their order; the first is not named again at the end. */
export type GridRing = readonly GridPoint[];

const PER_DEGREE = 1e8;

export const gridPoint = ([longitude, latitude]: Position): GridPoint => [
	Math.round(longitude * PER_DEGREE),
	Math.round(latitude * PER_DEGREE)
];
export const degreesOf = ([x, y]: GridPoint): Position => [x / PER_DEGREE, y / PER_DEGREE];

export const samePoint = (one: GridPoint, other: GridPoint): boolean => one[0] === other[0] && one[1] === other[1];
/** What a corner is called: where it is. */
export const pointKey = ([x, y]: GridPoint): string => `${x},${y}`;

/** Products of differences below this are exact, and so is the difference of two of them. */
const EXACT = 2 ** 52;

/** Which way the turn a → b → c goes: 1 to the left, −1 to the right, 0 straight on or back. Exact. */
export function turn([ax, ay]: GridPoint, [bx, by]: GridPoint, [cx, cy]: GridPoint): -1 | 0 | 1 {
	const left = (bx - ax) * (cy - ay);
	const right = (by - ay) * (cx - ax);
	if (Math.abs(left) < EXACT && Math.abs(right) < EXACT) return left > right ? 1 : left < right ? -1 : 0;
	const [exactLeft, exactRight] = [BigInt(bx - ax) * BigInt(cy - ay), BigInt(by - ay) * BigInt(cx - ax)];
	return exactLeft > exactRight ? 1 : exactLeft < exactRight ? -1 : 0;
}

/** Twice the area of a ring in grid units, above zero where it runs anticlockwise; to a rounding in rings of many kilometres. */
export function twiceArea(ring: GridRing): number {
	const [x0, y0] = ring[0] ?? [0, 0];
	let sum = 0;
	for (let at = 1; at < ring.length; at++) {
		const [[ax, ay], [bx, by]] = [ring[at - 1]!, ring[at]!];
		sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
	}
	return sum;
}

export function gridBounds(rings: Iterable<GridRing>): Bounds {
	const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
	for (const ring of rings)
		for (const [x, y] of ring) {
			if (x < bounds.west) bounds.west = x;
			if (x > bounds.east) bounds.east = x;
			if (y < bounds.south) bounds.south = y;
			if (y > bounds.north) bounds.north = y;
		}
	return bounds;
}

/** Whether boxes have a point in common. */
export const meets = (one: Bounds, other: Bounds): boolean =>
	one.west <= other.east && other.west <= one.east && one.south <= other.north && other.south <= one.north;

/**
 * Whether a point that is on no ring lies inside an odd number of them.
 * @param doubled twice its coordinates: the middle of an edge is exact so
 */
export function isWithin([x2, y2]: GridPoint, rings: Iterable<GridRing>): boolean {
	let inside = false;
	for (const ring of rings) {
		let [ax, ay] = ring.at(-1)!;
		for (const [bx, by] of ring) {
			if (2 * ay > y2 !== 2 * by > y2) {
				const side = turn([2 * ax, 2 * ay], [2 * bx, 2 * by], [x2, y2]);
				if (side > 0 === by > ay) inside = !inside;
			}
			[ax, ay] = [bx, by];
		}
	}
	return inside;
}
