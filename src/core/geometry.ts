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

/** The smallest bounds that hold all of them; null when there are none. */
export function boundsAround(all: readonly Bounds[]): Bounds | null {
	if (all.length === 0) return null;
	return all.reduce((a, b) => ({
		west: Math.min(a.west, b.west),
		south: Math.min(a.south, b.south),
		east: Math.max(a.east, b.east),
		north: Math.max(a.north, b.north)
	}));
}

/** Whether a point lies inside a ring, closed or open (even–odd rule). What lies on its line may be either. */
export function isInside([x, y]: Position, ring: Ring): boolean {
	let inside = false;
	for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
		const [x0, y0] = ring[at]!;
		const [x1, y1] = ring[before]!;
		if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside;
	}
	return inside;
}
