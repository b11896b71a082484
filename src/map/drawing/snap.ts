import type { Position } from '#core/geometry.ts';

/** Where a pointer snaps to: a corner before an edge. */
export interface Snapped {
	place: Position;
	on: 'corner' | 'edge';
}

/**
 * The nearest corner of lines within reach, else the nearest place on an edge of theirs.
 * @param at px
 * @param lines in degrees; a ring is closed
 * @param window degrees round the pointer: nothing outside is looked at
 */
export function snapped(
	at: Position,
	lines: Iterable<readonly Position[]>,
	{ west, south, east, north }: { west: number; south: number; east: number; north: number },
	project: (place: Position) => Position,
	reach: number
): Snapped | null {
	let corner: { place: Position; far: number } | null = null;
	let edge: { place: Position; far: number } | null = null;
	const far = ([x, y]: Position) => Math.hypot(x - at[0], y - at[1]);
	for (const line of lines)
		for (let index = 1; index < line.length; index++) {
			const [a, b] = [line[index - 1]!, line[index]!];
			if (Math.max(a[0], b[0]) < west || Math.min(a[0], b[0]) > east) continue;
			if (Math.max(a[1], b[1]) < south || Math.min(a[1], b[1]) > north) continue;
			const [p, q] = [project(a), project(b)];
			for (const [place, point] of [
				[a, p],
				[b, q]
			] as const)
				// prettier-ignore
				if (far(point) <= reach && (!corner || far(point) < corner.far)) corner = { place, far: far(point) };
			const [dx, dy] = [q[0] - p[0], q[1] - p[1]];
			const along = ((at[0] - p[0]) * dx + (at[1] - p[1]) * dy) / (dx * dx + dy * dy || 1);
			if (along <= 0 || along >= 1) continue;
			const distance = far([p[0] + along * dx, p[1] + along * dy]);
			if (distance <= reach && (!edge || distance < edge.far))
				edge = { place: [a[0] + along * (b[0] - a[0]), a[1] + along * (b[1] - a[1])], far: distance };
		}
	return corner ? { place: corner.place, on: 'corner' } : edge ? { place: edge.place, on: 'edge' } : null;
}
