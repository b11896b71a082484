import { isInside, type Position, type Ring } from '#core/geometry.ts';
import type { Village } from './county-map.ts';
import type { Random } from '#core/random.ts';
import { toEdge, toLine } from './ring.ts';

/** A piece of ground between four tracks, in the lattice's own metres. */
export interface Ground {
	column: number;
	row: number;
	left: number;
	right: number;
	bottom: number;
	top: number;
}

/** Tracks that run through a village's land: about parallel, bending with the slope, never a grid of squares. */
export interface Lattice {
	/** A place of the lattice on the drawing plane. */
	at(u: number, v: number): Position;
	/** The next best free ground, or null when the village has no more. */
	take(): Ground | null;
	/** Whether a neighbour, counted in columns and rows, has been taken. */
	taken(column: number, row: number): boolean;
	/** Nothing will be laid on this ground: somebody's field has grown into it. */
	leave(column: number, row: number): void;
}

interface LatticeOptions {
	random: Random;
	/** Half the extent along each axis, m. */
	extent: number;
	/** Places the fields gather about, on the drawing plane, with the weight of each. */
	tracts: { at: Position; weight: number }[];
	/** Nothing is laid nearer to these lines than `clear` metres. */
	water: Ring[];
	clear: number;
	size: { width: [number, number]; height: [number, number]; track: [number, number] };
}

/** Bounds of strips that follow each other with a track between. */
function strips(random: Random, extent: number, size: [number, number], track: [number, number]): [number, number][] {
	const made: [number, number][] = [];
	for (let at = -extent; at < extent;) {
		const end = at + random.between(...size);
		made.push([at, end]);
		at = end + random.between(...track);
	}
	return made;
}

/** Lays a lattice over a village, centred on its middle. */
export function lattice(village: Village, options: LatticeOptions): Lattice {
	const { random, extent, tracts, water, clear, size } = options;
	const [x0, y0] = village.middle;
	// Neighbouring villages lie on one slope, so their fields run about the same way.
	const turn = 0.7 * Math.sin(x0 / 6300 + 0.8) + 0.6 * Math.cos(y0 / 5100) + random.between(-0.12, 0.12);
	const lean = random.between(-0.16, 0.16);
	const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
	const phase = Array.from({ length: 4 }, () => random.between(0, 7));
	const bend = random.between(0.7, 1.3);
	const at = (u: number, v: number): Position => {
		const a = u + lean * v + bend * (34 * Math.sin(v / 510 + phase[0]!) + 9 * Math.sin(v / 163 + phase[1]!));
		const b = v + bend * (42 * Math.sin(u / 590 + phase[2]!) + 11 * Math.sin(u / 187 + phase[3]!));
		return [x0 + a * cos - b * sin, y0 + a * sin + b * cos];
	};

	const columns = strips(random, extent, size.width, size.track);
	const rows = strips(random, extent, size.height, size.track);
	const queue: { ground: Ground; middle: Position; score: number }[] = [];
	columns.forEach(([left, right], column) =>
		rows.forEach(([bottom, top], row) => {
			const middle = at((left + right) / 2, (bottom + top) / 2);
			const far = Math.min(
				...tracts.map(({ at: [x, y], weight }) => Math.hypot(x - middle[0], y - middle[1]) / weight)
			);
			queue.push({
				ground: { column, row, left, right, bottom, top },
				middle,
				score: far * random.between(0.86, 1.14)
			});
		})
	);
	queue.sort((a, b) => a.score - b.score);

	const fits = ({ left, right, bottom, top }: Ground, middle: Position): boolean => {
		if (!isInside(middle, village.ring) || water.some((line) => toLine(middle, line) < clear + 120)) return false;
		const [u, v] = [(left + right) / 2, (bottom + top) / 2];
		const edge = [left, u, right].flatMap((x) => [at(x, bottom), at(x, v), at(x, top)]);
		return edge.every((place) => isInside(place, village.ring) && toEdge(place, village.ring) > 14);
	};
	const used = new Set<string>();
	const left = new Set<string>();
	let next = 0;
	return {
		at,
		take() {
			while (next < queue.length) {
				const { ground, middle } = queue[next++]!;
				if (left.has(`${ground.column}/${ground.row}`) || !fits(ground, middle)) continue;
				used.add(`${ground.column}/${ground.row}`);
				return ground;
			}
			return null;
		},
		taken: (column, row) => used.has(`${column}/${row}`),
		leave: (column, row) => void left.add(`${column}/${row}`)
	};
}
