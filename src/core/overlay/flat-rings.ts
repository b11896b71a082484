import type { MultiPolygonRings } from '#core/geometry.ts';

/**
 * The rings of a valid shape, one behind the other: what lies inside an odd number of them is the shape, so that neither
 * orientation nor which ring is a hole needs to be known.
 */
export interface FlatRings {
	/** x and y in turn, metres on the plane; each ring closed. */
	values: Float64Array;
	/** Where each ring ends, in points. */
	ends: readonly number[];
}

export function flatRings(shape: MultiPolygonRings): FlatRings {
	const rings = shape.flat();
	const values = new Float64Array(2 * rings.reduce((sum, ring) => sum + ring.length, 0));
	const ends: number[] = [];
	let at = 0;
	for (const ring of rings) {
		for (const [x, y] of ring) {
			values[at] = x;
			values[at + 1] = y;
			at += 2;
		}
		ends.push(at / 2);
	}
	return { values, ends };
}

const POOL = 1 << 16;
let pool = new Float64Array(0);
let used = 0;

const POLYGON = 3;
const MULTIPOLYGON = 6;
const SRID_FLAG = 0x20000000;

/**
 * Reads a Polygon or MultiPolygon from (E)WKB bytes, as decodeMultiPolygon does, without an object a point. The coordinates
 * are a part of one array with others': an array of its own for each of thousands burdens the collector.
 * @param view of bytes among which it lies, from `at` on, `size` of them
 * @throws TypeError on another geometry type or on a third dimension
 */
export function flatRingsOfWkb(view: DataView, at: number, size: number): FlatRings {
	if (used + (size >> 3) > pool.length) {
		pool = new Float64Array(Math.max(POOL, size >> 3));
		used = 0;
	}
	const start = used;
	const ends: number[] = [];
	const header = (): number => {
		if (view.getUint8(at) !== 1) throw new TypeError('expected little-endian WKB');
		const type = view.getUint32(at + 1, true);
		at += type & SRID_FLAG ? 9 : 5;
		if (type & 0xc0000000) throw new TypeError('expected two dimensions, got more');
		return type & 0x1fffffff;
	};
	const count = (): number => ((at += 4), view.getUint32(at - 4, true));
	const polygon = (): void => {
		for (let rings = count(); rings > 0; rings--) {
			for (let left = 2 * count(); left > 0; left--, at += 8) pool[used++] = view.getFloat64(at, true);
			ends.push((used - start) / 2);
		}
	};
	const type = header();
	if (type === POLYGON) polygon();
	else if (type !== MULTIPOLYGON)
		throw new TypeError(`expected Polygon (3) or MultiPolygon (6), got geometry type ${type}`);
	else
		for (let parts = count(); parts > 0; parts--) {
			const part = header();
			if (part !== POLYGON) throw new TypeError(`expected Polygon (3) inside MultiPolygon, got geometry type ${part}`);
			polygon();
		}
	return { values: pool.subarray(start, used), ends };
}
