import type { ShownBaseMap } from '#core/base-map.ts';
import type { ImagerySet } from '#imagery/imagery.ts';
import type { RasterLayer } from '#map/raster.ts';

/** Switches of pictures: what an address may name beside those of the legend. */
export const PICTURE_SWITCH = /^(imagery_[1-9]\d{0,8}|base)$/;

export const switchOfImagery = ({ number }: Pick<ImagerySet, 'number'>): string => `imagery_${number}`;

/** The sets as the map draws them; of several over one place the newest lies on top, as the list has it. */
export const imageryLayers = (sets: readonly ImagerySet[]): RasterLayer[] =>
	sets
		.map((set) => ({
			name: switchOfImagery(set),
			slot: 'imagery' as const,
			path: `/tiles/imagery/${set.number}/{z}/{x}/{y}`,
			bounds: set.bounds,
			zooms: [set.minZoom, set.maxZoom] as const,
			tileSize: set.tileSize,
			shifted: set.datum === 'gcj02'
		}))
		.reverse();

/** The switches with one more, or one less. */
export function withSwitch(on: ReadonlySet<string>, name: string, checked: boolean): ReadonlySet<string> {
	const next = new Set(on);
	if (checked) next.add(name);
	else next.delete(name);
	return next;
}

/** The base map from outside: its layers under one switch, the later over the earlier. */
export const baseLayers = (base: ShownBaseMap | null): RasterLayer[] =>
	Array.from({ length: base?.layers ?? 0 }, (_, layer) => ({
		name: `base_${layer}`,
		shownBy: 'base',
		slot: 'base' as const,
		path: `/tiles/base/${layer}/{z}/{x}/{y}`,
		bounds: null,
		zooms: base!.zooms,
		tileSize: 256,
		shifted: base!.datum === 'gcj02'
	}));
