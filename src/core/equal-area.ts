import type { MultiPolygonRings, Ring } from '#core/geometry.ts';

/**
 * Lambert's cylindrical equal-area plane of the CGCS2000 ellipsoid: an area on it is the area on the ellipsoid, m², whatever
 * the shape (J. P. Snyder, Map Projections: A Working Manual, 1987, eqs. 10-13 and 3-12). Lengths and angles mean nothing on
 * it. Edges are straight on it and not geodesic: some mm² of a parcel, so it serves checks; legal areas are the database's.
 */
const SEMI_MAJOR = 6_378_137;
const FLATTENING = 1 / 298.257222101;
const E2 = FLATTENING * (2 - FLATTENING);
const E = Math.sqrt(E2);
const RADIANS = Math.PI / 180;

/** Easting on the plane, m, of a longitude in degrees. */
export const equalAreaX = (longitude: number): number => SEMI_MAJOR * RADIANS * longitude;

/** Northing on the plane, m, of a latitude in degrees. */
export function equalAreaY(latitude: number): number {
	const sine = Math.sin(latitude * RADIANS);
	const q = (1 - E2) * (sine / (1 - E2 * sine * sine) + Math.atanh(E * sine) / E);
	return (SEMI_MAJOR * q) / 2;
}

function ringArea(ring: Ring): number {
	if (ring.length < 4) return 0;
	const x0 = equalAreaX(ring[0]![0]);
	const y0 = equalAreaY(ring[0]![1]);
	let sum = 0;
	let ax = 0;
	let ay = 0;
	for (let i = 1; i < ring.length; i++) {
		const bx = equalAreaX(ring[i]![0]) - x0;
		const by = equalAreaY(ring[i]![1]) - y0;
		sum += ax * by - bx * ay;
		ax = bx;
		ay = by;
	}
	return Math.abs(sum) / 2;
}

/** Area of a valid shape in degrees, m² on the ellipsoid: outer rings less their holes. */
export const equalArea = (shape: MultiPolygonRings): number =>
	shape.reduce(
		(sum, [outer, ...holes]) => sum + ringArea(outer ?? []) - holes.reduce((inner, hole) => inner + ringArea(hole), 0),
		0
	);
