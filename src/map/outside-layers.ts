import type { LayerSpecification, Map as LibreMap, SourceSpecification } from 'maplibre-gl';
import type { ShownSource, ShownStyle } from '#core/base-map.ts';

/** A layer of a base map's own style as the sheet's other layers are known: under one switch, in one slot. */
export interface OutsideLayer {
	id: string;
	slot: 'base';
	shownBy: 'base';
	bares: true;
	outside: true;
	type: string;
	filter: undefined;
	layout: Readonly<Record<string, unknown>>;
	paint: unknown;
	specification: LayerSpecification;
}

const sourceOf = (
	{ type, zooms, tileSize, bounds }: ShownSource,
	index: number,
	origin: string
): SourceSpecification => ({
	type,
	tiles: [`${origin}/tiles/base/source/${index}/{z}/{x}/{y}`],
	minzoom: zooms[0],
	maxzoom: zooms[1],
	...(type === 'raster' ? { tileSize } : {}),
	...(bounds ? { bounds: [...bounds] } : {})
});

/** Asks for the style of the base map; null where it cannot be had, and the map stays usable without it. */
export async function fetchOutsideStyle(): Promise<ShownStyle | null> {
	const response = await fetch('/tiles/base/style').catch(() => null);
	return response?.status === 200 ? ((await response.json()) as ShownStyle) : null;
}

/** Puts a style's sources and little pictures on the map, and gives its layers; they are added by the sheet. */
export function outsideLayers(map: LibreMap, style: ShownStyle, origin: string): OutsideLayer[] {
	style.sources.forEach((source, index) => map.addSource(`outside-${index}`, sourceOf(source, index, origin)));
	if (style.sprite) map.setSprite(`${origin}/tiles/base/sprite`);
	// Validated by the server against the specification, layer by layer.
	return (style.layers as unknown as readonly LayerSpecification[]).map((layer) => {
		const { id, type, paint, layout } = layer;
		return {
			...{ id, type, paint, layout: layout ?? {}, specification: layer, filter: undefined },
			...{ slot: 'base', shownBy: 'base', bares: true, outside: true }
		};
	});
}
