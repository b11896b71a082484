import type { Position, Ring } from '#core/geometry.ts';

export type SketchKind = 'line' | 'area' | 'box';

/** Points as drawn → the ring they close, first point again at the end; a box from two of its corners. Null while there is none. */
export function ringOf(kind: SketchKind, points: readonly Position[]): Ring | null {
	if (kind === 'box') {
		const [a, b] = points;
		if (!a || !b || a[0] === b[0] || a[1] === b[1]) return null;
		const [west, east] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])];
		const [south, north] = [Math.min(a[1], b[1]), Math.max(a[1], b[1])];
		return [
			[west, south],
			[east, south],
			[east, north],
			[west, north],
			[west, south]
		];
	}
	return kind === 'area' && points.length >= 3 ? [...points, points[0]!] : null;
}

/** Which side of the line a→b a point lies on: > 0 left, 0 on it. */
const side = ([ax, ay]: Position, [bx, by]: Position, [px, py]: Position): number =>
	(bx - ax) * (py - ay) - (by - ay) * (px - ax);

const within = (a: Position, b: Position, p: Position): boolean =>
	Math.min(a[0], b[0]) <= p[0] &&
	p[0] <= Math.max(a[0], b[0]) &&
	Math.min(a[1], b[1]) <= p[1] &&
	p[1] <= Math.max(a[1], b[1]);

/** Whether two edges meet, also in a point or along a piece. */
function meet(a: Position, b: Position, c: Position, d: Position): boolean {
	const [one, two, three, four] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
	if (Math.sign(one) !== Math.sign(two) && Math.sign(three) !== Math.sign(four)) return true;
	return (
		(one === 0 && within(a, b, c)) ||
		(two === 0 && within(a, b, d)) ||
		(three === 0 && within(c, d, a)) ||
		(four === 0 && within(c, d, b))
	);
}

/**
 * Whether a ring crosses or touches itself: it then has no area anybody could mean. Edges that follow each other share a
 * point; they cross only where one runs back along the other.
 */
export function crossesItself(ring: Ring): boolean {
	const edges = ring.length - 1;
	for (let first = 0; first < edges; first++)
		for (let second = first + 1; second < edges; second++) {
			const [a, b, c, d] = [ring[first]!, ring[first + 1]!, ring[second]!, ring[second + 1]!];
			const follows = second === first + 1;
			const closes = first === 0 && second === edges - 1;
			if (follows || closes) {
				const [from, over, to] = follows ? [a, b, d] : [c, d, b];
				const back = (over[0] - from[0]) * (to[0] - over[0]) + (over[1] - from[1]) * (to[1] - over[1]) < 0;
				if (side(from, over, to) === 0 && back) return true;
			} else if (meet(a, b, c, d)) return true;
		}
	return false;
}
