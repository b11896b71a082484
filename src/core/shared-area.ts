import { equalAreaX, equalAreaY } from '#core/equal-area.ts';
import type { MultiPolygonRings } from '#core/geometry.ts';

/**
 * The area two shapes have in common, without an overlay. A polygon's indicator is the signed sum of the trapezoids under its
 * edges, so the common area is Σᵢ Σⱼ sᵢ sⱼ ∫ min(yᵢ(x), yⱼ(x)) dx over the x that edges i and j share. It is a continuous
 * function of the corners: shared borders that differ by a rounding cannot throw and give a rounding's area.
 *
 * Coordinates are those of the equal-area plane (m), edges sorted by their western end so that a pair meets only neighbours.
 */
export interface Edges {
	/** Western and eastern ends of each edge; vertical ones are left out, for they bound no trapezoid. */
	x1: Float64Array;
	y1: Float64Array;
	x2: Float64Array;
	y2: Float64Array;
	/** +1 where the ring runs east along its upper side, −1 where it runs west. */
	sign: Int8Array;
	/** Longest extent in x of one edge. */
	longest: number;
	west: number;
	south: number;
	east: number;
	north: number;
	area: number;
}

/** The edges of a valid shape in degrees, whatever the orientation of its rings. */
export function edgesOf(shape: MultiPolygonRings): Edges {
	let count = 0;
	for (const polygon of shape) for (const ring of polygon) count += Math.max(0, ring.length - 1);
	const raw = new Float64Array(count * 4);
	const signs = new Int8Array(count);
	const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
	let kept = 0;
	let longest = 0;
	let area = 0;
	for (const polygon of shape)
		for (let index = 0; index < polygon.length; index++) {
			const ring = polygon[index]!;
			const from = kept;
			let twice = 0;
			let ax = 0;
			let ay = 0;
			let x0 = 0;
			let y0 = 0;
			for (let i = 0; i < ring.length; i++) {
				const bx = equalAreaX(ring[i]![0]);
				const by = equalAreaY(ring[i]![1]);
				if (bx < bounds.west) bounds.west = bx;
				if (bx > bounds.east) bounds.east = bx;
				if (by < bounds.south) bounds.south = by;
				if (by > bounds.north) bounds.north = by;
				if (i === 0) [x0, y0] = [bx, by];
				else {
					twice += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
					if (ax !== bx) {
						const forward = ax < bx;
						raw[kept * 4] = forward ? ax : bx;
						raw[kept * 4 + 1] = forward ? ay : by;
						raw[kept * 4 + 2] = forward ? bx : ax;
						raw[kept * 4 + 3] = forward ? by : ay;
						signs[kept] = forward ? 1 : -1;
						const length = Math.abs(bx - ax);
						if (length > longest) longest = length;
						kept++;
					}
				}
				ax = bx;
				ay = by;
			}
			// An outer ring counts up, a hole counts down, however they were drawn.
			const outward = index === 0 ? -1 : 1;
			if (Math.sign(twice) !== outward) for (let i = from; i < kept; i++) signs[i] = -signs[i]! as 1 | -1;
			area += (index === 0 ? 1 : -1) * Math.abs(twice / 2);
		}
	return { ...sorted(raw, signs, kept), longest, ...bounds, area };
}

function sorted(raw: Float64Array, signs: Int8Array, count: number): Pick<Edges, 'x1' | 'y1' | 'x2' | 'y2' | 'sign'> {
	const order = new Uint32Array(count);
	for (let i = 0; i < count; i++) order[i] = i;
	if (count > 16) order.sort((a, b) => raw[a * 4]! - raw[b * 4]!);
	else
		for (let i = 1; i < count; i++) {
			const each = order[i]!;
			const x = raw[each * 4]!;
			let at = i - 1;
			while (at >= 0 && raw[order[at]! * 4]! > x) order[at + 1] = order[at--]!;
			order[at + 1] = each;
		}
	const [x1, y1, x2, y2] = [0, 1, 2, 3].map(() => new Float64Array(count)) as [
		Float64Array,
		Float64Array,
		Float64Array,
		Float64Array
	];
	const sign = new Int8Array(count);
	for (let i = 0; i < count; i++) {
		const from = order[i]! * 4;
		x1[i] = raw[from]!;
		y1[i] = raw[from + 1]!;
		x2[i] = raw[from + 2]!;
		y2[i] = raw[from + 3]!;
		sign[i] = signs[order[i]!]!;
	}
	return { x1, y1, x2, y2, sign };
}

/** Index of the first edge whose western end is not west of `x`. */
function firstFrom(x1: Float64Array, x: number): number {
	let low = 0;
	let high = x1.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (x1[middle]! < x) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Area common to two shapes, m² on the ellipsoid; never negative. */
export function sharedArea(a: Edges, b: Edges): number {
	const west = Math.max(a.west, b.west);
	const east = Math.min(a.east, b.east);
	const base = Math.max(a.south, b.south);
	const top = Math.min(a.north, b.north);
	if (west >= east || base >= top) return 0;
	let sum = 0;
	for (let i = firstFrom(a.x1, west - a.longest); i < a.x1.length && a.x1[i]! < east; i++) {
		if (a.x2[i]! <= west) continue;
		const from = Math.max(a.x1[i]!, west);
		const to = Math.min(a.x2[i]!, east);
		const slope = (a.y2[i]! - a.y1[i]!) / (a.x2[i]! - a.x1[i]!);
		for (let j = firstFrom(b.x1, from - b.longest); j < b.x1.length && b.x1[j]! < to; j++) {
			const left = b.x1[j]! > from ? b.x1[j]! : from;
			const right = b.x2[j]! < to ? b.x2[j]! : to;
			if (right <= left) continue;
			const other = (b.y2[j]! - b.y1[j]!) / (b.x2[j]! - b.x1[j]!);
			const al = a.y1[i]! + slope * (left - a.x1[i]!) - base;
			const ar = a.y1[i]! + slope * (right - a.x1[i]!) - base;
			const bl = b.y1[j]! + other * (left - b.x1[j]!) - base;
			const br = b.y1[j]! + other * (right - b.x1[j]!) - base;
			sum += a.sign[i]! * b.sign[j]! * lower(al, ar, bl, br, right - left);
		}
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
