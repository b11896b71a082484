import type { MultiPolygonRings, Position, Ring } from '#core/geometry.ts';

/** One area of a coverage: villages of a county, or grids of one level. */
export interface CoverageArea {
	code: string;
	shape: MultiPolygonRings;
}

/** A border between two areas, or between one and nobody's land, as long lines. `left` < `right`; nobody's is null. */
export interface SharedBorder {
	left: string;
	right: string | null;
	lines: Position[][];
}

/** Vertices nearer to another's edge than this lie on it: 0.1 mm in degrees, a tenth of what the files keep. */
const ON_EDGE = 1e-9;

/** An edge between two vertices (the smaller number first) and the areas on its two sides. */
interface Edge {
	from: number;
	to: number;
	left: string | null;
	right: string | null;
}

/**
 * The borders of a coverage whose neighbours share their vertices exactly: each line once, with both its sides, drawn in
 * the direction that has `left` on its left. Where one side's vertex lies on the other's edge (a T-junction) that edge is
 * parted there. Lines inside one area (parts that touch) are nobody's border and left out. Areas that overlap give both
 * their lines.
 */
export function sharedBorders(areas: readonly CoverageArea[]): SharedBorder[] {
	const net = new Net();
	for (const area of areas) for (const polygon of area.shape) net.addPolygon(area.code, polygon);
	net.partAtJunctions();
	const borders = new Map<string, { left: string; right: string | null; edges: [number, number][] }>();
	for (const { from, to, left, right } of net.edges()) {
		if (left === right) continue;
		const forward = left !== null && (right === null || left < right);
		const [near, far] = forward ? [left, right] : [right!, left];
		const key = `${near} ${far ?? ''}`;
		const border = borders.get(key) ?? { left: near, right: far, edges: [] };
		border.edges.push(forward ? [from, to] : [to, from]);
		borders.set(key, border);
	}
	return [...borders.entries()]
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([, { left, right, edges }]) => ({ left, right, lines: chained(edges).map((line) => net.positions(line)) }));
}

class Net {
	private readonly numbers = new Map<string, number>();
	private readonly vertices: Position[] = [];
	private readonly byEnds = new Map<string, Edge>();

	addPolygon(code: string, rings: readonly Ring[]): void {
		for (const [index, ring] of rings.entries()) {
			const numbers = ring.map((position) => this.number(position));
			// The area lies left of an outer ring that runs counter-clockwise, and of a hole that runs clockwise.
			const leftward = doubledArea(ring) > 0 === (index === 0);
			for (let at = 1; at < numbers.length; at++) {
				const [from, to] = [numbers[at - 1]!, numbers[at]!];
				if (leftward) this.addEdge(from, to, code);
				else this.addEdge(to, from, code);
			}
		}
	}

	/** Adds an edge with the area on its left. */
	private addEdge(from: number, to: number, code: string): void {
		if (from === to) return;
		const forward = from < to;
		const [low, high] = forward ? [from, to] : [to, from];
		const key = `${low} ${high}`;
		const edge = this.byEnds.get(key) ?? { from: low, to: high, left: null, right: null };
		this.byEnds.set(key, edge);
		if (forward) edge.left ??= code;
		else edge.right ??= code;
	}

	private number(position: Position): number {
		const key = `${position[0]} ${position[1]}`;
		const known = this.numbers.get(key);
		if (known !== undefined) return known;
		this.vertices.push(position);
		this.numbers.set(key, this.vertices.length - 1);
		return this.vertices.length - 1;
	}

	/** Parts each edge that has one side only at the ends of other such edges that lie on it. */
	partAtJunctions(): void {
		const open = [...this.byEnds.entries()].filter(([, { left, right }]) => left === null || right === null);
		const ends = new VertexIndex(
			[...new Set(open.flatMap(([, { from, to }]) => [from, to]))],
			this.vertices,
			open.map(([, { from, to }]) => distance(this.vertices[from]!, this.vertices[to]!))
		);
		for (const [key, { from, to, left, right }] of open) {
			const between = ends.on(from, to);
			if (between.length === 0) continue;
			this.byEnds.delete(key);
			const stops = [from, ...between, to];
			for (let at = 1; at < stops.length; at++) {
				const [start, end] = [stops[at - 1]!, stops[at]!];
				if (left !== null) this.addEdge(start, end, left);
				if (right !== null) this.addEdge(end, start, right);
			}
		}
	}

