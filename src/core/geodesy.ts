import geographiclib from 'geographiclib-geodesic';
import type { MultiPolygonRings, Position, Ring } from '#core/geometry.ts';

const { Geodesic, PolygonArea } = geographiclib;

/** The ellipsoid of CGCS2000: a = 6 378 137 m, 1/f = 298.257 222 101 (GB 22021; domain.md §2.2). */
const CGCS2000 = new Geodesic.Geodesic(6378137, 1 / 298.257222101);

function ringAreaOnEllipsoid(ring: Ring): number {
	const polygon = new PolygonArea.PolygonArea(CGCS2000, false);
	for (const [longitude, latitude] of ring.slice(0, -1)) polygon.AddPoint(latitude, longitude);
	return Math.abs(polygon.Compute(false, true).area);
}

/** The legal area of a shape in degrees, m²: on the ellipsoid, never on a sphere and never in Web Mercator. */
export const ellipsoidalArea = (shape: MultiPolygonRings): number =>
	shape.reduce(
		(sum, [outer, ...holes]) =>
			sum + ringAreaOnEllipsoid(outer ?? []) - holes.reduce((inner, hole) => inner + ringAreaOnEllipsoid(hole), 0),
		0
	);

/** Length of a line in degrees along the ellipsoid, m. */
export const ellipsoidalLength = (line: readonly Position[]): number =>
	line.slice(1).reduce((sum, [longitude, latitude], index) => {
		const [fromLongitude, fromLatitude] = line[index]!;
		return sum + CGCS2000.Inverse(fromLatitude, fromLongitude, latitude, longitude).s12;
	}, 0);
