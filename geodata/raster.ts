import type { MultiPolygonRings, Position } from '#core/geometry.ts';

/** Colour of a pixel by its place on the world's pixels, so that textures run on from tile to tile. */
export type Shade = (x: number, y: number) => number;

/** Web-Mercator pixels of a world that is 256 × 2^z wide, east and south. */
export function toPixels([longitude, latitude]: Position, z: number): Position {
	const side = 256 * 2 ** z;
	const radians = (latitude * Math.PI) / 180;
	return [((longitude + 180) / 360) * side, ((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * side];
}

/** A square of indexed pixels at a place of the world's pixels. */
export class Canvas {
	readonly side: number;
	readonly pixels: Uint8Array;
	private readonly left: number;
	private readonly top: number;

	constructor(left: number, top: number, side = 256) {
		this.left = left;
		this.top = top;
		this.side = side;
		this.pixels = new Uint8Array(side * side);
	}

	ground(shade: Shade): void {
		for (let y = 0; y < this.side; y++) this.row(y, 0, this.side, shade);
	}

	/** Fills a shape by the even-odd rule, pixel middles inside; rings in the world's pixels. */
	fill(shape: MultiPolygonRings, shade: Shade): void {
		const rings = shape.flat();
		const heights = rings.flatMap((ring) => ring.map(([, y]) => y - this.top));
		const from = Math.max(0, Math.floor(Math.min(...heights)));
		const to = Math.min(this.side - 1, Math.ceil(Math.max(...heights)));
		for (let y = from; y <= to; y++) {
			const cuts: number[] = [];
			const level = this.top + y + 0.5;
			for (const ring of rings)
				for (let i = 1; i < ring.length; i++) {
					const [[x1, y1], [x2, y2]] = [ring[i - 1]!, ring[i]!];
					if (y1 > level !== y2 > level) cuts.push(x1 + ((level - y1) / (y2 - y1)) * (x2 - x1) - this.left);
				}
			cuts.sort((a, b) => a - b);
			for (let i = 0; i + 1 < cuts.length; i += 2)
				this.row(y, Math.max(0, Math.ceil(cuts[i]! - 0.5)), Math.min(this.side, Math.ceil(cuts[i + 1]! - 0.5)), shade);
		}
	}

	private row(y: number, from: number, to: number, shade: Shade): void {
		for (let x = from; x < to; x++) this.pixels[y * this.side + x] = shade(this.left + x, this.top + y);
	}
}