	edges(): Iterable<Edge> {
		return this.byEnds.values();
	}

	positions(line: readonly number[]): Position[] {
		return line.map((number) => this.vertices[number]!);
	}
}

/** Vertices in square cells about as wide as an edge is long. */
class VertexIndex {
	private readonly cells = new Map<string, number[]>();
	private readonly vertices: readonly Position[];
	private readonly width: number;

	constructor(numbers: readonly number[], vertices: readonly Position[], lengths: readonly number[]) {
		this.vertices = vertices;
		const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
		this.width = Math.max(mean, ON_EDGE);
		for (const number of numbers) {
			const [x, y] = vertices[number]!;
			const key = `${Math.floor(x / this.width)} ${Math.floor(y / this.width)}`;
			const cell = this.cells.get(key);
			if (cell) cell.push(number);
			else this.cells.set(key, [number]);
		}
	}

	/** Vertices on the edge between two, in order along it, its ends not among them. */
	on(from: number, to: number): number[] {
		const [a, b] = [this.vertices[from]!, this.vertices[to]!];
		const length = distance(a, b);
		const found: [at: number, number: number][] = [];
		const cell = (value: number) => Math.floor(value / this.width);
		for (let x = cell(Math.min(a[0], b[0]) - ON_EDGE); x <= cell(Math.max(a[0], b[0]) + ON_EDGE); x++)
			for (let y = cell(Math.min(a[1], b[1]) - ON_EDGE); y <= cell(Math.max(a[1], b[1]) + ON_EDGE); y++)
				for (const number of this.cells.get(`${x} ${y}`) ?? []) {
					if (number === from || number === to) continue;
					const [dx, dy] = [this.vertices[number]![0] - a[0], this.vertices[number]![1] - a[1]];
					const along = (dx * (b[0] - a[0]) + dy * (b[1] - a[1])) / length;
					const aside = Math.abs(dx * (b[1] - a[1]) - dy * (b[0] - a[0])) / length;
					if (aside <= ON_EDGE && along > ON_EDGE && along < length - ON_EDGE) found.push([along, number]);
				}
		return found.sort(([one], [other]) => one - other).map(([, number]) => number);
	}
}

const distance = (a: Position, b: Position): number => Math.hypot(b[0] - a[0], b[1] - a[1]);

/** Positive where the ring runs counter-clockwise. Reckoned from its first vertex, where digits are not lost. */
function doubledArea(ring: Ring): number {
	const [ox, oy] = ring[0] ?? [0, 0];
	let sum = 0;
	for (let at = 1; at < ring.length; at++) {
		const [[ax, ay], [bx, by]] = [ring[at - 1]!, ring[at]!];
		sum += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
	}
	return sum;
}

/** Joins directed edges into lines as long as they go: a line ends where edges branch, or closes on itself. */
function chained(edges: readonly [number, number][]): number[][] {
	const next = new Map<number, number[]>();
	const arriving = new Map<number, number>();
	for (const [from, to] of edges) {
		const onward = next.get(from);
		if (onward) onward.push(to);
		else next.set(from, [to]);
		arriving.set(to, (arriving.get(to) ?? 0) + 1);
	}
	const through = (vertex: number) => next.get(vertex)?.length === 1 && arriving.get(vertex) === 1;
	const lines: number[][] = [];
	const used = new Set<string>();
	const follow = (from: number, to: number): void => {
		const line = [from];
		for (let [a, b] = [from, to]; !used.has(`${a} ${b}`);) {
			used.add(`${a} ${b}`);
			line.push(b);
			if (!through(b)) break;
			[a, b] = [b, next.get(b)![0]!];
		}
		lines.push(line);
	};
	for (const [from, to] of edges) if (!through(from)) follow(from, to);
	for (const [from, to] of edges) if (!used.has(`${from} ${to}`)) follow(from, to);
	return lines;
}
