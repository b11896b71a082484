import { boundsOf, type Position, type Ring } from '#core/geometry.ts';
import { FileProblem } from '#exchange/file-problem.ts';
import { limits } from '#exchange/limits.ts';

/** How many more corners may be looked at; shared by the shapes of a file. */
export interface RingBudget {
	left: number;
}

/**
 * Puts rings together to parts: clockwise ones are outlines, the others are holes of the first part they lie in, and parts of
 * their own where they lie in none (ESRI Shapefile Technical Description, "Polygon").
 * @throws FileProblem `import.file.record` when telling would take too long
 */
export function partsOfRings(rings: readonly Ring[], budget: RingBudget): Ring[][] {
	if (rings.length === 1) return [[rings[0]!]];
	const parts: Ring[][] = [];
	// West, south, east, north of each part, in one row: most parts are told apart by these alone.
	const boxes = new Float64Array(rings.length * 4);
	const add = (ring: Ring) => setBox(boxes, parts.push([ring]) - 1, ring);
	const holes: Ring[] = [];
	for (const ring of rings)
		if (isClockwise(ring)) add(ring);
		else holes.push(ring);
	for (const hole of holes) {
		spend(budget, parts.length);
		const at = partAround(parts, boxes, hole, budget);
		if (at === null) add(hole);
		else parts[at]!.push(hole);
	}
	return parts;
}

function spend(budget: RingBudget, looks: number): void {
	budget.left -= looks;
	if (budget.left < 0) throw new FileProblem('import.file.record', { limit: limits.record });
}

function partAround(parts: readonly Ring[][], boxes: Float64Array, hole: Ring, budget: RingBudget): number | null {
	const [x, y] = hole[0] ?? [NaN, NaN];
	for (let at = 0, box = 0; at < parts.length; at++, box += 4) {
		if (!(x >= boxes[box]! && y >= boxes[box + 1]! && x <= boxes[box + 2]! && y <= boxes[box + 3]!)) continue;
		if (holds(parts[at]![0]!, hole, budget)) return at;
	}
	return null;
}

function setBox(boxes: Float64Array, at: number, ring: Ring): void {
	const { west, south, east, north } = boundsOf([[ring]]);
	boxes.set([west, south, east, north], at * 4);
}

function isClockwise(ring: Ring): boolean {
	if (ring.length < 4) return false;
	let twice = 0;
	for (let at = 1; at < ring.length; at++) twice += ring[at - 1]![1] * ring[at]![0] - ring[at - 1]![0] * ring[at]![1];
	return twice >= 0;
}

/** Whether a hole lies in an outline: its first corner that is not on the line tells. */
function holds(outline: Ring, hole: Ring, budget: RingBudget): boolean {
	for (const corner of hole) {
		spend(budget, outline.length);
		const side = sideOf(outline, corner);
		if (side !== 0) return side > 0;
	}
	return false;
}

/** 1 inside, −1 outside, 0 on the line. */
function sideOf(ring: Ring, [x, y]: Position): number {
	let inside = false;
	for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
		const [ax, ay] = ring[at]!;
		const [bx, by] = ring[before]!;
		if (isBetween(ax, ay, bx, by, x, y)) return 0;
		if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
	}
	return inside ? 1 : -1;
}

function isBetween(ax: number, ay: number, bx: number, by: number, x: number, y: number): boolean {
	if ((x - ax) * (by - ay) !== (bx - ax) * (y - ay)) return false;
	return x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by);
}
