import { isInside, type Position, type Ring } from '#core/geometry.ts';
import type { Random } from '#core/random.ts';

/** The square of the distance to a segment, m². */
function toSegment([x, y]: Position, [ax, ay]: Position, [bx, by]: Position): number {
	const [dx, dy] = [bx - ax, by - ay];
	const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
	const [ox, oy] = [x - ax - along * dx, y - ay - along * dy];
	return ox * ox + oy * oy;
}

/** Metres to the nearest point of a line. */
export function toLine(point: Position, line: Ring): number {
	let least = Infinity;
	for (let i = 1; i < line.length; i++) least = Math.min(least, toSegment(point, line[i - 1]!, line[i]!));
	return Math.sqrt(least);
}

/** Metres to the nearest point of an open ring's edge. */
export const toEdge = (point: Position, ring: Ring): number =>
	Math.min(toLine(point, ring), Math.sqrt(toSegment(point, ring[ring.length - 1]!, ring[0]!)));

export function centroid(ring: Ring): Position {
	let [area, x, y] = [0, 0, 0];
	const [ox, oy] = ring[0]!;
	for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
		const [ax, ay, bx, by] = [ring[j]![0] - ox, ring[j]![1] - oy, ring[i]![0] - ox, ring[i]![1] - oy];
		const cross = ax * by - bx * ay;
		area += cross;
		x += (ax + bx) * cross;
		y += (ay + by) * cross;
	}
	return [ox + x / (3 * area), oy + y / (3 * area)];
}

const side = (a: Position, b: Position, c: Position): number =>
	(b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

/** Whether two segments cross or touch. */
export const meet = (a: Position, b: Position, c: Position, d: Position): boolean =>
	side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;

/**
 * A line between two points that looks walked, not ruled: midpoint displacement, each half as much as the one before.
 * @param least no piece is made shorter than this, m
 * @param roughness the largest displacement as a part of the length
 */
export function roughened(from: Position, to: Position, random: Random, least: number, roughness: number): Position[] {
	const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
	if (length < 2 * least) return [from, to];
	const off = random.between(-roughness, roughness);
	const along = random.between(0.42, 0.58);
	const middle: Position = [
		from[0] + (to[0] - from[0]) * along - (to[1] - from[1]) * off,
		from[1] + (to[1] - from[1]) * along + (to[0] - from[0]) * off
	];
	return [
		...roughened(from, middle, random, least, roughness).slice(0, -1),
		...roughened(middle, to, random, least, roughness)
	];
}

/** A closed shape that swells and shrinks about its middle, kept inside a ring: an open ring that sees its middle. */
export function blob(middle: Position, radius: number, random: Random, within: Ring, corners = 48): Position[] {
	const waves = [2, 3, 5, 8].map((times) => ({ times, size: 0.32 / times ** 0.7, phase: random.between(0, 7) }));
	const towards = (k: number, reach: number): Position => {
		const angle = (k / corners) * 2 * Math.PI;
		return [middle[0] + Math.cos(angle) * reach, middle[1] + Math.sin(angle) * reach];
	};
	const reaches = Array.from({ length: corners }, (_, k) => {
		const angle = (k / corners) * 2 * Math.PI;
		const swell = waves.reduce((sum, { times, size, phase }) => sum + size * Math.sin(times * angle + phase), 1);
		let reach = radius * Math.max(0.25, swell) * random.between(0.97, 1.03);
		while (reach > 1 && (!isInside(towards(k, reach), within) || toEdge(towards(k, reach), within) < 15)) reach *= 0.9;
		return reach;
	});
	// No corner stands far out beside its neighbours: the line between two corners must not cut across a bay of `within`.
	const step = 1 + 9 / corners;
	for (let k = 0; k < 4 * corners; k++) {
		const back = k < 2 * corners ? k : 6 * corners - k;
		const [here, before] = [back % corners, (k < 2 * corners ? back + corners - 1 : back + 1) % corners];
		reaches[here] = Math.min(reaches[here]!, reaches[before]! * step);
	}
	return reaches.map((reach, k) => towards(k, reach));
}
