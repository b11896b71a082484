import type { ColumnLayerProps } from '@deck.gl/layers';
import type { ExpressionSpecification } from 'maplibre-gl';
import type { LayerSet, SheetLayer } from '#map/layer-set.ts';
import { territoryLayers } from '#territory/view/territory-layers.ts';
import { layouts, type ZoneLayout } from '#zones/layouts.ts';
import type { VillageLand } from '#screen/townships.ts';

/** Metres of column for the village with most land over its contracts; the others in proportion, from 0. */
const TALLEST = 9_000;

/** Borders and township names of the territory, the names as large as a hall reads them; a wall shows no village's name. */
export const wallTerritory = (labelSize: number): LayerSet => ({
	...territoryLayers,
	layers: (theme) =>
		territoryLayers
			.layers(theme)
			.filter(({ id }) => id !== 'village-name')
			.map((layer): SheetLayer =>
				layer.id === TOWNSHIP_NAME && layer.type === 'symbol'
					? { ...layer, layout: { ...layer.layout, 'text-size': labelSize, 'text-allow-overlap': true } }
					: layer
			),
	targets: []
});

/** Borders alone, under the names of what a board is about. */
export const wallGround: LayerSet = {
	...territoryLayers,
	layers: (theme) => territoryLayers.layers(theme).filter(({ id }) => id !== 'village-name' && id !== TOWNSHIP_NAME),
	targets: []
};

const TOWNSHIP_NAME = 'township-name';

/** The class of an amount: 0 below the first bound, and so on. */
export const classOf = (value: number, bounds: readonly number[]): number =>
	bounds.filter((bound) => value >= bound).length;

/** Villages filled by the class of their newly found land; the lightest class is the most on the wall's night ground. */
export function choropleth(villages: readonly VillageLand[], bounds: readonly number[]): LayerSet {
	return {
		sources: [],
		layers: ({ colour }) => {
			const filled = villages.filter(({ reclaimedMu }) => reclaimedMu > 0);
			const none = colour('seq-0');
			const pairs = filled.flatMap(({ code, reclaimedMu }) => [
				code,
				colour(`seq-${classOf(reclaimedMu, bounds) + 1}`)
			]);
			const fill =
				pairs.length === 0 ? none : (['match', ['get', 'code'], ...pairs, none] as unknown as ExpressionSpecification);
			return [
				{
					id: 'found-land',
					slot: 'zone',
					type: 'fill',
					source: 'village',
					paint: { 'fill-color': fill, 'fill-opacity': 0.92 }
				}
			];
		},
		targets: []
	};
}

/** Villages in the pattern of their zone's layout; a village of several zones in that of the first. */
export function villagesByLayout(villages: readonly { code: string; layout: ZoneLayout }[]): LayerSet {
	return {
		sources: ['village'],
		layers: () =>
			layouts.flatMap((layout): SheetLayer[] => {
				const codes = villages.filter((village) => village.layout === layout).map(({ code }) => code);
				if (codes.length === 0) return [];
				return [
					{
						...{ id: `members-${layout}`, slot: 'zone', type: 'fill', source: 'village' },
						filter: ['in', ['get', 'code'], ['literal', codes]],
						paint: { 'fill-pattern': `zone_${layout}` }
					}
				];
			}),
		targets: []
	};
}

const rgb = (hex: string): [number, number, number] =>
	[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];

/** A column on each village that has land over its contracts. */
export function columnsOf(
	villages: readonly VillageLand[],
	colour: string
): ColumnLayerProps<VillageLand> & { id: string; beforeId: string } {
	const most = Math.max(1, ...villages.map(({ overMu }) => overMu));
	return {
		id: 'over-contract',
		// Under the names: a column must not hide what the place is called.
		beforeId: TOWNSHIP_NAME,
		data: villages.filter(({ overMu }) => overMu > 0),
		diskResolution: 4,
		angle: 45,
		radius: 320,
		extruded: true,
		elevationScale: TALLEST / most,
		getPosition: ({ longitude, latitude }) => [longitude, latitude],
		getElevation: ({ overMu }) => overMu,
		getFillColor: [...rgb(colour), 235],
		material: { ambient: 0.7, diffuse: 0.5, shininess: 4 }
	};
}
