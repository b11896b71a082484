import type { MultiPolygonRings } from '#core/geometry.ts';
import { degreesOf, twiceArea, type GridPoint, type GridRing } from './grid.ts';

/** A drawn part: its outer ring, anticlockwise, and its holes, clockwise. */
export type DrawnPart = readonly GridRing[];

const before = ([ax, ay]: GridPoint, [bx, by]: GridPoint): boolean => ay < by || (ay === by && ax < bx);

function turned(ring: GridRing, anticlockwise: boolean): GridRing {
	const way = twiceArea(ring) > 0 === anticlockwise ? ring : ring.toReversed();
	const first = way.reduce((least, point, at) => (before(point, way[least]!) ? at : least), 0);
	return [...way.slice(first), ...way.slice(0, first)];
}

/** The one way a part is written: rings from their lowest corner on, the outer one first, holes in the order of theirs. */
export function plainPart(rings: DrawnPart): DrawnPart {
	const [outer, ...holes] = rings;
	const order = ([a]: GridRing, [b]: GridRing) => a![1] - b![1] || a![0] - b![0];
	return [turned(outer!, true), ...holes.map((hole) => turned(hole, false)).sort(order)];
}

/** What a part is known by: how it is written. */
export const partKey = (part: DrawnPart): string => JSON.stringify(part);

/** Parts in an order of their own, so that the same parts are the same list. */
export const sortedParts = (parts: readonly DrawnPart[]): readonly DrawnPart[] =>
	parts
		.map((part) => ({ part, key: partKey(part) }))
		.sort((one, other) => (one.key < other.key ? -1 : 1))
		.map(({ part }) => part);

/** Parts as a shape in degrees, rings closed. */
export const shapeOfParts = (parts: readonly DrawnPart[]): MultiPolygonRings =>
	parts.map((rings) => rings.map((ring) => [...ring, ring[0]!].map(degreesOf)));

export const cornersOf = (parts: readonly DrawnPart[]): number =>
	parts.reduce((sum, rings) => sum + rings.reduce((count, ring) => count + ring.length, 0), 0);
