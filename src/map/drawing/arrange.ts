import { EdgeSet } from '#core/overlay/edges.ts';
import { node } from '#core/overlay/noding.ts';
import { polygonsOfParts } from '#core/overlay/rings.ts';
import { NOTHING, sidesOf } from '#core/overlay/sides.ts';
import { gridBounds, type GridPoint, type GridRing } from '#core/parts/grid.ts';
import type { DrawnPart } from '#core/parts/parts.ts';

/** Widest extent that is arranged at once, in grid units (some 29 km): products of differences stay exact. */
const WIDEST = 2 ** 25;

const near = new EdgeSet();
const far = new EdgeSet();
const edges = new EdgeSet(near);

export { NOTHING };

/**
 * Lays shapes over each other on the grid and takes them apart again: all edges are brought to meet in corners only (snap
 * rounding; none moves by more than a grid unit), and every place comes into the part that `partOf` names.
 * @param shapes rings of each; what lies inside an odd number of them is the shape
 * @param partOf the part of a place by the shapes that cover it; NOTHING for none
 * @param line along which the part of this number is cut
 * @returns pieces of each part, or null where all of it is too wide
 */
export function arranged(
	shapes: readonly (readonly GridRing[])[],
	partOf: (covers: (shape: number) => boolean) => number,
	line?: { points: GridRing; part: number }
): Map<number, DrawnPart[]> | null {
	const { west, south, east, north } = gridBounds([...shapes.flat(), ...(line ? [line.points] : [])]);
	if (Math.max(east - west, north - south) > WIDEST) return null;
	const words = (shapes.length >> 5) + 1;
	near.clear(words);
	far.clear(words);
	edges.clearEdges(words);
	const lay = (from: GridPoint, to: GridPoint, shape: number) => {
		const edge = near.edge(near.point(from[0] - west, from[1] - south), near.point(to[0] - west, to[1] - south));
		near.bound(edge, shape);
	};
	for (const [shape, rings] of shapes.entries())
		for (const ring of rings) for (const [at, point] of ring.entries()) lay(ring.at(at - 1)!, point, shape);
	// The line covers nothing: it is the shape behind the last.
	if (line)
		for (const [at, point] of line.points.entries()) if (at > 0) lay(line.points[at - 1]!, point, shapes.length);
	node(near, edges);
	const bit = (words: { readonly [at: number]: number }, from: number, shape: number) =>
		(words[from + (shape >>> 5)]! & (1 << (shape & 31))) !== 0;
	const sides = sidesOf(edges, far, (covered) => partOf((shape) => bit(covered, 0, shape)));
	const cuts = (edge: number) =>
		line !== undefined && sides.left[edge] === line.part && bit(edges.shapes, edge * words, shapes.length);
	const back = (point: number): GridPoint => [near.x[point]! + west, near.y[point]! + south];
	return new Map(
		[...polygonsOfParts(edges, sides, cuts)].map(([part, polygons]) => [
			part,
			polygons.map((rings) => rings.map((ring) => ring.map(back)))
		])
	);
}
