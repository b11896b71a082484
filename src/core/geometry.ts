/** Plain shapes as GeoJSON writes them: [longitude, latitude] or [easting, northing]. */
export type Position = readonly [number, number];
export type Ring = readonly Position[];
export type PolygonRings = readonly Ring[];
export type MultiPolygonRings = readonly PolygonRings[];
export type Bounds = { west: number; south: number; east: number; north: number };

export function boundsOf(shape: MultiPolygonRings): Bounds {
	const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
	for (const polygon of shape)
		for (const ring of polygon)
			for (const [x, y] of ring) {
				if (x < bounds.west) bounds.west = x;
				if (x > bounds.east) bounds.east = x;
				if (y < bounds.south) bounds.south = y;
				if (y > bounds.north) bounds.north = y;
			}
	return bounds;
}
