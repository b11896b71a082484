import type { MultiPolygonRings, Position, Ring } from '#core/geometry.ts';
import type { RawShape } from '#exchange/parsed.ts';

/** A position of JSON or WKT: two finite numbers; height and measure are dropped. */
function position(given: unknown): Position | null {
	if (!Array.isArray(given) || given.length < 2) return null;
	const [x, y] = given as unknown[];
	return typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null;
}

const same = (a: Position, b: Position) => a[0] === b[0] && a[1] === b[1];
const written = (point: Position | undefined) => (point ? `${point[0]} ${point[1]}` : '—');

/** A ring without repeated points; a fault when it is open, too short or holds something that is no number. */
function ring(given: unknown): Ring | { fault: string; got: string } {
	if (!Array.isArray(given)) return { fault: 'shape.ring', got: typeof given };
	const points: Position[] = [];
	for (const each of given) {
		const point = position(each);
		if (!point) return { fault: 'shape.number', got: JSON.stringify(each)?.slice(0, 60) ?? 'undefined' };
		if (points.length === 0 || !same(points[points.length - 1]!, point)) points.push(point);
	}
	if (points.length === 0) return points;
	if (given.length > 1 && points.length === 1) return { fault: 'shape.corners', got: '1' };
	if (!same(points[0]!, points[points.length - 1]!))
		return { fault: 'shape.closed', got: `${written(points[0])} … ${written(points.at(-1))}` };
	if (points.length < 4) return { fault: 'shape.corners', got: String(points.length - 1) };
	return points;
}

/** The polygons of one GeoJSON geometry; nothing but empties is null (no shape), anything else a problem. */
export function polygonsOf(geometry: unknown): RawShape | null {
	if (geometry === null || geometry === undefined) return null;
	const { type, coordinates, geometries } = geometry as { type?: unknown; coordinates?: unknown; geometries?: unknown };
	if (type === 'GeometryCollection' && Array.isArray(geometries)) return collected(geometries);
	if (type !== 'Polygon' && type !== 'MultiPolygon')
		return { problem: 'shape.polygon', got: String(type).slice(0, 40) };
	if (!Array.isArray(coordinates)) return { problem: 'shape.ring', got: typeof coordinates };
	const rings: Ring[][] = [];
	for (const polygon of (type === 'Polygon' ? [coordinates] : coordinates) as unknown[]) {
		if (!Array.isArray(polygon)) return { problem: 'shape.ring', got: typeof polygon };
		const kept: Ring[] = [];
		for (const [index, each] of polygon.entries()) {
			const read = ring(each);
			if ('fault' in read) return { problem: read.fault, got: read.got };
			if (read.length > 0) kept.push(read);
			else if (index === 0) break;
		}
		if (kept.length > 0) rings.push(kept);
	}
	return rings.length > 0 ? { rings } : null;
}

/** However deep collections lie in each other; the depth of JSON itself is bounded before it is parsed. */
function collected(geometries: unknown[]): RawShape | null {
	const rings: MultiPolygonRings[] = [];
	for (const each of geometries) {
		const read = polygonsOf(each);
		if (read && 'problem' in read) return read;
		if (read) rings.push(read.rings);
	}
	return rings.length > 0 ? { rings: rings.flat() } : null;
}

/** Corners of a shape, repeated first corner included. */
export const verticesOf = (rings: MultiPolygonRings): number =>
	rings.reduce((sum, polygon) => sum + polygon.reduce((inner, each) => inner + each.length, 0), 0);

/** Blanks come one at a time here: two patterns that share a run of them take the square of its length. */
const WKT = /^(?:SRID=(\d+); ?)?(POLYGON|MULTIPOLYGON) ?(?:ZM|Z|M)? ?(\(.*\)|EMPTY)$/i;

/** POLYGON and MULTIPOLYGON of well-known text, `SRID=…;` before it allowed; Z and M are dropped. */
export function polygonsOfWkt(text: string): { srid: string | null; shape: RawShape | null } {
	const match = WKT.exec(text.trim().replace(/\s+/g, ' '));
	if (!match) return { srid: null, shape: { problem: 'shape.wkt', got: text.trim().slice(0, 40) } };
	const srid = match[1] ?? null;
	const body = match[3]!;
	if (/^EMPTY$/i.test(body)) return { srid, shape: null };
	if (!/^[\d\s,.()eE+-]*$/.test(body)) return { srid, shape: { problem: 'shape.number', got: body.slice(0, 40) } };
	const json = body
		.replace(/[^(),]+/g, (numbers) =>
			numbers === ' ' ? '' : `[${numbers.trim().split(' ').map(jsonNumber).join(',')}]`
		)
		.replace(/\(/g, '[')
		.replace(/\)/g, ']');
	try {
		const type = match[2]!.toUpperCase() === 'POLYGON' ? 'Polygon' : 'MultiPolygon';
		return { srid, shape: polygonsOf({ type, coordinates: JSON.parse(json) }) };
	} catch {
		return { srid, shape: { problem: 'shape.wkt', got: text.trim().slice(0, 40) } };
	}
}

const jsonNumber = (word: string): string => {
	const number = Number(word);
	return Number.isFinite(number) ? String(number) : 'null';
};
