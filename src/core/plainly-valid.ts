import type { MultiPolygonRings, Ring } from '#core/geometry.ts';

/**
 * Whether a shape is valid beyond doubt, so that no database need be asked: one ring a part, parts apart, no edge meeting
 * another but its neighbours in their common corner. False means "not proven", never "invalid": holes, long rings, many parts
 * and anything within the rounding of a double go to the engine.
 */
export function isPlainlyValid(shape: MultiPolygonRings): boolean {
	if (shape.length === 0 || shape.length > MOST_PARTS) return false;
	for (const polygon of shape) if (polygon.length !== 1 || !isPlainRing(polygon[0]!)) return false;
	if (shape.length === 1) return true;
	const boxes = shape.map(([ring]) => boxOf(ring!));
	for (let i = 0; i < boxes.length; i++) for (let j = 0; j < i; j++) if (!apart(boxes[i]!, boxes[j]!)) return false;
	return true;
}

/** Pairs of edges grow with the square of the corners, of parts with theirs; beyond, they are the engine's. */
const LONGEST = 256;
const MOST_PARTS = 1_024;

/** Error bound of the orientation determinant in doubles (J. R. Shewchuk, 1997, ccwerrboundA). */
const ROUNDING = 3.3306690738754716e-16;

/** Sign of the turn a → b → c; 0 when rounding could change it. */
function turn(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
	const left = (ax - cx) * (by - cy);
	const right = (ay - cy) * (bx - cx);
	const determinant = left - right;
	const bound = ROUNDING * (Math.abs(left) + Math.abs(right));
	return determinant > bound ? 1 : determinant < -bound ? -1 : 0;
}

/** Whether a ring is simple beyond doubt: closed, and no edge meets another but its neighbours in their common corner. */
export function isPlainRing(ring: Ring): boolean {
	const edges = ring.length - 1;
	if (edges < 3 || edges > LONGEST) return false;
	const [first, last] = [ring[0]!, ring[edges]!];
	if (first[0] !== last[0] || first[1] !== last[1]) return false;
	for (let i = 0; i < edges; i++) {
		const [ax, ay] = ring[i]!;
		const [bx, by] = ring[i + 1]!;
		if (ax === bx && ay === by) return false;
		const [nx, ny] = ring[i + 2 > edges ? 1 : i + 2]!;
		// A straight corner is one; a line that turns back on itself is none.
		if (turn(ax, ay, bx, by, nx, ny) === 0 && (ax - bx) * (nx - bx) + (ay - by) * (ny - by) >= 0) return false;
		for (let j = i + 2; j < edges; j++) {
			if (i === 0 && j === edges - 1) continue;
			const [cx, cy] = ring[j]!;
			const [dx, dy] = ring[j + 1]!;
			if (ax > cx && ax > dx && bx > cx && bx > dx) continue;
			if (ax < cx && ax < dx && bx < cx && bx < dx) continue;
			if (ay > cy && ay > dy && by > cy && by > dy) continue;
			if (ay < cy && ay < dy && by < cy && by < dy) continue;
			const side = turn(ax, ay, bx, by, cx, cy);
			if (side !== 0 && side === turn(ax, ay, bx, by, dx, dy)) continue;
			const other = turn(cx, cy, dx, dy, ax, ay);
			if (other !== 0 && other === turn(cx, cy, dx, dy, bx, by)) continue;
			return false;
		}
	}
	return true;
}

type Box = readonly [west: number, south: number, east: number, north: number];

function boxOf(ring: Ring): Box {
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [x, y] of ring) {
		west = Math.min(west, x);
		south = Math.min(south, y);
		east = Math.max(east, x);
		north = Math.max(north, y);
	}
	return [west, south, east, north];
}

const apart = (a: Box, b: Box): boolean => a[2] < b[0] || b[2] < a[0] || a[3] < b[1] || b[3] < a[1];
