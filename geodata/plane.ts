import { fromGaussKruger, toGaussKruger } from '#core/gauss-kruger.ts';
import type { MultiPolygonRings, Position, Ring } from '#core/geometry.ts';

/**
 * The drawing plane: metres east and north of a place in EPSG:4546 (CGCS2000, 3° Gauss–Krüger, meridian 111°E, false
 * easting 500 000). The place is 111.668 6°E 38.277 4°N, the middle of the demo county.
 */
export const MERIDIAN = 111;
export const SRID = 4546;
export const ORIGIN: Position = [58_500, 4_238_500];

/** Degrees to eight places, the precision shapes are kept in (DESIGN §9); 1e-8° is about a millimetre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e8) / 1e8;

/** A place on the drawing plane, metres, as longitude and latitude. */
export function toDegrees([x, y]: Position): Position {
	const [longitude, latitude] = fromGaussKruger(x + ORIGIN[0], y + ORIGIN[1], MERIDIAN);
	return [rounded(longitude), rounded(latitude)];
}

/** Longitude and latitude as metres on the drawing plane. */
export function toPlane([longitude, latitude]: Position): Position {
	const [x, y] = toGaussKruger(longitude, latitude, MERIDIAN);
	return [x - ORIGIN[0], y - ORIGIN[1]];
}

/** Twice the signed area, m²; positive when the ring runs against the clock. Closing point optional. */
export function doubleArea(ring: Ring): number {
	let sum = 0;
	for (let i = 0, j = ring.length - 1; i < ring.length; j = i++)
		sum += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1];
	return sum;
}

export const areaOf = (ring: Ring): number => Math.abs(doubleArea(ring)) / 2;

/** A ring on the drawing plane, closed or not, as a closed ring in degrees that runs against the clock (RFC 7946). */
export function ringInDegrees(ring: Ring): Ring {
	const [first, last] = [ring[0]!, ring[ring.length - 1]!];
	const open = first[0] === last[0] && first[1] === last[1] ? ring.slice(0, -1) : [...ring];
	if (doubleArea(open) < 0) open.reverse();
	const degrees = open.map(toDegrees);
	return [...degrees, degrees[0]!];
}

/** One part without holes. */
export const shapeInDegrees = (ring: Ring): MultiPolygonRings => [[ringInDegrees(ring)]];

/**
 * A rectangle on the drawing plane, open ring against the clock.
 * @param turn degrees against the clock about the south-west corner
 */
export function rectangle(east: number, north: number, width: number, height: number, turn = 0): Position[] {
	const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
	return [
		[0, 0],
		[width, 0],
		[width, height],
		[0, height]
	].map(([x, y]): Position => [east + x! * cos - y! * sin, north + x! * sin + y! * cos]);
}
