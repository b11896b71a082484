import { equalAreaX, equalAreaY } from '#core/equal-area.ts';
import type { Bounds, MultiPolygonRings } from '#core/geometry.ts';

/**
 * The area two shapes have in common, without an overlay. A polygon's indicator is the signed sum of the trapezoids under its
 * edges, so the common area is Σᵢ Σⱼ sᵢ sⱼ ∫ min(yᵢ(x), yⱼ(x)) dx over the x that edges i and j share. It is a continuous
 * function of the corners: shared borders that differ by a rounding cannot throw and give a rounding's area.
 *
 * Coordinates are those of the equal-area plane (m), edges sorted by their western end so that a pair meets only neighbours.
 */
export interface Edges extends Bounds {
	/** Five numbers an edge from `from` on: western x and y, eastern x and y, +1 for an upper side and −1 for a lower one. */
	values: Float64Array;
	from: number;
	/** Edges; vertical ones are left out, for they bound no trapezoid. */
	count: number;
	/** Longest extent in x of one edge. */
	longest: number;
	area: number;
}

const STRIDE = 5;
const POOL = 1 << 18;

/** Room for the edges of many shapes: an array of its own for each would cost more than its numbers. */
export class EdgeStore {
	#values = new Float64Array(0);
	#used = 0;
	readonly #pool: number;

	/** @param pool numbers that are made room for at once; none for a single shape */
	constructor(pool = POOL) {
		this.#pool = pool;
	}

	room(edges: number): { values: Float64Array; from: number } {
		const size = edges * STRIDE;
		if (this.#used + size > this.#values.length) {
			this.#values = new Float64Array(Math.max(this.#pool, size));
			this.#used = 0;
		}
		return { values: this.#values, from: this.#used };
	}

	keep(edges: number): void {
		this.#used += edges * STRIDE;
	}
}

/**
 * The edges of a valid shape in degrees, whatever the orientation of its rings.
 * @param store where they are kept; without one in an array of their own
 */
export function edgesOf(shape: MultiPolygonRings, store = new EdgeStore(0)): Edges {
	let most = 0;
	for (const polygon of shape) for (const ring of polygon) most += Math.max(0, ring.length - 1);
	const { values, from } = store.room(most);
	const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
	let at = from;
	let longest = 0;
	let area = 0;
	for (const polygon of shape)
		for (let index = 0; index < polygon.length; index++) {
			const ring = polygon[index]!;
			const first = at;
			let twice = 0;
			let [ax, ay, x0, y0] = [0, 0, 0, 0];
			for (let i = 0; i < ring.length; i++) {
				const bx = equalAreaX(ring[i]![0]);
				const by = equalAreaY(ring[i]![1]);
				if (bx < bounds.west) bounds.west = bx;
				if (bx > bounds.east) bounds.east = bx;
				if (by < bounds.south) bounds.south = by;
				if (by > bounds.north) bounds.north = by;
				if (i === 0) {
					x0 = bx;
					y0 = by;
				} else {
					twice += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
					if (ax !== bx) {
						const forward = ax < bx;
						values[at] = forward ? ax : bx;
						values[at + 1] = forward ? ay : by;
						values[at + 2] = forward ? bx : ax;
						values[at + 3] = forward ? by : ay;
						values[at + 4] = forward ? 1 : -1;
						longest = Math.max(longest, Math.abs(bx - ax));
						at += STRIDE;
					}
				}
				ax = bx;
				ay = by;
			}
			// An outer ring counts up, a hole counts down, however they were drawn.
			if (Math.sign(twice) !== (index === 0 ? -1 : 1))
				for (let i = first; i < at; i += STRIDE) values[i + 4] = -values[i + 4]!;
			area += (index === 0 ? 1 : -1) * Math.abs(twice / 2);
		}
	const count = (at - from) / STRIDE;
	sortByWest(values, from, count);
	store.keep(count);
	return { values, from, count, longest, ...bounds, area };
}

/** Few edges are sorted where they lie; many by way of an order of theirs. */
function sortByWest(values: Float64Array, from: number, count: number): void {
	if (count > 24) {
		const copy = values.slice(from, from + count * STRIDE);
		const order = Uint32Array.from({ length: count }, (_, at) => at).sort(
			(a, b) => copy[a * STRIDE]! - copy[b * STRIDE]!
		);
		for (let i = 0; i < count; i++)
			values.set(copy.subarray(order[i]! * STRIDE, (order[i]! + 1) * STRIDE), from + i * STRIDE);
		return;
	}
	for (let i = 1; i < count; i++) {
		const start = from + i * STRIDE;
		const [x1, y1, x2, y2, sign] = [
			values[start]!,
			values[start + 1]!,
			values[start + 2]!,
			values[start + 3]!,
			values[start + 4]!
		];
		let at = start - STRIDE;
		if (values[at]! <= x1) continue;
		while (at >= from && values[at]! > x1) {
			values.copyWithin(at + STRIDE, at, at + STRIDE);
			at -= STRIDE;
		}
		at += STRIDE;
		values[at] = x1;
		values[at + 1] = y1;
		values[at + 2] = x2;
		values[at + 3] = y2;
		values[at + 4] = sign;
	}
}

/** Place of the first edge whose western end is not west of `x`. */
function firstFrom({ values, from, count }: Edges, x: number): number {
	let low = 0;
	let high = count;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (values[from + middle * STRIDE]! < x) low = middle + 1;
		else high = middle;
	}
	return from + low * STRIDE;
}

