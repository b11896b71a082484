import type { LayerSpecification, RasterSourceSpecification } from 'maplibre-gl';
import type { Bounds } from '#core/geometry.ts';
import { fromGcj02 } from '#core/gcj.ts';
import type { Slot } from './order.ts';

/** The protocol of tiles whose ground is shifted by GCJ-02. */
export const SHIFTED = 'gcj02';

/** Pictures under the sheet: imagery of a day, or a base map from outside. */
export interface RasterLayer {
	name: string;
	/** Its switch, where it is not its own name. */
	shownBy?: string;
	slot: Slot;
	/** Path of a tile below the origin, with {z}, {x} and {y}. */
	path: string;
	bounds: Bounds | null;
	zooms: readonly [first: number, last: number];
	tileSize: number;
	/** Shifted as Chinese web maps are; the sheet sets it right. */
	shifted: boolean;
}

/** Corners of a box of shifted degrees, set right; the box round them. */
function setRight({ west, south, east, north }: Bounds): Bounds {
	const [lower, upper] = [fromGcj02([west, south]), fromGcj02([east, north])];
	return { west: lower[0], south: lower[1], east: upper[0], north: upper[1] };
}

export function rasterSource(raster: RasterLayer, origin: string): RasterSourceSpecification {
	const { path, bounds, zooms, tileSize, shifted } = raster;
	const box = bounds && (shifted ? setRight(bounds) : bounds);
	return {
		type: 'raster',
		tiles: [shifted ? `${SHIFTED}://${path.replace(/^\//, '')}` : `${origin}${path}`],
		tileSize,
		minzoom: zooms[0],
		maxzoom: zooms[1],
		...(box ? { bounds: [box.west, box.south, box.east, box.north] } : {})
	};
}

/** The raster as the sheet's other layers are known: by slot and switch. */
export const rasterLayer = ({ name, slot, shownBy = name }: RasterLayer) => ({
	id: name,
	slot,
	shownBy,
	type: 'raster' as const,
	bares: true,
	source: name,
	filter: undefined,
	layout: {},
	paint: { 'raster-fade-duration': 120 } satisfies Extract<LayerSpecification, { type: 'raster' }>['paint']
});

/** The zoom of the map from which a raster shows anything: tiles of 256 px are asked for a zoom deeper. */
export const rasterFrom = ({ zooms, tileSize }: RasterLayer): number =>
	Math.max(0, zooms[0] - Math.log2(512 / tileSize));
