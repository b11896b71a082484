import { isInside, type Position } from '#core/geometry.ts';
import { doubleArea } from './plane.ts';
import type { Random } from '#core/random.ts';
import { roughened } from './ring.ts';
import type { Cells } from './voronoi.ts';

/** Cells that share their borders: each border is one line, whichever of its two cells asks for it. */
export interface Mesh {
	/** The open ring of a cell, against the clock. */
	ring(cell: number): Position[];
	/** Cells on the other side of its borders; may name cells that are no part of the county. */
	neighbours(cell: number): number[];
	/** The outline of cells taken together: parts, each an outer ring and its holes, open rings. */
	dissolved(cells: ReadonlySet<number>): Position[][][];
}

/**
 * @param spacing the shortest piece of the border between two cells, m
 */
export function mesh(graph: Cells, random: Random, spacing: (a: number, b: number) => number): Mesh {
	const arcs = new Map<string, Position[]>();

	/** The border of `cell` with `beyond`, in the direction of the cell's own ring. */
	const arc = (cell: number, beyond: number, from: string, to: string): Position[] => {
		const [low, high] = cell < beyond ? [cell, beyond] : [beyond, cell];
		const name = `${low}/${high}`;
		let line = arcs.get(name);
		if (!line) {
			const [start, end] = cell === low ? [from, to] : [to, from];
			const own = random.branch(`border ${name}`);
			line = roughened(graph.corners.get(start)!, graph.corners.get(end)!, own, spacing(low, high), 0.13);
			arcs.set(name, line);
		}
		return cell === low ? line : line.toReversed();
	};
	const sidesOf = (cell: number) => {
		const sides = graph.sides[cell];
		if (!sides) throw new RangeError(`expected a cell inside the box, got ${cell}`);
		return sides;
	};
	return {
		ring: (cell) => sidesOf(cell).flatMap(({ beyond, from, to }) => arc(cell, beyond, from, to).slice(0, -1)),
		neighbours: (cell) => sidesOf(cell).map(({ beyond }) => beyond),
		dissolved(cells) {
			const next = new Map<string, { to: string; line: Position[] }>();
			for (const cell of cells)
				for (const { beyond, from, to } of sidesOf(cell))
					if (!cells.has(beyond)) next.set(from, { to, line: arc(cell, beyond, from, to) });
			const rings: Position[][] = [];
			while (next.size > 0) {
				const [start] = next.keys();
				const ring: Position[] = [];
				for (let at = start!, step = next.get(at); step; at = step.to, step = next.get(at)) {
					next.delete(at);
					ring.push(...step.line.slice(0, -1));
				}
				rings.push(ring);
			}
			const parts = rings.filter((ring) => doubleArea(ring) > 0).map((ring) => [ring]);
			for (const hole of rings.filter((ring) => doubleArea(ring) < 0))
				parts.find(([outer]) => isInside(hole[0]!, outer!))!.push(hole);
			return parts;
		}
	};
}
