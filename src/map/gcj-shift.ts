import { toGcj02 } from '#core/gcj.ts';

/** Column and row of a place at a zoom, with what is beyond the whole tile. */
function placeInTiles([longitude, latitude]: readonly [number, number], z: number): [column: number, row: number] {
	const side = 2 ** z;
	const radians = (latitude * Math.PI) / 180;
	return [((longitude + 180) / 360) * side, ((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * side];
}

/**
 * How far, in tiles, the shifted pictures lie from where they belong, at a tile's middle: some 500 m everywhere, and within
 * one tile the same to a fraction of a pixel from z11 on.
 */
export function shiftOf(z: number, x: number, y: number): [columns: number, rows: number] {
	const side = 2 ** z;
	const longitude = ((x + 0.5) / side) * 360 - 180;
	const latitude = (Math.atan(Math.sinh(Math.PI * (1 - (2 * (y + 0.5)) / side))) * 180) / Math.PI;
	const [column, row] = placeInTiles(toGcj02([longitude, latitude]), z);
	return [column - (x + 0.5), row - (y + 0.5)];
}
