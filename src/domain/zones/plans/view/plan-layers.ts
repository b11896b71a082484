import type { ExpressionSpecification } from 'maplibre-gl';
import type { LayerSet, SheetLayer } from '#map/layer-set.ts';
import { territoryLayers } from '#territory/view/territory-layers.ts';
import { layouts } from '#zones/layouts.ts';

const tokens = { adjacent: 'z-a', chain: 'z-c', complement: 'z-m', project: 'z-p' } as const;

/** 1 where a village or border has a state, else 0: painting sets states, and nothing is fetched or laid out anew. */
const where = (state: string, strength = 1): ExpressionSpecification => [
	'case',
	['boolean', ['feature-state', state], false],
	strength,
	0
];
const whereLayout = (layout: string, strength: number): ExpressionSpecification => [
	'case',
	['==', ['feature-state', 'layout'], layout],
	strength,
	0
];

/** The territory under a plan, without names of townships: those stand among the plan's own, where there is room. */
export const planTerritory: LayerSet = {
	...territoryLayers,
	layers: (theme) => territoryLayers.layers(theme).filter(({ id }) => id !== 'township-name')
};

/** The zones of a plan as they are painted: villages in their zone's pattern, the chosen zone over the others, rims by the borders. */
export const planLayers: LayerSet = {
	sources: ['village', 'border', 'parcel'],
	layers: ({ colour }) => [
		...layouts.map((layout): SheetLayer => ({
			id: `plan-${layout}`,
			slot: 'zone',
			type: 'fill',
			source: 'village',
			paint: { 'fill-pattern': `zone_${layout}`, 'fill-opacity': whereLayout(layout, 0.75) }
		})),
		{
			id: 'plan-own',
			slot: 'zone',
			type: 'fill',
			source: 'village',
			paint: { 'fill-color': colour('select-edge'), 'fill-opacity': where('own', 0.42) }
		},
		{
			id: 'plan-gained',
			slot: 'zone',
			type: 'fill',
			source: 'village',
			paint: { 'fill-color': colour('grain-900'), 'fill-opacity': where('gained', 0.22) }
		},
		{
			id: 'plan-parcel',
			slot: 'parcel',
			type: 'line',
			source: 'parcel',
			minzoom: 13,
			shownBy: 'drawing',
			paint: { 'line-color': colour('ink-3'), 'line-width': 0.8 }
		},
		...layouts.map((layout): SheetLayer => ({
			id: `plan-rim-${layout}`,
			slot: 'border',
			type: 'line',
			source: 'border',
			layout: { 'line-join': 'round', 'line-cap': 'round' },
			paint: { 'line-color': colour(tokens[layout]), 'line-width': 1.8, 'line-opacity': whereLayout(layout, 1) }
		})),
		{
			id: 'plan-lost',
			slot: 'border',
			type: 'line',
			source: 'border',
			paint: {
				'line-color': colour('ink'),
				'line-width': 1.6,
				'line-dasharray': [2.5, 2],
				'line-opacity': where('lost')
			}
		},
		{
			id: 'plan-edge-halo',
			slot: 'selection',
			type: 'line',
			source: 'border',
			layout: { 'line-join': 'round', 'line-cap': 'round' },
			paint: { 'line-color': colour('map-halo'), 'line-width': 5.5, 'line-opacity': where('edge', 0.9) }
		},
		{
			id: 'plan-edge',
			slot: 'selection',
			type: 'line',
			source: 'border',
			layout: { 'line-join': 'round', 'line-cap': 'round' },
			paint: { 'line-color': colour('grain-900'), 'line-width': 2.8, 'line-opacity': where('edge') }
		}
	],
	targets: [{ layer: 'village-ground', kind: 'village', priority: 10 }]
};
