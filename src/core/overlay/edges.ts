import { NumberPairs } from './number-pairs.ts';

/**
 * Edges between points of a lattice, each with the shapes whose border it is: one bit a shape, in `words` 32-bit words an
 * edge. Where borders of several shapes run along one another they are one edge; twice the border of one shape is none.
 */
export class EdgeSet {
	words = 1;
	/** Coordinates of the points, by their number. */
	readonly x: number[];
	readonly y: number[];
	/** Points each edge runs from and to: the western one first, the southern one of a vertical edge. */
	readonly from: number[];
	readonly to: number[];
	/** `words` numbers an edge. */
	readonly shapes: number[] = [];
	readonly #points: NumberPairs;
	readonly #edges = new NumberPairs();

	/** @param points a set whose points are this one's as well */
	constructor(points?: EdgeSet) {
		this.#points = points ? points.#points : new NumberPairs();
		({ first: this.x, second: this.y } = this.#points);
		({ first: this.from, second: this.to } = this.#edges);
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
		this.shapes.length = 0;
	}

	/** The number of a lattice point, a new one where none was. */
	point(x: number, y: number): number {
		return this.#points.numberOf(x, y);
	}

	/** The number of the edge between two points, a new one without a shape where none was. */
	edge(a: number, b: number): number {
		const { x, y } = this;
		const forward = x[a]! < x[b]! || (x[a] === x[b] && y[a]! < y[b]!);
		const at = forward ? this.#edges.numberOf(a, b) : this.#edges.numberOf(b, a);
		for (let made = this.shapes.length; made < (at + 1) * this.words; made++) this.shapes.push(0);
		return at;
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

	get count(): number {
		return this.from.length;
	}
}
