import type { FeatureCollection, Polygon } from 'geojson';
import type { GeoJSONSource, Map as LibreMap } from 'maplibre-gl';
import { formatMu } from '#core/mu.ts';
import { themeOf } from '#map/theme.ts';

const SOURCE = 'regrouped';

/** Draws the clusters of what a filter leaves, under the findings, in the look of the run's own; an empty collection clears them. */
export function showRegrouped(
	map: LibreMap,
	clusters: FeatureCollection<Polygon, { count: number; mu: number }>,
	label: (count: number, mu: string) => string
): void {
	const data: FeatureCollection<Polygon, { label: string }> = {
		type: 'FeatureCollection',
		features: clusters.features.map((feature) => ({
			...feature,
			properties: { label: label(feature.properties.count, formatMu(feature.properties.mu)) }
		}))
	};
	const present = map.getSource<GeoJSONSource>(SOURCE);
	if (present) {
		present.setData(data);
		return;
	}
	const { colour } = themeOf(map.getContainer());
	const below = map.getStyle().layers.find((layer) => 'source' in layer && layer.source.startsWith('finding'))?.id;
	map.addSource(SOURCE, { type: 'geojson', data });
	map.addLayer(
		{
			id: 'regrouped-hull',
			type: 'fill',
			source: SOURCE,
			paint: { 'fill-color': colour('l-cluster'), 'fill-opacity': 0.07 }
		},
		below
	);
	map.addLayer(
		{
			id: 'regrouped-edge',
			type: 'line',
			source: SOURCE,
			layout: { 'line-cap': 'round' },
			paint: { 'line-color': colour('l-cluster'), 'line-width': 1.6, 'line-dasharray': [0.2, 2.5] }
		},
		below
	);
	map.addLayer({
		id: 'regrouped-name',
		type: 'symbol',
		source: SOURCE,
		layout: {
			'text-field': ['get', 'label'],
			'text-font': ['Sheet Sans Strong'],
			'text-size': 12,
			'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
			'text-radial-offset': 1.6
		},
		paint: { 'text-color': colour('l-cluster'), 'text-halo-color': colour('map-halo'), 'text-halo-width': 1.8 }
	});
}
