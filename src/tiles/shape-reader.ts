import { EXTENT, type TileBox } from './address.ts';
import type { ByteSink } from './byte-sink.ts';
import type { Frame, Path } from './path.ts';
import { writeRing, type Cursor } from './ring-writer.ts';

/** Types of geometry in WKB (OGC 06-103r4, 8.2.3). */
export const shapeType = { point: 1, line: 2, polygon: 3, multiPoint: 4, multiLine: 5, multiPolygon: 6 } as const;

const SRID = 0x20000000;
const MORE_DIMENSIONS = 0xc0000000;
const VERTEX = 16;

/** What leaves the tile by more than a tile is far. */
const FAR = EXTENT;

/** Reads EWKB in EPSG:3857, the binary form of a geometry, into units of a tile. */
export class ShapeReader {
	private readonly view: DataView;
	private readonly frame: Frame;
	private at = 0;

	constructor(view: DataView, { west, north, size }: TileBox) {
		this.view = view;
		this.frame = { west, north, scale: EXTENT / size, low: -FAR, high: EXTENT + FAR };
	}

	/** Goes to where a shape begins. */
	go(at: number): void {
		this.at = at;
	}

	/** Reads a geometry's head and says its type. @throws TypeError on another byte order or a third dimension */
	head(): number {
		const { view, at } = this;
		if (view.getUint8(at) !== 1) throw new TypeError('expected little-endian WKB');
		const type = view.getUint32(at + 1, true);
		if (type & MORE_DIMENSIONS) throw new TypeError(`expected two dimensions, got geometry type ${type}`);
		this.at = at + (type & SRID ? 9 : 5);
		return type & 0x1fffffff;
	}

	count(): number {
		this.at += 4;
		return this.view.getUint32(this.at - 4, true);
	}

	/** Writes a ring of so many vertices if it is as most are, and goes on behind it; else stays where it is. */
	writeRing(count: number, sink: ByteSink, cursor: Cursor, sense: number): boolean {
		if (!writeRing(this.view, this.at, count, this.frame, sink, cursor, sense)) return false;
		this.at += count * VERTEX;
		return true;
	}

	/** Reads so many vertices into a path, to the nearest unit. */
	vertices(count: number, path: Path): void {
		path.read(this.view, this.at, count, this.frame);
		this.at += count * VERTEX;
	}
}
