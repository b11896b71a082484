import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import { tileZooms } from '#core/tile-zooms.ts';
import { fontFaces } from './fonts.ts';
import { shownState, type LayerSet, type SheetLayer } from './layer-set.ts';
import { inOrder } from './order.ts';
import type { Theme } from './theme.ts';

/** Everything the sets draw, in printing order. */
export const sheetLayers = (sets: readonly LayerSet[], theme: Theme): SheetLayer[] =>
	inOrder(sets.flatMap((set) => set.layers(theme)));

function sourcesOf(sets: readonly LayerSet[], origin: string): Record<string, SourceSpecification> {
	return Object.fromEntries(
		sets
			.flatMap((set) => set.sources)
			.map((name) => {
				const [minzoom, maxzoom] = tileZooms[name];
				return [name, { type: 'vector', tiles: [`${origin}/tiles/${name}/{z}/{x}/{y}.mvt`], minzoom, maxzoom }];
			})
	);
}

function drawn({ slot: _, shownBy, ...layer }: SheetLayer, on: ReadonlySet<string>): LayerSpecification {
	const { visible, filter } = shownState(shownBy, layer.filter, on);
	return {
		...layer,
		'source-layer': layer.source,
		...(filter ? { filter } : {}),
		layout: { ...layer.layout, visibility: visible ? 'visible' : 'none' }
	} as LayerSpecification;
}

/** The whole style: ground of the margin, then the sets' layers in printing order. Nothing in it leaves the origin. */
export function sheetStyle(
	sets: readonly LayerSet[],
	theme: Theme,
	on: ReadonlySet<string>,
	origin: string
): StyleSpecification {
	return {
		version: 8,
		'font-faces': fontFaces(),
		sources: sourcesOf(sets, origin),
		layers: [
			{ id: 'margin', type: 'background', paint: { 'background-color': theme.colour('map-out') } },
			...sheetLayers(sets, theme).map((layer) => drawn(layer, on))
		]
	};
}
