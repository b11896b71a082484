import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import { tileZooms } from '#core/tile-zooms.ts';
import { fontFaces } from './fonts.ts';
import { isBared, paintOf, type Opacity } from './opacity.ts';
import { rasterLayer, rasterSource, type RasterLayer } from './raster.ts';
import { shownState, type LayerSet, type SheetLayer, type Veil } from './layer-set.ts';
import { inOrder } from './order.ts';
import type { Theme } from './theme.ts';

/** Everything the sets draw, in printing order. */
export const sheetLayers = (
	sets: readonly LayerSet[],
	theme: Theme,
	rasters: readonly RasterLayer[]
): (SheetLayer | PictureLayer)[] =>
	inOrder<SheetLayer | PictureLayer>([...rasters.map(rasterLayer), ...sets.flatMap((set) => set.layers(theme))]);

export type PictureLayer = ReturnType<typeof rasterLayer>;

function sourcesOf(
	sets: readonly LayerSet[],
	rasters: readonly RasterLayer[],
	origin: string
): Record<string, SourceSpecification> {
	return Object.fromEntries([
		...rasters.map((raster) => [raster.name, rasterSource(raster, origin)] as const),
		...sets
			.flatMap((set) => set.sources)
			.map((name) => {
				const [minzoom, maxzoom] = tileZooms[name];
				const tiles = [`${origin}/tiles/${name}/{z}/{x}/{y}.mvt`];
				return [name, { type: 'vector' as const, tiles, minzoom, maxzoom }] as const;
			})
	]);
}

function drawn(
	{ slot: _slot, shownBy, filter: own, bares: _bares, veil, ...layer }: (SheetLayer | PictureLayer) & Veil,
	on: ReadonlySet<string>,
	opacity: Opacity,
	bared: boolean
): LayerSpecification {
	const { visible, filter } = shownState(shownBy, own, on);
	const strength = paintOf({ ...layer, shownBy, veil }, opacity, bared).filter(([, value]) => value !== undefined);
	return {
		...layer,
		...(layer.type === 'raster' ? {} : { 'source-layer': layer.source }),
		...(filter ? { filter } : {}),
		paint: { ...layer.paint, ...Object.fromEntries(strength) },
		layout: { ...layer.layout, visibility: visible ? 'visible' : 'none' }
	} as LayerSpecification;
}

/** The whole style: ground of the margin, then the sets' layers in printing order. Nothing in it leaves the origin. */
export function sheetStyle(
	sets: readonly LayerSet[],
	theme: Theme,
	{ on, rasters, opacity }: { on: ReadonlySet<string>; rasters: readonly RasterLayer[]; opacity: Opacity },
	origin: string
): StyleSpecification {
	const layers = sheetLayers(sets, theme, rasters);
	const bared = isBared(layers, on);
	return {
		version: 8,
		'font-faces': fontFaces(),
		sources: sourcesOf(sets, rasters, origin),
		layers: [
			{
				...{ id: 'margin', type: 'background' },
				// Changed for paper at once, within one drawing.
				paint: { 'background-color': theme.colour('map-out'), 'background-color-transition': { duration: 0 } }
			} as LayerSpecification,
			...layers.map((layer) => drawn(layer, on, opacity, bared))
		]
	};
}
