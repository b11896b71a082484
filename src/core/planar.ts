import type { MultiPolygonRings, Position, Ring } from '#core/geometry.ts';

/**
 * Area of a ring, m², always positive. The sum runs from the ring's first point: in zone-prefixed metres (x ≈ 37 557 748)
 * it would lose 0.15 m² in a square kilometre otherwise (domain.md finding 7).
 */
export function ringArea(ring: Ring): number {
	const [x0, y0] = ring[0] ?? [0, 0];
	let sum = 0;
	for (let i = 1; i < ring.length; i++) {
		const [ax, ay] = ring[i - 1]!;
		const [bx, by] = ring[i]!;
		sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
	}
	return Math.abs(sum) / 2;
}

/** Area of a shape on the plane, m²: outer rings less their holes. */
export const planarArea = (shape: MultiPolygonRings): number =>
	shape.reduce(
		(sum, [outer, ...holes]) => sum + ringArea(outer ?? []) - holes.reduce((inner, hole) => inner + ringArea(hole), 0),
		0
	);

const length = ([ax, ay]: Position, [bx, by]: Position): number => Math.hypot(bx - ax, by - ay);

/** Length of all rings, m. */
export const perimeter = (shape: MultiPolygonRings): number =>
	shape.reduce(
		(sum, polygon) =>
			sum +
			polygon.reduce(
				(rings, ring) => rings + ring.slice(1).reduce((line, point, index) => line + length(ring[index]!, point), 0),
				0
			),
		0
	);

/** Mean width, m: 2 × area ÷ perimeter, the same formula as in the database (DESIGN §6). */
export function meanWidth(shape: MultiPolygonRings): number {
	const around = perimeter(shape);
	return around === 0 ? 0 : (2 * planarArea(shape)) / around;
}
