import type { ExpressionSpecification } from 'maplibre-gl';
import type { LayerSet } from '#map/layer-set.ts';
import { bands, byBand, byState, trialPlaces } from '#map/paint.ts';

const layout = <T>(adjacent: T, chain: T, complement: T, project: T) =>
	[
		'match',
		['get', 'layout'],
		'adjacent',
		adjacent,
		'chain',
		chain,
		'complement',
		complement,
		'project',
		project,
		adjacent
	] as unknown as ExpressionSpecification;

const switches = {
	adjacent: 'zone_adjacent',
	chain: 'zone_chain',
	complement: 'zone_complement',
	project: 'zone_project'
} as const;
const shownBy = { attribute: 'layout', switches } as const;

/** Industry zones and project areas: pattern by layout kind, firm edge; under the parcels, and paler where those are drawn. */
export const zoneLayers: LayerSet = {
	sources: ['zone', 'label'],
	layers: ({ colour }) => {
		const edge = layout(colour('z-a'), colour('z-c'), colour('z-m'), colour('z-p'));
		return [
			{
				id: 'zone-fill',
				slot: 'zone',
				type: 'fill',
				source: 'zone',
				shownBy,
				paint: {
					'fill-pattern': layout('zone_adjacent', 'zone_chain', 'zone_complement', 'zone_project'),
					'fill-opacity': [
						'interpolate',
						['linear'],
						['zoom'],
						bands.village,
						byState(1, 0.9, 0.78),
						bands.field,
						byState(0.5, 0.4, 0.3)
					]
				}
			},
			{
				id: 'zone-halo',
				slot: 'zone',
				type: 'line',
				source: 'zone',
				shownBy,
				layout: { 'line-join': 'round' },
				paint: { 'line-color': colour('map-halo'), 'line-width': 4.5, 'line-opacity': 0.7 }
			},
			{
				id: 'zone-edge',
				slot: 'zone',
				type: 'line',
				source: 'zone',
				shownBy,
				layout: { 'line-join': 'round' },
				paint: { 'line-color': edge, 'line-width': byState(3.2, 2.6, 1.8) }
			},
			{
				id: 'zone-selected',
				slot: 'selection',
				type: 'line',
				source: 'zone',
				shownBy,
				layout: { 'line-join': 'round' },
				paint: { 'line-color': colour('grain-900'), 'line-width': byState(2.6, 0, 0), 'line-opacity': byState(1, 0, 0) }
			},
			{
				id: 'zone-name',
				slot: 'label',
				type: 'symbol',
				source: 'label',
				maxzoom: bands.field,
				filter: ['==', ['get', 'kind'], 'zone'],
				shownBy: { any: Object.values(switches) },
				layout: {
					'text-field': ['get', 'name'],
					'text-font': ['Sheet Sans Strong'],
					'text-size': byBand(13, 15, 16),
					'text-padding': 4,
					'symbol-sort-key': ['get', 'rank'],
					'text-variable-anchor': [...trialPlaces],
					'text-radial-offset': 0.4
				},
				paint: {
					'text-color': colour('grain-900'),
					'text-halo-color': colour('map-halo'),
					'text-halo-width': 1.8
				}
			}
		];
	},
	targets: [{ layer: 'zone-fill', kind: 'zone', priority: 30 }]
};
