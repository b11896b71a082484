import type { MultiPolygonRings, Position, Ring } from './geometry.ts';

/** EWKB, the bytes PostGIS stores: little-endian, SRID flag 0x20000000 (PostGIS manual, "EWKB"). Two dimensions only. */
const LINESTRING = 2;
const POLYGON = 3;
const MULTILINESTRING = 5;
const MULTIPOLYGON = 6;
const SRID_FLAG = 0x20000000;

/** A MultiPolygon as hex EWKB, the form both engines take for a geometry column. */
export function encodeMultiPolygon(shape: MultiPolygonRings, srid: number): string {
	let size = 13;
	for (const polygon of shape) {
		size += 9;
		for (const ring of polygon) size += 4 + ring.length * 16;
	}
	const bytes = new Uint8Array(size);
	const view = new DataView(bytes.buffer);
	let at = 0;
	const uint = (value: number) => (view.setUint32(at, value, true), (at += 4));
	bytes[at++] = 1;
	uint((MULTIPOLYGON | SRID_FLAG) >>> 0);
	uint(srid);
	uint(shape.length);
	for (const polygon of shape) {
		bytes[at++] = 1;
		uint(POLYGON);
		uint(polygon.length);
		for (const ring of polygon) {
			uint(ring.length);
			for (const [x, y] of ring) {
				view.setFloat64(at, x, true);
				view.setFloat64(at + 8, y, true);
				at += 16;
			}
		}
	}
	return hexOf(bytes);
}

/** A MultiLineString as hex EWKB. */
export function encodeMultiLineString(lines: readonly Ring[], srid: number): string {
	const bytes = new Uint8Array(lines.reduce((size, line) => size + 9 + line.length * 16, 13));
	const view = new DataView(bytes.buffer);
	let at = 0;
	const head = (...values: number[]) => {
		bytes[at++] = 1;
		for (const value of values) {
			view.setUint32(at, value, true);
			at += 4;
		}
	};
	head((MULTILINESTRING | SRID_FLAG) >>> 0, srid, lines.length);
	for (const line of lines) {
		head(LINESTRING, line.length);
		for (const [x, y] of line) {
			view.setFloat64(at, x, true);
			view.setFloat64(at + 8, y, true);
			at += 16;
		}
	}
	return hexOf(bytes);
}

function hexOf(bytes: Uint8Array): string {
	// Digits as bytes and one decoding: a string grown character by character costs seconds over a county's shapes.
	const digits = new Uint8Array(bytes.length * 2);
	for (let i = 0; i < bytes.length; i++) {
		digits[2 * i] = DIGITS.charCodeAt(bytes[i]! >> 4);
		digits[2 * i + 1] = DIGITS.charCodeAt(bytes[i]! & 15);
	}
	return ascii.decode(digits);
}

const ascii = new TextDecoder();
const DIGITS = '0123456789ABCDEF';

/**
 * Reads a Polygon or MultiPolygon from (E)WKB bytes.
 * @throws TypeError on another geometry type or on a third dimension
 */
export function decodeMultiPolygon(bytes: Uint8Array): { srid: number | null; shape: MultiPolygonRings } {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let at = 0;
	let srid: number | null = null;
	const header = (): number => {
		if (view.getUint8(at) !== 1) throw new TypeError('expected little-endian WKB');
		const type = view.getUint32(at + 1, true);
		at += 5;
		if (type & SRID_FLAG) {
			srid = view.getUint32(at, true);
			at += 4;
		}
		if (type & 0xc0000000) throw new TypeError('expected two dimensions, got more');
		return type & 0x1fffffff;
	};
	const count = (): number => ((at += 4), view.getUint32(at - 4, true));
	const polygon = (): Position[][] =>
		Array.from({ length: count() }, () =>
			Array.from({ length: count() }, (): Position => {
				at += 16;
				return [view.getFloat64(at - 16, true), view.getFloat64(at - 8, true)];
			})
		);
	const type = header();
	if (type === POLYGON) return { srid, shape: [polygon()] };
	if (type !== MULTIPOLYGON) throw new TypeError(`expected Polygon (3) or MultiPolygon (6), got geometry type ${type}`);
	const shape = Array.from({ length: count() }, () => {
		const part = header();
		if (part !== POLYGON) throw new TypeError(`expected Polygon (3) inside MultiPolygon, got geometry type ${part}`);
		return polygon();
	});
	return { srid, shape };
}
