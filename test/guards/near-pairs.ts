import type { Position } from '#core/geometry.ts';

/** A seeded source of numbers in [0, 1): mulberry32. */
export function numbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

const text = (ring: Position[]): string => `POLYGON((${ring.map(([x, y]) => `${x} ${y}`).join(',')}))`;

/**
 * Two polygons in gk metres that nearly coincide, as two surveys of one field do: a star-shaped field of 3 to 22 sides,
 * exported twice with points set at other places along the sides, each off the line by half a nanometre at most, as the
 * rounding of a double is. GEOS throws on nine of ten without a grid.
 */
export function nearPair(random: () => number): { a: string; b: string } {
	const centre: Position = [500_000 + random() * 20_000, 4_230_000 + random() * 20_000];
	const sides = 3 + Math.floor(random() * 20);
	const error = 1e-9;
	const corners = Array.from({ length: sides }, (_, corner): Position => {
		const angle = ((corner + 0.7 * random()) / sides) * 2 * Math.PI;
		const radius = 20 + 60 * random();
		return [centre[0] + radius * Math.cos(angle), centre[1] + radius * Math.sin(angle)];
	});
	const walk = (): Position[] => {
		const ring = corners.flatMap(([x, y], corner) => {
			const [toX, toY] = corners[(corner + 1) % sides]!;
			const stops = [0, ...Array.from({ length: Math.floor(random() * 6) }, random).sort((p, q) => p - q)];
			return stops.map((along): Position => [
				x + (toX - x) * along + error * (random() - 0.5),
				y + (toY - y) * along + error * (random() - 0.5)
			]);
		});
		return [...ring, ring[0]!];
	};
	return { a: text(walk()), b: text(walk()) };
}
