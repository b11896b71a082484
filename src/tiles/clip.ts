import { Path } from './path.ts';

/** Distances of a vertex to the four sides of the square [low, high]²; negative is outside. */
const sides = [
	(x: number, _: number, low: number) => x - low,
	(x: number, _: number, __: number, high: number) => high - x,
	(_: number, y: number, low: number) => y - low,
	(_: number, y: number, __: number, high: number) => high - y
] as const;

/**
 * The part of a ring in a square, side by side (Sutherland and Hodgman 1974). A ring that leaves and comes back runs along
 * the side, which lies outside what is drawn. Vertices are whole units.
 */
export function clipRing(ring: Path, low: number, high: number): Path {
	let from = ring;
	for (const side of sides) {
		const to = new Path();
		const { length } = from;
		for (let at = 0; at < length; at++) {
			const before = at === 0 ? length - 1 : at - 1;
			const [x, y, px, py] = [from.xs[at]!, from.ys[at]!, from.xs[before]!, from.ys[before]!];
			const [inside, beforeInside] = [side(x, y, low, high), side(px, py, low, high)];
			if (inside < 0 !== beforeInside < 0) {
				const part = beforeInside / (beforeInside - inside);
				to.push(Math.round(px + (x - px) * part), Math.round(py + (y - py) * part));
			}
			if (inside >= 0) to.push(x, y);
		}
		to.open();
		from = to;
	}
	return from;
}

/** The parts of a line in a square, in order (Liang and Barsky 1984, segment by segment). */
export function clipLine(line: Path, low: number, high: number): Path[] {
	const parts: Path[] = [];
	let part: Path | null = null;
	for (let at = 1; at < line.length; at++) {
		const [px, py, x, y] = [line.xs[at - 1]!, line.ys[at - 1]!, line.xs[at]!, line.ys[at]!];
		let enter = 0;
		let leave = 1;
		for (const side of sides) {
			const [from, to] = [side(px, py, low, high), side(x, y, low, high)];
			if (from < 0 && to < 0) enter = Infinity;
			else if (from < 0) enter = Math.max(enter, from / (from - to));
			else if (to < 0) leave = Math.min(leave, from / (from - to));
		}
		if (enter > leave) {
			part = null;
			continue;
		}
		if (!part || enter > 0) {
			part = new Path();
			parts.push(part);
			part.push(Math.round(px + (x - px) * enter), Math.round(py + (y - py) * enter));
		}
		part.push(Math.round(px + (x - px) * leave), Math.round(py + (y - py) * leave));
		if (leave < 1) part = null;
	}
	return parts.filter(({ length }) => length > 1);
}