/** How many more pairs of edges may be looked at, for many shapes together. */
export interface EdgeBudget {
	left: number;
}

/** Area common to two shapes, m² on the ellipsoid; never negative. NaN when the budget was spent before it was known. */
export function sharedArea(a: Edges, b: Edges, budget?: EdgeBudget): number {
	const west = Math.max(a.west, b.west);
	const east = Math.min(a.east, b.east);
	const base = Math.max(a.south, b.south);
	const top = Math.min(a.north, b.north);
	if (west >= east || base >= top) return 0;
	const [av, bv] = [a.values, b.values];
	const [aEnd, bEnd] = [a.from + a.count * STRIDE, b.from + b.count * STRIDE];
	let sum = 0;
	for (let i = firstFrom(a, west - a.longest); i < aEnd && av[i]! < east; i += STRIDE) {
		const [ax, ay] = [av[i]!, av[i + 1]!];
		const to = Math.min(av[i + 2]!, east);
		if (to <= west) continue;
		const from = Math.max(ax, west);
		const slope = (av[i + 3]! - ay) / (av[i + 2]! - ax);
		const first = firstFrom(b, from - b.longest);
		let j = first;
		for (; j < bEnd && bv[j]! < to; j += STRIDE) {
			const [bx, by] = [bv[j]!, bv[j + 1]!];
			const left = bx > from ? bx : from;
			const right = bv[j + 2]! < to ? bv[j + 2]! : to;
			if (right <= left) continue;
			const other = (bv[j + 3]! - by) / (bv[j + 2]! - bx);
			const al = ay + slope * (left - ax) - base;
			const ar = ay + slope * (right - ax) - base;
			const bl = by + other * (left - bx) - base;
			const br = by + other * (right - bx) - base;
			sum += av[i + 4]! * bv[j + 4]! * lower(al, ar, bl, br, right - left);
		}
		if (budget && (budget.left -= 1 + (j - first) / STRIDE) < 0) return NaN;
	}
	return Math.max(0, sum);
}

/** ∫ min of two straight lines over a stretch, given their heights at its ends. */
function lower(al: number, ar: number, bl: number, br: number, width: number): number {
	const left = al - bl;
	const right = ar - br;
	if (left <= 0 && right <= 0) return ((al + ar) / 2) * width;
	if (left >= 0 && right >= 0) return ((bl + br) / 2) * width;
	const at = left / (left - right);
	const crossing = al + (ar - al) * at;
	return left < 0
		? ((al + crossing) / 2) * at * width + ((crossing + br) / 2) * (1 - at) * width
		: ((bl + crossing) / 2) * at * width + ((crossing + ar) / 2) * (1 - at) * width;
}
