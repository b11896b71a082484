import type { Position } from '#core/geometry.ts';
import { FileProblem } from '#exchange/file-problem.ts';
import { limits } from '#exchange/limits.ts';
import type { RawShape } from '#exchange/parsed.ts';
import { arcsAsLine } from './arcs.ts';
import { polygonsOf } from './shape.ts';

/** A shape of well-known binary, and what of it could not be kept. */
export interface WkbShape {
	shape: RawShape | null;
	/** It had circular arcs, which became straight pieces. */
	linearised: boolean;
	/** It had heights or measures, which were dropped. */
	flattened: boolean;
}

/** ISO 19125 / SQL-MM codes; thousands say Z, M, ZM. */
const names: Record<number, string> = {
	1: 'Point',
	2: 'LineString',
	3: 'Polygon',
	4: 'MultiPoint',
	5: 'MultiLineString',
	6: 'MultiPolygon',
	7: 'GeometryCollection',
	8: 'CircularString',
	9: 'CompoundCurve',
	10: 'CurvePolygon',
	11: 'MultiCurve',
	12: 'MultiSurface',
	15: 'PolyhedralSurface',
	16: 'TIN',
	17: 'Triangle'
};
const DEEPEST = 8;

/** What a parsed geometry is to polygonsOf. */
interface Geometry {
	type: string;
	coordinates?: unknown;
	geometries?: Geometry[];
}

/** Reads well-known binary value by value; a number beyond its end is a RangeError. */
class WkbReader {
	linearised = false;
	flattened = false;
	private readonly bytes: Buffer;
	private at: number;
	private little = true;
	private made = 0;

	constructor(bytes: Buffer, at: number) {
		this.bytes = bytes;
		this.at = at;
	}

	private number(): number {
		const value = this.little ? this.bytes.readUInt32LE(this.at) : this.bytes.readUInt32BE(this.at);
		this.at += 4;
		return value;
	}

	/** How many follow; a count that the bytes left cannot hold is a lie. @param least bytes of one */
	private count(least: number): number {
		const count = this.number();
		if (count * least > this.bytes.length - this.at) throw new RangeError(`${count} × ${least} bytes`);
		return count;
	}

	private points(dimensions: number): Position[] {
		const count = this.count(dimensions * 8);
		const points: Position[] = new Array<Position>(count);
		for (let index = 0; index < count; index++) {
			points[index] = this.little
				? [this.bytes.readDoubleLE(this.at), this.bytes.readDoubleLE(this.at + 8)]
				: [this.bytes.readDoubleBE(this.at), this.bytes.readDoubleBE(this.at + 8)];
			this.at += dimensions * 8;
		}
		return points;
	}

	private members(depth: number): Geometry[] {
		return Array.from({ length: this.count(5) }, () => this.geometry(depth + 1));
	}

	/** A few bytes of arcs become many corners: they are counted as they are made. */
	private arcs(dimensions: number): Position[] {
		this.linearised = true;
		const line = arcsAsLine(this.points(dimensions), limits.vertices - this.made);
		if (!line) throw new FileProblem('import.file.vertices', { limit: limits.vertices });
		this.made += line.length;
		return line;
	}

	/** A ring or a piece of one. */
	private curve(depth: number): Position[] {
		const { type, coordinates } = this.geometry(depth + 1);
		if (type !== 'LineString') throw new RangeError(`${type} in a ring`);
		return coordinates as Position[];
	}

	geometry(depth = 0): Geometry {
		if (depth > DEEPEST) throw new RangeError(`depth ${depth}`);
		this.little = this.bytes.readUInt8(this.at++) !== 0;
		const little = this.little;
		const code = this.number();
		// PostGIS's own form says Z, M and an SRID by the highest bits.
		if (code & 0x20000000) this.at += 4;
		const plain = code & 0x0fffffff;
		const [base, kind] = [plain % 1000, Math.floor(plain / 1000)];
		const z = (code & 0x80000000) !== 0 || kind === 1 || kind === 3;
		const m = (code & 0x40000000) !== 0 || kind === 2 || kind === 3;
		const type = names[base];
		if (!type || kind > 3) throw new RangeError(`type ${code}`);
		if (z || m) this.flattened = true;
		const read = this.body(base, type, 2 + Number(z) + Number(m), depth);
		this.little = little;
		return read;
	}

	private body(base: number, type: string, dimensions: number, depth: number): Geometry {
		const curves = () => Array.from({ length: this.count(9) }, () => this.curve(depth));
		switch (base) {
			case 1:
				this.at += dimensions * 8;
				return { type };
			case 2:
				return { type, coordinates: this.points(dimensions) };
			case 3:
			case 17:
				return {
					type: 'Polygon',
					coordinates: Array.from({ length: this.count(4) }, () => this.points(dimensions))
				};
			case 8:
				return { type: 'LineString', coordinates: this.arcs(dimensions) };
			case 9:
				return { type: 'LineString', coordinates: curves().flat() };
			case 10:
				return { type: 'Polygon', coordinates: curves() };
			case 4:
			case 5:
			case 11:
				this.members(depth);
				return { type };
			default:
				return { type: 'GeometryCollection', geometries: this.members(depth) };
		}
	}
}

/**
 * The polygons of a shape in well-known binary, arcs as straight pieces, heights and measures dropped.
 * @param from where it starts in these bytes
 * @param closedLines whether a line whose end is its start stands for the polygon within, as in drawings
 * @throws FileProblem `import.file.vertices` when arcs become too many pieces
 */
export function polygonsOfWkb(bytes: Buffer, from = 0, closedLines = false): WkbShape {
	const reader = new WkbReader(bytes, from);
	try {
		const geometry = reader.geometry();
		const shape = polygonsOf(closedLines ? closed(geometry) : geometry);
		return { shape, linearised: reader.linearised, flattened: reader.flattened };
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		const got = `WKB ${bytes.subarray(from, from + 9).toString('hex')}`;
		return { shape: { problem: 'shape.polygon', got }, linearised: false, flattened: false };
	}
}

/** A closed line as the polygon it draws; other geometries as they are. */
export function closed<T extends { type: string; coordinates?: unknown }>(geometry: T): T {
	if (geometry.type !== 'LineString') return geometry;
	const line = geometry.coordinates as readonly Position[];
	const [first, last] = [line[0], line.at(-1)];
	if (line.length < 4 || !first || !last || first[0] !== last[0] || first[1] !== last[1]) return geometry;
	return { ...geometry, type: 'Polygon', coordinates: [line] };
}

/**
 * A shape as GeoPackage keeps it: "GP", version, flags, SRID, perhaps a box, then well-known binary (OGC 12-128r18, 2.1.3).
 * Nothing, or a shape flagged as empty, is no shape.
 */
export function polygonsOfGeoPackage(bytes: Buffer | null): WkbShape {
	const none: WkbShape = { shape: null, linearised: false, flattened: false };
	if (!bytes || bytes.length === 0) return none;
	const flags = bytes[3] ?? 0;
	const box = [0, 32, 48, 48, 64][(flags >> 1) & 7];
	if (bytes.length < 8 || bytes[0] !== 0x47 || bytes[1] !== 0x50 || box === undefined)
		return { ...none, shape: { problem: 'shape.polygon', got: `GeoPackage ${bytes.subarray(0, 8).toString('hex')}` } };
	return flags & 0x10 ? none : polygonsOfWkb(bytes, 8 + box);
}
