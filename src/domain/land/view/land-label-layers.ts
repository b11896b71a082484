import type { ExpressionSpecification } from 'maplibre-gl';
import type { SheetLayer } from '#map/layer-set.ts';
import { bands, trialPlaces } from '#map/paint.ts';
import type { Theme } from '#map/theme.ts';

/** Words the labels need: the unit of 亩, and what a cluster is called. */
export interface LandWords {
	unit: string;
	cluster: string;
}

/** 亩 from hundredths, two places. */
export const muText = (hundredths: ExpressionSpecification): ExpressionSpecification => [
	'number-format',
	['/', hundredths, 100],
	{ 'min-fraction-digits': 2, 'max-fraction-digits': 2 }
];

/** A number of nineteen characters begins with the codes of village and lessor; on the map of the village its end tells enough. */
const shortNumber: ExpressionSpecification = [
	'case',
	['==', ['length', ['get', 'name']], 19],
	['concat', '…', ['slice', ['get', 'name'], -6]],
	['get', 'name']
];

const kindIs = (kind: string): ExpressionSpecification => ['==', ['get', 'kind'], kind];

/** Labels of land, from the layer of label points: clusters by their 亩, contracts by number, parcels by the end of their code. */
export const landLabels = ({ colour }: Theme, words: LandWords): SheetLayer[] => {
	const place = { 'text-padding': 3, 'text-variable-anchor': [...trialPlaces], 'text-radial-offset': 0.4 };
	const halo = { 'text-halo-color': colour('map-halo'), 'text-halo-width': 1.8 };
	return [
		{
			id: 'parcel-name',
			slot: 'label',
			type: 'symbol',
			source: 'label',
			minzoom: bands.field + 1.5,
			filter: ['any', kindIs('parcel'), kindIs('construction_land')],
			shownBy: { any: ['parcel', 'construction_land'] },
			layout: {
				...place,
				'text-field': ['slice', ['get', 'name'], -5],
				'text-font': ['Sheet Sans'],
				'text-size': 10.5,
				'symbol-sort-key': ['get', 'rank']
			},
			paint: { ...halo, 'text-color': colour('ink-3') }
		},
		{
			id: 'contract-name',
			slot: 'label',
			type: 'symbol',
			source: 'label',
			minzoom: bands.field + 0.4,
			filter: kindIs('contract'),
			shownBy: 'contract_shape',
			layout: {
				...place,
				'text-field': shortNumber,
				'text-font': ['Sheet Sans'],
				'text-size': 11.5,
				'text-max-width': 30,
				'symbol-sort-key': ['get', 'rank']
			},
			paint: { ...halo, 'text-color': colour('l-contract') }
		},
		{
			id: 'cluster-name',
			slot: 'label',
			type: 'symbol',
			source: 'label',
			// Farther away a label would stand beside another hull than its own.
			minzoom: bands.region + 1,
			maxzoom: bands.field + 1,
			filter: kindIs('cluster'),
			shownBy: 'cluster',
			layout: {
				...place,
				'text-field': ['concat', `${words.cluster} `, muText(['to-number', ['get', 'name']]), ` ${words.unit}`],
				'text-font': ['Sheet Sans Strong'],
				'text-size': 12,
				'text-max-width': 30,
				// Beside the hull and the diamonds in it, never on them.
				'text-variable-anchor': [...trialPlaces].slice(1),
				'text-radial-offset': 2.2,
				'symbol-sort-key': ['get', 'rank']
			},
			paint: { ...halo, 'text-color': colour('l-cluster') }
		}
	];
};
