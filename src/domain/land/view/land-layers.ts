import type { ExpressionSpecification } from 'maplibre-gl';
import type { LayerSet, SheetLayer } from '#map/layer-set.ts';
import { bands, byState, dashed } from '#map/paint.ts';
import type { Theme } from '#map/theme.ts';
import { findingLayers } from './finding-layers.ts';
import { landLabels, type LandWords } from './land-label-layers.ts';

/** Parcels come from z12 on; nearer than 1:25 000 they are wide enough to be told apart. */
const PARCELS = bands.village + 0.4;

const parcels = ({ colour }: Theme): SheetLayer[] => [
	{
		id: 'village-land-fill',
		veil: 0.5,
		slot: 'parcel',
		type: 'fill',
		source: 'village_land',
		maxzoom: PARCELS,
		shownBy: 'parcel',
		filter: ['==', ['get', 'register'], 'parcel'],
		// As dark as the lines of its parcels would make it.
		paint: { 'fill-color': colour('l-parcel'), 'fill-opacity': 0.4 }
	},
	{
		id: 'village-building-land-fill',
		veil: 0.5,
		slot: 'parcel',
		type: 'fill',
		source: 'village_land',
		maxzoom: bands.village,
		shownBy: 'construction_land',
		filter: ['==', ['get', 'register'], 'construction_land'],
		paint: { 'fill-color': colour('l-build'), 'fill-opacity': 0.6 }
	},
	{
		id: 'parcel-fill',
		veil: 0.1,
		slot: 'parcel',
		type: 'fill',
		source: 'parcel',
		minzoom: PARCELS,
		shownBy: 'parcel',
		// Its edge is a layer of its own: drawn here too, each shape would be drawn three times.
		paint: {
			'fill-antialias': false,
			'fill-color': byState(colour('select'), colour('sheet-2'), colour('l-parcel-fill'))
		}
	},
	{
		id: 'construction-fill',
		veil: 0.5,
		slot: 'parcel',
		type: 'fill',
		source: 'construction_land',
		minzoom: bands.village,
		shownBy: 'construction_land',
		paint: { 'fill-pattern': 'construction_land' }
	},
	{
		id: 'parcel-edge',
		slot: 'parcel',
		type: 'line',
		source: 'parcel',
		minzoom: PARCELS,
		shownBy: 'parcel',
		paint: {
			'line-color': byState(colour('ink'), colour('l-parcel'), colour('l-parcel')),
			'line-width': byState(2, 1.2, 0.7)
		}
	},
	{
		id: 'construction-edge',
		slot: 'parcel',
		type: 'line',
		source: 'construction_land',
		minzoom: bands.village,
		shownBy: 'construction_land',
		paint: {
			'line-color': byState(colour('ink'), colour('l-build'), colour('l-build')),
			'line-width': byState(2.2, 1.4, 0.8)
		}
	},
	{
		id: 'reclaimed-fill',
		slot: 'parcel',
		type: 'fill',
		source: 'reclaimed',
		minzoom: bands.region + 1,
		shownBy: 'reclaimed',
		paint: { 'fill-pattern': 'reclaimed' }
	},
	{
		id: 'reclaimed-edge',
		slot: 'parcel',
		type: 'line',
		source: 'reclaimed',
		minzoom: bands.region + 1,
		shownBy: 'reclaimed',
		paint: { 'line-color': colour('l-reclaim'), 'line-width': byState(3, 2, 1.3) }
	}
];

/** Households' contracts are counted per village, not shown one by one (domain.md finding 9): their numbers end in J. */
const collective: ExpressionSpecification = ['!=', ['get', 'household'], 1];
const surveyedForCollective: ExpressionSpecification = [
	'any',
	['!=', ['length', ['coalesce', ['get', 'contract'], '']], 19],
	['!=', ['upcase', ['slice', ['get', 'contract'], 18]], 'J']
];

const contracts = ({ colour }: Theme): SheetLayer[] => [
	{
		id: 'contract-fill',
		veil: 0.5,
		slot: 'contract',
		type: 'fill',
		source: 'contract_shape',
		filter: collective,
		minzoom: bands.village,
		shownBy: 'contract_shape',
		paint: { 'fill-color': byState(colour('select'), colour('l-contract-fill'), colour('l-contract-fill')) }
	},
	{
		id: 'contract-edge',
		slot: 'contract',
		type: 'line',
		source: 'contract_shape',
		filter: collective,
		minzoom: bands.village,
		shownBy: 'contract_shape',
		layout: { 'line-join': 'round' },
		// Broad enough to show on both sides of a survey's dashes that run along it.
		paint: {
			'line-color': colour('l-contract'),
			'line-width': [
				'interpolate',
				['linear'],
				['zoom'],
				bands.village,
				byState(2.4, 2, 1.2),
				bands.field,
				byState(4, 3.2, 2.4)
			]
		}
	},
	{
		id: 'occupation-fill',
		slot: 'occupation',
		type: 'fill',
		source: 'occupation',
		filter: surveyedForCollective,
		minzoom: bands.field - 1,
		shownBy: 'occupation',
		paint: { 'fill-color': colour('l-occ'), 'fill-opacity': byState(0.1, 0.06, 0.01) }
	},
	{
		id: 'occupation-edge',
		slot: 'occupation',
		type: 'line',
		source: 'occupation',
		filter: surveyedForCollective,
		minzoom: bands.field - 1,
		shownBy: 'occupation',
		paint: {
			'line-color': colour('l-occ'),
			'line-width': byState(2.2, 1.8, 1.3),
			'line-dasharray': dashed(1.3, 7, 3.5)
		}
	}
];

/** Land on the map: parcels, contracts, what is occupied, what was taken back, and the leads. */
export const landLayers = (words: LandWords): LayerSet => ({
	sources: [
		'village_land',
		'parcel',
		'construction_land',
		'contract_shape',
		'occupation',
		'reclaimed',
		'finding',
		'finding_point',
		'cluster',
		'label'
	],
	layers: (theme) => [
		...parcels(theme),
		...contracts(theme),
		...findingLayers(theme, words.unit),
		...landLabels(theme, words)
	],
	targets: [
		{ layer: 'parcel-fill', kind: 'parcel', priority: 40, hoveredFrom: bands.field },
		{ layer: 'construction-fill', kind: 'construction_land', priority: 45 },
		{ layer: 'reclaimed-fill', kind: 'reclaimed', priority: 75 },
		{ layer: 'cluster-hull', kind: 'cluster', priority: 35 },
		{ layer: 'contract-fill', kind: 'contract', priority: 70 },
		{ layer: 'occupation-fill', kind: 'occupation', priority: 65 },
		{ layer: 'finding-fill', kind: 'finding', priority: 90 },
		{ layer: 'finding-edge', kind: 'finding', priority: 90 },
		{ layer: 'finding-diamond', kind: 'finding', priority: 90 }
	]
});
