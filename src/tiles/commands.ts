import { EXTENT } from './address.ts';
import { ByteSink } from './byte-sink.ts';
import { clipLine, clipRing } from './clip.ts';
import { Path } from './path.ts';
import { twkbType, type TwkbReader } from './twkb.ts';

/** Commands of a geometry (MVT 2.1, 4.3.1). */
const moveTo = (count: number): number => count * 8 + 1;
const lineTo = (count: number): number => count * 8 + 2;
const CLOSE_PATH = 15;

export const mvtType = { point: 1, line: 2, polygon: 3 } as const;

/**
 * MapLibre keeps vertices as 15 bits of twice these units and pulls the rest to its edge, which bends shapes: what leaves
 * the tile by more than a tile is cut half a tile's eighth outside it. All else stays as it is, cutting costs.
 */
const FAR = EXTENT;
const CUT = EXTENT / 8;

/** Turns geometries of a TWKB reader into MVT's commands, one feature at a time. */
export class CommandWriter {
	readonly out = new ByteSink();
	private readonly path = new Path();
	private x = 0;
	private y = 0;

	/**
	 * Reads one geometry of a type and writes its commands to `out`.
	 * @returns MVT's type of what was written; 0 where nothing of it is left to draw
	 */
	geometry(reader: TwkbReader, type: number): number {
		this.out.clear();
		this.x = 0;
		this.y = 0;
		switch (type) {
			case twkbType.point:
				return this.points(reader, 1);
			case twkbType.multiPoint:
				return this.points(reader, reader.count());
			case twkbType.line:
				return this.lines(reader, 1);
			case twkbType.multiLine:
				return this.lines(reader, reader.count());
			case twkbType.polygon:
				return this.polygons(reader, 1);
			case twkbType.multiPolygon:
				return this.polygons(reader, reader.count());
			default:
				throw new TypeError(`expected points, lines or polygons, got TWKB type ${type}`);
		}
	}

	/**
	 * Whose tile a point is has been settled before rounding (tile.read.server.ts). One that rounding takes to the far edge
	 * stays a unit before it: renderers pass over points that do not lie in their tile.
	 */
	private points(reader: TwkbReader, count: number): number {
		const { path, out } = this;
		path.clear();
		for (let at = 0; at < count; at++) {
			reader.next();
			const { x, y } = reader;
			if (x < 0 || x > EXTENT || y < 0 || y > EXTENT) continue;
			path.push(Math.min(x, EXTENT - 1), Math.min(y, EXTENT - 1));
		}
		if (path.length === 0) return 0;
		out.varint(moveTo(path.length));
		for (let at = 0; at < path.length; at++) this.vertex(path, at);
		return mvtType.point;
	}

	private lines(reader: TwkbReader, count: number): number {
		for (let at = 0; at < count; at++) {
			const path = this.read(reader);
			const parts = path.within(-FAR, EXTENT + FAR) ? [path] : clipLine(path, -CUT, EXTENT + CUT);
			for (const part of parts) if (part.length > 1) this.run(part, part.length);
		}
		return this.out.length > 0 ? mvtType.line : 0;
	}

	private polygons(reader: TwkbReader, count: number): number {
		for (let polygon = 0; polygon < count; polygon++) {
			const rings = reader.count();
			let outer = false;
			let far = false;
			for (let ring = 0; ring < rings; ring++) {
				let path = this.read(reader);
				path.open();
				// Holes go with their outer ring: one left whole beyond the cut would lie in nothing.
				if (ring === 0) far = !path.within(-FAR, EXTENT + FAR);
				if (far) path = clipRing(path, -CUT, EXTENT + CUT);
				const area = path.doubledArea();
				if (ring === 0) outer = area !== 0;
				// A ring that rounding has flattened encloses nothing; without its outer ring a hole is in nothing.
				if (!outer || area === 0) continue;
				if (area > 0 === (ring === 0)) this.run(path, path.length);
				else this.runBack(path);
				this.out.varint(CLOSE_PATH);
			}
		}
		return this.out.length > 0 ? mvtType.polygon : 0;
	}

	private read(reader: TwkbReader): Path {
		const { path } = this;
		path.clear();
		for (let left = reader.count(); left > 0; left--) {
			reader.next();
			path.push(reader.x, reader.y);
		}
		return path;
	}

	private run(path: Path, length: number): void {
		this.out.varint(moveTo(1));
		this.vertex(path, 0);
		this.out.varint(lineTo(length - 1));
		for (let at = 1; at < length; at++) this.vertex(path, at);
	}

	private runBack(path: Path): void {
		this.out.varint(moveTo(1));
		this.vertex(path, 0);
		this.out.varint(lineTo(path.length - 1));
		for (let at = path.length - 1; at > 0; at--) this.vertex(path, at);
	}

	/** MVT's cursor stays where the last vertex was written; ClosePath does not move it. */
	private vertex({ xs, ys }: Path, at: number): void {
		const [x, y] = [xs[at]!, ys[at]!];
		this.out.zigzag(x - this.x);
		this.out.zigzag(y - this.y);
		this.x = x;
		this.y = y;
	}
}
