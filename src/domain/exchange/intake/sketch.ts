import type { Bounds, MultiPolygonRings } from '#core/geometry.ts';

/**
 * Shapes reduced to SVG paths in a frame of whole units, for a preview: a corner that falls on the unit of the one before
 * is left out, and a shape below three units becomes a small square.
 */
export interface Frame {
	bounds: Bounds;
	width: number;
	height: number;
	/** Units a degree east, and a degree north. */
	scale: { x: number; y: number };
}

/** @param width units across; the height follows from the latitude in the middle */
export function frameOf(bounds: Bounds, width: number): Frame {
	const { west, south, east, north } = bounds;
	const middle = Math.cos((((south + north) / 2) * Math.PI) / 180);
	const x = width / Math.max(1e-6, east - west);
	const y = x / Math.max(0.1, middle);
	return { bounds, width, height: Math.max(1, Math.ceil((north - south) * y)), scale: { x, y } };
}

/** Room around, as a part of the larger side. */
export function grown({ west, south, east, north }: Bounds, part: number): Bounds {
	const by = Math.max(east - west, north - south, 1e-4) * part;
	return { west: west - by, south: south - by, east: east + by, north: north + by };
}

export function pathOf(shape: MultiPolygonRings, frame: Frame, decimals = 1): string {
	const unit = 10 ** decimals;
	let path = '';
	for (const polygon of shape)
		for (const ring of polygon) {
			let before = '';
			let drawn = 0;
			let part = '';
			for (const [longitude, latitude] of ring) {
				const x = Math.round((longitude - frame.bounds.west) * frame.scale.x * unit) / unit;
				const y = Math.round((frame.bounds.north - latitude) * frame.scale.y * unit) / unit;
				const point = `${x} ${y}`;
				if (point === before) continue;
				part += `${drawn === 0 ? 'M' : 'L'}${point}`;
				before = point;
				drawn++;
			}
			path += drawn > 2 ? `${part}Z` : `${part.split('L')[0]}h.8v.8h-.8Z`;
		}
	return path;
}
