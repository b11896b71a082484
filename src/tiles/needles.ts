/**
 * Whether a way that goes by (px, py), then by (qx, qy), comes back so close along itself that on whole units it is the same
 * way: the nearer end lies within half a unit, across or down, of the longer leg (a hot pixel of snap rounding; Hobby 1999).
 * Inexactly only where both legs are longer than a unit, so that the least of shapes stay.
 */
export function foldsBack(px: number, py: number, qx: number, qy: number): boolean {
	if (px * qx + py * qy >= 0) return false;
	const across = Math.abs(px * qy - py * qx);
	if (across === 0) return true;
	const first = Math.abs(px) + Math.abs(py);
	const second = Math.abs(qx) + Math.abs(qy);
	return first > 1 && second > 1 && 2 * across <= Math.max(first, second);
}

/** A vertex with the edge to the next: a point and the direction of the edge it is a part of, as that was before folding. */
interface Corner {
	x: number;
	y: number;
	fromX: number;
	fromY: number;
	byX: number;
	byY: number;
}

/** Whether a place lies in the pixel about an edge as it was. */
const along = ({ fromX, fromY, byX, byY }: Corner, { x, y }: Corner): boolean =>
	2 * Math.abs(byX * (y - fromY) - byY * (x - fromX)) <= Math.abs(byX) + Math.abs(byY);

/** The corner whose edge goes on from `before` to `after` when the tip between them is dropped; null where it is none. */
function folded(before: Corner, tip: Corner, after: Corner): Corner | null {
	const [px, py, qx, qy] = [tip.x - before.x, tip.y - before.y, after.x - tip.x, after.y - tip.y];
	if (px * qx + py * qy >= 0) return null;
	const [first, second] = [Math.abs(px) + Math.abs(py), Math.abs(qx) + Math.abs(qy)];
	const [longer, nearer] = first >= second ? [before, after] : [tip, before];
	const narrow = px * qy === py * qx || (first > 1 && second > 1 && along(longer, nearer));
	return narrow ? longer : null;
}

/**
 * A ring (open, without repeats) less its needles, tip by tip. What remains of an edge is measured by the whole edge:
 * by its remainder alone, dropping one tip would make the next.
 */
export function unfolded(xs: Float64Array, ys: Float64Array): readonly { x: number; y: number }[] {
	const ring = Array.from(xs, (x, at): Corner => {
		const next = at + 1 === xs.length ? 0 : at + 1;
		return { x, y: ys[at]!, fromX: x, fromY: ys[at]!, byX: xs[next]! - x, byY: ys[next]! - ys[at]! };
	});
	let at = 0;
	for (let calm = 0; calm < ring.length && ring.length > 2;) {
		const [before, tip, after] = [ring.at(at - 1)!, ring[at]!, ring[(at + 1) % ring.length]!];
		const edge = folded(before, tip, after);
		if (!edge) {
			at = (at + 1) % ring.length;
			calm++;
			continue;
		}
		const closed = before.x === after.x && before.y === after.y;
		const { fromX, fromY, byX, byY } = closed ? after : edge;
		Object.assign(before, { fromX, fromY, byX, byY });
		ring.splice(at, 1);
		if (closed) ring.splice(at % ring.length, 1);
		at = (at - 1 + ring.length) % ring.length;
		calm = 0;
	}
	return ring;
}
