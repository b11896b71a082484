import type { ExpressionSpecification } from 'maplibre-gl';
import { findingKinds } from '#land/finding-list.ts';
import type { SheetLayer } from '#map/layer-set.ts';
import { bands, byState, dashed, trialPlaces } from '#map/paint.ts';
import type { Theme } from '#map/theme.ts';
import { muText } from './land-label-layers.ts';

const switches = Object.fromEntries(findingKinds.map((kind) => [kind, kind]));
const shownBy = { attribute: 'kind', switches };
/** Not what the latest comparison no longer found. */
const present: ExpressionSpecification = ['!=', ['get', 'status'], 'gone'];
const dismissed: ExpressionSpecification = ['==', ['get', 'status'], 'dismissed'];

/** Width of a diamond at `icon-size` 1 is 28 px; its area stands for its 亩: 1 亩 7 px, 6 亩 17 px, 12 亩 24 px. */
const diamond: ExpressionSpecification = [
	'min',
	1.3,
	['max', 0.2, ['*', 0.25, ['sqrt', ['/', ['abs', ['coalesce', ['get', 'mu'], 0]], 100]]]]
];

/** The number of a finding with four digits at least. */
const number: ExpressionSpecification = [
	'case',
	['>', ['id'], 999],
	['to-string', ['id']],
	['slice', ['concat', '000', ['to-string', ['id']]], ['-', ['length', ['to-string', ['id']]], 1]]
];

/** Findings: diamonds whose area stands for 亩 while their shapes are too small, then shapes with the pattern of their kind. */
export const findingLayers = ({ colour }: Theme, unit: string): SheetLayer[] => {
	const ink = ['case', dismissed, colour('st-none'), colour('l-finding')] as ExpressionSpecification;
	return [
		{
			id: 'cluster-hull',
			slot: 'occupation',
			type: 'fill',
			source: 'cluster',
			maxzoom: bands.field + 1,
			shownBy: 'cluster',
			paint: { 'fill-color': colour('l-cluster'), 'fill-opacity': byState(0.2, 0.15, 0.09) }
		},
		{
			id: 'cluster-edge',
			slot: 'occupation',
			type: 'line',
			source: 'cluster',
			// Also near by: a cluster put in front fills the map.
			shownBy: 'cluster',
			paint: {
				'line-color': colour('l-cluster'),
				'line-width': byState(2.6, 2, 1.6),
				'line-dasharray': dashed(1.6, 1.6, 3.2)
			}
		},
		{
			id: 'finding-fill',
			slot: 'finding',
			type: 'fill',
			source: 'finding',
			minzoom: bands.village,
			filter: ['all', present, ['!', dismissed]],
			shownBy,
			paint: { 'fill-pattern': ['get', 'kind'] }
		},
		{
			id: 'finding-halo',
			slot: 'finding',
			type: 'line',
			source: 'finding',
			minzoom: bands.village,
			filter: present,
			shownBy,
			layout: { 'line-join': 'round' },
			paint: {
				'line-color': colour('grain-300'),
				'line-width': byState(8, 0, 0),
				'line-opacity': byState(0.9, 0, 0)
			}
		},
		{
			id: 'finding-edge',
			slot: 'finding',
			type: 'line',
			source: 'finding',
			minzoom: bands.village,
			filter: present,
			shownBy,
			layout: { 'line-join': 'round' },
			paint: { 'line-color': ink, 'line-width': byState(2.6, 2.4, 1.7) }
		},
		{
			id: 'finding-diamond',
			slot: 'finding',
			type: 'symbol',
			source: 'finding_point',
			// A whole county on a phone is so far away.
			minzoom: 7,
			maxzoom: bands.field - 0.6,
			filter: present,
			shownBy,
			layout: {
				'icon-image': ['concat', 'diamond-', ['get', 'kind']],
				'icon-size': [
					'interpolate',
					['linear'],
					['zoom'],
					7,
					['*', 0.2, diamond],
					9,
					['*', 0.5, diamond],
					bands.village,
					diamond
				],
				'icon-allow-overlap': true,
				'icon-ignore-placement': true,
				'symbol-sort-key': ['-', 0, ['coalesce', ['get', 'mu'], 0]]
			},
			paint: { 'icon-opacity': ['case', dismissed, 0.35, 1] }
		},
		{
			id: 'finding-number',
			slot: 'label',
			type: 'symbol',
			source: 'finding_point',
			minzoom: bands.field - 0.6,
			filter: present,
			shownBy,
			layout: {
				'text-field': ['concat', number, ' · ', muText(['get', 'mu']), ` ${unit}`],
				'text-font': ['Sheet Sans Strong'],
				'text-size': 12,
				'text-variable-anchor': [...trialPlaces].slice(1),
				'text-radial-offset': 1.3,
				'text-padding': 3
			},
			// The selected one has its figure at a leader line.
			paint: {
				'text-color': ink,
				'text-halo-color': colour('map-halo'),
				'text-halo-width': 1.8,
				'text-opacity': byState(0, 1, 1)
			}
		}
	];
};
