/** A point of the screen, px. */
export type Point = readonly [x: number, y: number];

/** Radii of the brush, px: a village alone, and three circles. */
export const brushRadii = [0, 22, 48, 90] as const;

/** How far apart the points of one ring are at most, px: closer than any village is wide on a county's map. */
const APART = 14;

/** Points that fill a circle: its middle and rings round it. */
export function circle([x, y]: Point, radius: number): Point[] {
	const points: Point[] = [[x, y]];
	const rings = Math.ceil(radius / APART);
	for (let ring = 1; ring <= rings; ring++) {
		const reach = (radius * ring) / rings;
		const count = Math.max(6, Math.ceil((2 * Math.PI * reach) / APART));
		for (let at = 0; at < count; at++) {
			const turn = (2 * Math.PI * at) / count;
			points.push([x + reach * Math.cos(turn), y + reach * Math.sin(turn)]);
		}
	}
	return points;
}

/** Points along a line, its end among them and its beginning not: a quick hand leaves no gap. */
export function between([x0, y0]: Point, [x1, y1]: Point, step: number): Point[] {
	const count = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / step));
	return Array.from({ length: count }, (_, at) => {
		const part = (at + 1) / count;
		return [x0 + (x1 - x0) * part, y0 + (y1 - y0) * part];
	});
}
