import { pointKey, samePoint, type GridPoint, type GridRing } from '#core/parts/grid.ts';
import type { PartSheet } from './sheet-parts.ts';

/** Two ends of an edge, in no order. */
export type SheetEdge = readonly [GridPoint, GridPoint];

/** How far a rounded point may lie off the edge it was put on, in grid units; off an edge whose ends were rounded too. */
const ON_EDGE = 0.75;
const ON_ROUNDED_EDGE = 1.5;

function offEdge([px, py]: GridPoint, [ax, ay]: GridPoint, [bx, by]: GridPoint): number {
	const [dx, dy] = [bx - ax, by - ay];
	const along = ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy);
	if (along <= 0 || along >= 1) return Infinity;
	return Math.abs(dx * (py - ay) - dy * (px - ax)) / Math.hypot(dx, dy);
}

/** An edge that a point lies on, other than those that end in it or in another. */
export function nearEdge(sheet: PartSheet, point: GridPoint, except: GridPoint): SheetEdge | null {
	for (const { rings } of sheet)
		for (const ring of rings)
			for (const [at, b] of ring.entries()) {
				const a = ring.at(at - 1)!;
				const ends = [a, b].some((end) => samePoint(end, except) || samePoint(end, point));
				if (!ends && offEdge(point, a, b) <= ON_EDGE) return [a, b];
			}
	return null;
}

/** The sheet with a corner on an edge, in every ring that has it. */
export function bent(sheet: PartSheet, [a, b]: SheetEdge, corner: GridPoint): PartSheet {
	const has = (from: GridPoint, to: GridPoint) =>
		(samePoint(from, a) && samePoint(to, b)) || (samePoint(from, b) && samePoint(to, a));
	return sheet.map((part) => ({
		...part,
		rings: part.rings.map((ring) =>
			ring.flatMap((point, at) => (has(ring.at(at - 1)!, point) ? [corner, point] : [point]))
		)
	}));
}

/**
 * The sheet without corners that came about where something only crossed an edge: new ones on a straight way in
 * which just two edges meet.
 * @param keep corners that were meant
 */
export function tidied(was: PartSheet, now: PartSheet, keep: GridRing): PartSheet {
	const known = new Set([...was.flatMap(({ rings }) => rings.flat()), ...keep].map(pointKey));
	const found = new Map<string, { point: GridPoint; beside: Map<string, GridPoint> }>();
	for (const { rings } of now)
		for (const ring of rings)
			for (const [at, point] of ring.entries()) {
				const key = pointKey(point);
				if (known.has(key)) continue;
				const own = found.get(key) ?? { point, beside: new Map<string, GridPoint>() };
				for (const next of [ring.at(at - 1)!, ring[(at + 1) % ring.length]!]) own.beside.set(pointKey(next), next);
				found.set(key, own);
			}
	const needless = (point: GridPoint): boolean => {
		const [one, other, ...more] = found.get(pointKey(point))?.beside.values() ?? [];
		return (
			one !== undefined && other !== undefined && more.length === 0 && offEdge(point, one, other) <= ON_ROUNDED_EDGE
		);
	};
	return now.map((part) => ({ ...part, rings: part.rings.map((ring) => ring.filter((point) => !needless(point))) }));
}
