import type { FlatRings } from './flat-rings.ts';

/**
 * Whether a shape plainly lies inside another: it is the very same, or its border stays clear of the other's. False also
 * where the two touch or nearly so, which only an overlay can tell.
 */
export function liesInside(shape: FlatRings, other: FlatRings): boolean {
	return (
		isSame(shape, other) ||
		(staysClear(shape, other) && holdsEach(other, shape, true) && holdsEach(shape, other, false))
	);
}

function isSame(a: FlatRings, b: FlatRings): boolean {
	if (a.values.length !== b.values.length || a.ends.length !== b.ends.length) return false;
	for (let at = 0; at < a.ends.length; at++) if (a.ends[at] !== b.ends[at]) return false;
	for (let at = 0; at < a.values.length; at++) if (a.values[at] !== b.values[at]) return false;
	return true;
}

/** Metres; a double's coordinates of a zone are good for a millionth of it. */
const CLEAR = 1e-6;

/** Whether no edge of one comes near an edge of the other. */
function staysClear(a: FlatRings, b: FlatRings): boolean {
	let start = 0;
	for (const end of a.ends) {
		for (let at = start + 1; at < end; at++) if (meetsAny(a.values, 2 * at - 2, b)) return false;
		start = end;
	}
	return true;
}

function meetsAny(from: Float64Array, edge: number, { values, ends }: FlatRings): boolean {
	const ax = from[edge]!;
	const ay = from[edge + 1]!;
	const bx = from[edge + 2]!;
	const by = from[edge + 3]!;
	const west = (ax < bx ? ax : bx) - CLEAR;
	const east = (ax < bx ? bx : ax) + CLEAR;
	const south = (ay < by ? ay : by) - CLEAR;
	const north = (ay < by ? by : ay) + CLEAR;
	let at = 0;
	for (const end of ends) {
		let cx = values[at]!;
		let cy = values[at + 1]!;
		for (at += 2; at < 2 * end; at += 2) {
			const dx = values[at]!;
			const dy = values[at + 1]!;
			// Most edges lie to one side.
			if (cx < west ? dx >= west : cx > east ? dx <= east : true)
				if (cy < south ? dy >= south : cy > north ? dy <= north : true)
					if (meet(ax, ay, bx, by, cx, cy, dx, dy)) return true;
			cx = dx;
			cy = dy;
		}
	}
	return false;
}

/** Whether two edges cross or come within CLEAR of one another at an end. */
function meet(ax: number, ay: number, bx: number, by: number, cx: number, cy: number, dx: number, dy: number): boolean {
	const toC = off(ax, ay, bx, by, cx, cy);
	const toD = off(ax, ay, bx, by, dx, dy);
	if ((toC > CLEAR && toD > CLEAR) || (toC < -CLEAR && toD < -CLEAR)) return false;
	const toA = off(cx, cy, dx, dy, ax, ay);
	const toB = off(cx, cy, dx, dy, bx, by);
	return !((toA > CLEAR && toB > CLEAR) || (toA < -CLEAR && toB < -CLEAR));
}

/** How far c lies to the left of the line from a to b, m. */
const off = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number => {
	const [wayX, wayY] = [bx - ax, by - ay];
	return (wayX * (cy - ay) - wayY * (cx - ax)) / Math.sqrt(wayX * wayX + wayY * wayY);
};

/** Whether a shape covers a point of another that is on no border of it. */
function covers({ values, ends }: FlatRings, of: FlatRings, point: number): boolean {
	const [x, y] = [of.values[2 * point]!, of.values[2 * point + 1]!];
	let [inside, start] = [false, 0];
	for (const end of ends) {
		for (let at = start + 1; at < end; at++) {
			const [ax, ay, bx, by] = [values[2 * at - 2]!, values[2 * at - 1]!, values[2 * at]!, values[2 * at + 1]!];
			if (ay > y === by > y) continue;
			if (x < ax + ((y - ay) * (bx - ax)) / (by - ay)) inside = !inside;
		}
		start = end;
	}
	return inside;
}

/** Whether each ring of the other lies in the shape, or each beside it, given that no borders meet. */
function holdsEach(shape: FlatRings, other: FlatRings, held: boolean): boolean {
	let start = 0;
	for (const end of other.ends) {
		if (covers(shape, other, start) !== held) return false;
		start = end;
	}
	return true;
}
