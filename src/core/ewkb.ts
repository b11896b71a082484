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
	const bytes = Buffer.allocUnsafe(size);
	let at = head(bytes, 0, (MULTIPOLYGON | SRID_FLAG) >>> 0, srid, shape.length);
	for (const polygon of shape) {
		at = head(bytes, at, POLYGON, polygon.length);
		for (const ring of polygon) {
			at = bytes.writeUInt32LE(ring.length, at);
			for (const position of ring) {
				at = bytes.writeDoubleLE(position[0], at);
				at = bytes.writeDoubleLE(position[1], at);
			}
		}
	}
	return hexOf(bytes);
}

/** Writes the byte order and some whole numbers. Returns the place behind them. */
function head(bytes: Buffer, from: number, ...values: number[]): number {
	let at = bytes.writeUInt8(1, from);
	for (const value of values) at = bytes.writeUInt32LE(value, at);
	return at;
}

/** A MultiLineString as hex EWKB. */
export function encodeMultiLineString(lines: readonly Ring[], srid: number): string {
	const bytes = Buffer.allocUnsafe(lines.reduce((size, line) => size + 9 + line.length * 16, 13));
	let at = head(bytes, 0, (MULTILINESTRING | SRID_FLAG) >>> 0, srid, lines.length);
	for (const line of lines) {
		at = head(bytes, at, LINESTRING, line.length);
		for (const [x, y] of line) {
			at = bytes.writeDoubleLE(x, at);
			at = bytes.writeDoubleLE(y, at);
		}
	}
	return hexOf(bytes);
}

/** As PostGIS writes it. */
const hexOf = (bytes: Buffer): string => bytes.toString('hex').toUpperCase();

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
