import type { Position } from '#core/geometry.ts';

/** Half a degree: a chord of a 100 m arc lies 1 mm inside it, and a circle loses 0.0013 % of its area (1 − sin θ / θ). */
const STEP = Math.PI / 360;

/**
 * A circular string (ISO 13249-3: start, a point on the way, end, which starts the next arc) as straight pieces. A start
 * that is its end is a whole circle whose middle point lies opposite. Starts and ends of arcs stay where they are.
 * @param most corners it may have; null when it has more
 */
export function arcsAsLine(points: readonly Position[], most: number): Position[] | null {
	const line: Position[] = points.slice(0, 1);
	for (let at = 0; at + 2 < points.length; at += 2) {
		addArc(line, points[at]!, points[at + 1]!, points[at + 2]!);
		if (line.length > most) return null;
	}
	return line;
}

function addArc(line: Position[], from: Position, through: Position, to: Position): void {
	const circle = from[0] === to[0] && from[1] === to[1];
	const centre = circle
		? ([(from[0] + through[0]) / 2, (from[1] + through[1]) / 2] as const)
		: centreOf(from, through, to);
	if (!centre) {
		line.push(through, to);
		return;
	}
	const [x, y] = centre;
	const angle = (point: Position) => Math.atan2(point[1] - y, point[0] - x);
	const radius = Math.hypot(from[0] - x, from[1] - y);
	const start = angle(from);
	const turn = 2 * Math.PI;
	const leftward = (angle(to) - start + turn) % turn;
	const passes = (angle(through) - start + turn) % turn;
	const sweep = circle ? turn : passes <= leftward ? leftward : leftward - turn;
	const pieces = Math.max(2, Math.ceil(Math.abs(sweep) / STEP));
	for (let piece = 1; piece < pieces; piece++) {
		const at = start + (sweep * piece) / pieces;
		line.push([x + radius * Math.cos(at), y + radius * Math.sin(at)]);
	}
	line.push(to);
}

/** The centre of the circle through three points; null when they lie on a line, or are no numbers. */
function centreOf(a: Position, b: Position, c: Position): Position | null {
	// From the first point, for eight-digit coordinates squared lose their last decimals.
	const [bx, by, cx, cy] = [b[0] - a[0], b[1] - a[1], c[0] - a[0], c[1] - a[1]];
	const twice = 2 * (bx * cy - by * cx);
	const [bb, cc] = [bx * bx + by * by, cx * cx + cy * cy];
	const [x, y] = [(cy * bb - by * cc) / twice, (bx * cc - cx * bb) / twice];
	return Number.isFinite(x) && Number.isFinite(y) ? [a[0] + x, a[1] + y] : null;
}
