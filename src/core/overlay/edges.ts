import { NumberPairs } from './number-pairs.ts';

type Numbers = Int32Array | Float64Array;

/**
 * Edges between points of a lattice, each with the shapes whose border it is: one bit a shape, in `words` 32-bit words an
 * edge. Where borders of several shapes run along one another they are one edge; twice the border of one shape is none.
 */
export class EdgeSet {
	words = 1;
	/** `words` numbers an edge. */
	shapes = new Int32Array(128);
	readonly #points: NumberPairs;
	readonly #edges = new NumberPairs(Int32Array);

	/** @param points a set whose points are this one's as well */
	constructor(points?: EdgeSet) {
		this.#points = points ? points.#points : new NumberPairs(Float64Array);
	}

	/** Coordinates of the points, by their number, with room behind them; other arrays once there are more points than that. */
	get x(): Numbers {
		return this.#points.first;
	}

	get y(): Numbers {
		return this.#points.second;
	}

	/** Points each edge runs from and to: the western one first, the southern one of a vertical edge. */
	get from(): Numbers {
		return this.#edges.first;
	}

	get to(): Numbers {
		return this.#edges.second;
	}

	/** How many points there are. */
	get points(): number {
		return this.#points.count;
	}

	get count(): number {
		return this.#edges.count;
	}

	/** Forgets all edges and points, and keeps the room: thousands of overlays need no more of it than the largest. */
	clear(words: number): void {
		this.#points.clear();
		this.clearEdges(words);
	}

	/** Forgets all edges; the points are another set's. */
	clearEdges(words: number): void {
		this.words = words;
		this.#edges.clear();
	}

	/** The number of a lattice point, a new one where none was. */
	point(x: number, y: number): number {
		return this.#points.numberOf(x, y);
	}

	/** The number of the edge between two points, a new one without a shape where none was. */
	edge(a: number, b: number): number {
		const { x, y } = this;
		const forward = x[a]! < x[b]! || (x[a] === x[b] && y[a]! < y[b]!);
		const before = this.count;
		const at = forward ? this.#edges.numberOf(a, b) : this.#edges.numberOf(b, a);
		if (at === before) this.#without(at);
		return at;
	}

	/** A new edge is no shape's border. */
	#without(edge: number): void {
		const [begin, end] = [edge * this.words, (edge + 1) * this.words];
		if (end > this.shapes.length) {
			const wider = new Int32Array(Math.max(end, this.shapes.length * 2));
			wider.set(this.shapes);
			this.shapes = wider;
		}
		this.shapes.fill(0, begin, end);
	}

	/** Makes an edge the border of a shape; of one whose border it was already it is none afterwards. */
	bound(edge: number, shape: number): void {
		this.shapes[edge * this.words + (shape >>> 5)]! ^= 1 << (shape & 31);
	}

	/** Gives an edge all shapes of an edge of another set. */
	boundAs(edge: number, { shapes }: EdgeSet, other: number): void {
		const { words } = this;
		for (let word = 0; word < words; word++) this.shapes[edge * words + word]! ^= shapes[other * words + word]!;
	}

	/** Whether it is any shape's border. */
	isBorder(edge: number): boolean {
		for (let word = 0; word < this.words; word++) if (this.shapes[edge * this.words + word] !== 0) return true;
		return false;
	}

	/** Whether two edges are the border of the same shapes. */
	sameShapes(a: number, b: number): boolean {
		const { words, shapes } = this;
		for (let word = 0; word < words; word++) if (shapes[a * words + word] !== shapes[b * words + word]) return false;
		return true;
	}
}
