import { EXTENT } from './address.ts';
import { ByteSink } from './byte-sink.ts';
import { clipLine, clipRing } from './clip.ts';
import { Path } from './path.ts';
import { shapeType, type ShapeReader } from './shape-reader.ts';

/** Commands of a geometry (MVT 2.1, 4.3.1). */
const moveTo = (count: number): number => count * 8 + 1;
const lineTo = (count: number): number => count * 8 + 2;
const CLOSE_PATH = 15;

export const mvtType = { point: 1, line: 2, polygon: 3 } as const;

/**
 * MapLibre keeps vertices as 15 bits of twice these units and pulls the rest to its edge, which bends shapes: what leaves
 * the tile by more than a tile is cut half a tile's eighth outside it. All else stays as it is, cutting costs.
 */
const CUT = EXTENT / 8;

/** Turns geometries into MVT's commands, one feature at a time. */
export class CommandWriter {
	readonly out = new ByteSink();
	private readonly path = new Path();
	x = 0;
	y = 0;

	/**
	 * Reads one geometry and writes its commands to `out`.
	 * @returns MVT's type of what was written; 0 where nothing of it is left to draw
	 */
	geometry(reader: ShapeReader): number {
		this.out.clear();
		this.x = 0;
		this.y = 0;
		const type = reader.head();
		switch (type) {
			case shapeType.point:
				return this.points(reader, 1, false);
			case shapeType.multiPoint:
				return this.points(reader, reader.count(), true);
			case shapeType.line:
				return this.lines(reader, 1, false);
			case shapeType.multiLine:
				return this.lines(reader, reader.count(), true);
			case shapeType.polygon:
				return this.polygons(reader, 1, false);
			case shapeType.multiPolygon:
				return this.polygons(reader, reader.count(), true);
			default:
				throw new TypeError(`expected points, lines or polygons, got geometry type ${type}`);
		}
	}

	/**
	 * Whose tile a point is has been settled before rounding (tile.read.server.ts). One that rounding takes to the far edge
	 * stays a unit before it: renderers pass over points that do not lie in their tile. An empty point is not a number.
	 */
	private points(reader: ShapeReader, count: number, headed: boolean): number {
		const { path, out } = this;
		const kept = new Path();
		for (let at = 0; at < count; at++) {
			if (headed) reader.head();
			reader.vertices(1, path);
			const [x, y] = [path.xs[0]!, path.ys[0]!];
			if (x >= 0 && x <= EXTENT && y >= 0 && y <= EXTENT) kept.push(Math.min(x, EXTENT - 1), Math.min(y, EXTENT - 1));
		}
		if (kept.length === 0) return 0;
		out.varint(moveTo(kept.length));
		this.vertices(kept, 0, kept.length, 1);
		return mvtType.point;
	}

	private lines(reader: ShapeReader, count: number, headed: boolean): number {
		const { path } = this;
		for (let at = 0; at < count; at++) {
			if (headed) reader.head();
			reader.vertices(reader.count(), path);
			const parts = path.outside ? clipLine(path, -CUT, EXTENT + CUT) : [path];
			for (const part of parts) if (part.length > 1) this.run(part);
		}
		return this.out.length > 0 ? mvtType.line : 0;
	}

	private polygons(reader: ShapeReader, count: number, headed: boolean): number {
		for (let polygon = 0; polygon < count; polygon++) {
			if (headed) reader.head();
			const rings = reader.count();
			let outer = false;
			let far = false;
			for (let ring = 0; ring < rings; ring++) {
				const vertices = reader.count();
				if (!far && (ring === 0 || outer) && reader.writeRing(vertices, this.out, this, ring === 0 ? 1 : -1)) {
					outer = true;
					continue;
				}
				let { path } = this;
				reader.vertices(vertices, path);
				let area = path.open();
				// Holes go with their outer ring: one left whole beyond the cut would lie in nothing.
				if (ring === 0) far = path.outside;
				if (far) {
					path = clipRing(path, -CUT, EXTENT + CUT);
					area = path.doubledArea();
				}
				if (ring === 0) outer = area !== 0;
				// A ring that rounding has flattened encloses nothing; without its outer ring a hole is in nothing.
				if (!outer || area === 0) continue;
				if (area > 0 === (ring === 0)) this.run(path);
				else this.runBack(path);
				this.out.byte(CLOSE_PATH);
			}
		}
		return this.out.length > 0 ? mvtType.polygon : 0;
	}

	private run(path: Path): void {
		this.out.byte(moveTo(1));
		this.vertices(path, 0, 1, 1);
		this.out.varint(lineTo(path.length - 1));
		this.vertices(path, 1, path.length - 1, 1);
	}

	private runBack(path: Path): void {
		this.out.byte(moveTo(1));
		this.vertices(path, 0, 1, 1);
		this.out.varint(lineTo(path.length - 1));
		this.vertices(path, path.length - 1, path.length - 1, -1);
	}

	/** MVT's cursor stays where the last vertex was written; ClosePath does not move it. */
	private vertices({ xs, ys }: Path, first: number, count: number, step: number): void {
		this.out.differences(xs, ys, first, count, step, this.x, this.y);
		const last = first + (count - 1) * step;
		this.x = xs[last]!;
		this.y = ys[last]!;
	}
}
