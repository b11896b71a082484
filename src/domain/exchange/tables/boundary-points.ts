import { isInside, type Position } from '#core/geometry.ts';
import { FileProblem } from '#exchange/file-problem.ts';
import { limits } from '#exchange/limits.ts';
import type { RawRow, RawShape } from '#exchange/parsed.ts';
import { polygonsOf } from '#exchange/shapes/shape.ts';
import type { Axes, CoordinateColumns } from './coordinate-columns.ts';

type Points = Extract<CoordinateColumns, { kind: 'points' }>;

/** More rings than a parcel has; each is looked for inside every other. */
const MOST_RINGS = 200;

/** Rows of boundary points, gathered into one record for every run of one code. */
export interface BoundaryPoints {
	take(row: RawRow): void;
	finish(): void;
}

/**
 * @param emit takes a record: the cells of the code's first row without those of the point, and the shape its points make
 */
export function boundaryPoints(columns: Points, axes: Axes, emit: (row: RawRow) => void): BoundaryPoints {
	let first: RawRow | null = null;
	let code: string | null = null;
	let points: { at: Position; ring: string }[] = [];
	let fault: RawShape | null = null;
	let problem: RawRow['problem'] = null;

	const flush = () => {
		if (!first) return;
		const cells = [...first.cells];
		for (const column of [columns.x, columns.y, columns.point, columns.ring]) if (column >= 0) cells[column] = null;
		emit({ ...first, cells, problem, shape: fault ?? polygonOfPoints(points, axes) });
		first = null;
	};
	return {
		take(row) {
			const written = row.cells[columns.code]?.trim() || null;
			if (!first || (written !== null && written !== code)) {
				flush();
				[first, code, points, fault, problem] = [row, written, [], null, null];
			}
			problem ??= row.problem ?? null;
			const [x, y] = [columns.x, columns.y].map((column) => row.cells[column]?.normalize('NFKC').trim() || null);
			if (x === null && y === null) return;
			const at: Position = [Number(x ?? NaN), Number(y ?? NaN)];
			if (!Number.isFinite(at[0]) || !Number.isFinite(at[1]))
				fault ??= { problem: 'shape.number', got: `${x ?? ''} ${y ?? ''}`.slice(0, 60) };
			if (points.length >= limits.vertices) throw new FileProblem('import.file.vertices', { limit: limits.vertices });
			points.push({ at, ring: (columns.ring >= 0 && row.cells[columns.ring]?.trim()) || '' });
		},
		finish: flush
	};
}

/**
 * Rings in the order of their points: another ring number begins another ring, and so does the first point coming
 * again. A ring inside an earlier one is its hole, any other a part of its own. Null without any point.
 */
export function polygonOfPoints(points: readonly { at: Position; ring: string }[], axes: Axes): RawShape | null {
	if (points.length === 0) return null;
	const turned = axes.turned(points.map(({ at }) => at));
	const rings: Position[][] = [];
	let open: Position[] = [];
	for (const [index, at] of turned.entries()) {
		if (index > 0 && open.length > 0 && points[index]!.ring !== points[index - 1]!.ring) {
			rings.push(open);
			open = [];
		}
		open.push(at);
		if (open.length > 3 && same(open[0]!, at)) {
			rings.push(open);
			open = [];
		}
	}
	if (open.length > 0) rings.push(open);
	if (rings.length > MOST_RINGS) return { problem: 'shape.rings', got: String(rings.length) };
	const polygons: Position[][][] = [];
	for (const ring of rings) {
		if (!same(ring[0]!, ring.at(-1)!)) ring.push(ring[0]!);
		const around = polygons.find(([outer]) => ring.slice(0, 3).every((at) => isWithin(at, outer!)));
		if (around) around.push(ring);
		else polygons.push([ring]);
	}
	return polygonsOf({ type: 'MultiPolygon', coordinates: polygons });
}

const same = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1];

/** Whether a position lies inside a closed ring or on one of its corners. */
const isWithin = (at: Position, ring: readonly Position[]): boolean =>
	ring.some((corner) => same(corner, at)) || isInside(at, ring);
