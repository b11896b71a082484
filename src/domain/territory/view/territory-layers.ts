import type { ExpressionSpecification } from 'maplibre-gl';
import type { LayerSet, SheetLayer } from '#map/layer-set.ts';
import { bands, byBand, byState, dashed, trialPlaces } from '#map/paint.ts';
import type { Theme } from '#map/theme.ts';
import { landUseRules, OTHER_USE } from '#territory/land-use-colours.ts';

const is = (attribute: string, value: string | number): ExpressionSpecification => ['==', ['get', attribute], value];

/** Land of the county under everything; villages and townships are found by their ground, drawn by their borders. */
const ground = ({ colour }: Theme): SheetLayer[] => [
	{
		id: 'township-ground',
		slot: 'ground',
		type: 'fill',
		source: 'township',
		paint: { 'fill-color': colour('map-land'), 'fill-antialias': false }
	},
	{
		id: 'village-ground',
		slot: 'ground',
		type: 'fill',
		source: 'village',
		paint: { 'fill-color': byState(colour('select'), colour('map-land'), colour('map-land')), 'fill-antialias': false }
	}
];

/** Borders come from shared arcs, each drawn once (look.md): polygons side by side would draw them twice. */
const borders = ({ colour, length }: Theme): SheetLayer[] => [
	{
		id: 'county-band',
		slot: 'ground',
		type: 'line',
		source: 'border',
		filter: is('level', 'county'),
		shownBy: 'county',
		layout: { 'line-join': 'round' },
		paint: { 'line-color': colour('b-county-band'), 'line-width': 9 }
	},
	{
		id: 'village-border',
		slot: 'border',
		type: 'line',
		source: 'border',
		filter: is('level', 'village'),
		shownBy: 'village',
		layout: { 'line-join': 'round' },
		paint: { 'line-color': colour('b-village'), 'line-width': byBand(length('b-village-w'), 0.8, 1.3) }
	},
	{
		id: 'township-border-halo',
		slot: 'border',
		type: 'line',
		source: 'border',
		filter: is('level', 'township'),
		shownBy: 'township',
		paint: { 'line-color': colour('map-halo'), 'line-width': 3.6, 'line-opacity': 0.55 }
	},
	{
		id: 'township-border',
		slot: 'border',
		type: 'line',
		source: 'border',
		filter: is('level', 'township'),
		shownBy: 'township',
		paint: {
			'line-color': colour('b-township'),
			'line-width': byBand(length('b-township-w'), 1.6, 2),
			'line-dasharray': dashed(1.3, 9, 2.5, 1.5, 2.5)
		}
	},
	{
		id: 'county-border',
		slot: 'border',
		type: 'line',
		source: 'border',
		filter: is('level', 'county'),
		shownBy: 'county',
		layout: { 'line-join': 'round' },
		paint: { 'line-color': colour('b-county'), 'line-width': byBand(length('b-county-w'), 2.2, 2.4) }
	},
	...(['village', 'township'] as const).flatMap((source): SheetLayer[] => [
		{
			id: `${source}-selected-halo`,
			slot: 'selection',
			type: 'line',
			source,
			layout: { 'line-join': 'round' },
			paint: { 'line-color': colour('map-halo'), 'line-width': byState(5.5, 0, 0), 'line-opacity': byState(0.9, 0, 0) }
		},
		{
			id: `${source}-selected`,
			slot: 'selection',
			type: 'line',
			source,
			layout: { 'line-join': 'round' },
			paint: { 'line-color': colour('select-edge'), 'line-width': byState(2.6, 0, 0), 'line-opacity': byState(1, 0, 0) }
		}
	])
];

const gridDashes = { 1: [10, 4], 2: [4, 3], 3: [1.5, 3] } as const;
const gridFrom = { 1: bands.region, 2: 11.5, 3: 13 } as const;

const grids = ({ colour }: Theme): SheetLayer[] => [
	{
		id: 'grid-ground',
		slot: 'ground',
		type: 'fill',
		source: 'grid',
		minzoom: bands.region,
		shownBy: { attribute: 'level', switches: { 1: 'grid_1', 2: 'grid_2', 3: 'grid_3' } },
		paint: { 'fill-color': colour('select'), 'fill-opacity': byState(0.8, 0.3, 0) }
	},
	...([3, 2, 1] as const).map((level): SheetLayer => ({
		id: `grid-${level}`,
		slot: 'border',
		type: 'line',
		source: 'grid',
		minzoom: gridFrom[level],
		filter: is('level', level),
		shownBy: `grid_${level}`,
		paint: {
			'line-color': byState(colour('ink'), colour(`g-${level}`), colour(`g-${level}`)),
			'line-width': byState(2.2, 1.8, 1.2),
			'line-dasharray': dashed(1.2, ...gridDashes[level])
		}
	}))
];

const redLines = { farmland_red: 'r-farm', ecology_red: 'r-eco', urban_boundary: 'r-urban' } as const;

/** Fill under the zones, line and teeth with the borders. The teeth of the comb point inward: a second, broad, sparsely dashed line set off to the inside. */
const comb = ({ colour }: Theme): SheetLayer[] =>
	(['farmland_red', 'ecology_red', 'urban_boundary'] as const).flatMap((kind): SheetLayer[] => {
		const given = { source: 'constraint_area', filter: is('kind', kind), shownBy: kind } as const;
		const urban = kind === 'urban_boundary';
		return [
			{
				...given,
				slot: 'red_line',
				id: `${kind}-fill`,
				type: 'fill',
				paint: { 'fill-color': colour(`${redLines[kind]}-fill`) }
			},
			{
				...given,
				slot: 'border',
				id: `${kind}-teeth`,
				type: 'line',
				minzoom: 9.5,
				paint: {
					'line-color': colour(redLines[kind]),
					'line-width': 5,
					'line-offset': 2.5,
					'line-opacity': 0.8,
					'line-dasharray': dashed(5, 1.1, urban ? 2.2 : 5)
				}
			},
			{
				...given,
				slot: 'border',
				id: `${kind}-line`,
				type: 'line',
				paint: {
					'line-color': byState(colour('ink'), colour(redLines[kind]), colour(redLines[kind])),
					'line-width': byState(2.4, 1.8, 1.3),
					...(urban ? { 'line-dasharray': dashed(1.3, 10, 3, 2, 3) } : {})
				}
			}
		];
	});

/** The colour of a use by the first `length` figures of its code, else `other`. */
function useColour({ colour }: Theme, length: 2 | 4, other: ExpressionSpecification | string): ExpressionSpecification {
	const scheme = ['case', is('scheme', 'plan'), 'plan', 'survey'] as ExpressionSpecification;
	const rules = landUseRules.filter(({ code }) => code.length === length);
	return [
		'match',
		['concat', scheme, ':', ['slice', ['get', 'use'], 0, length]],
		...rules.flatMap(({ scheme, code, token }) => [`${scheme}:${code}`, colour(token)]),
		other
	] as unknown as ExpressionSpecification;
}

/** As coloured as the sheet bears: names and borders stay the strongest. */
const USE_STRENGTH = 0.62;

const landUse = (theme: Theme): SheetLayer[] => [
	{
		id: 'land-use-fill',
		bares: true,
		slot: 'contours',
		type: 'fill',
		source: 'land_use',
		minzoom: bands.village,
		shownBy: 'land_use',
		paint: {
			'fill-color': byState(
				theme.colour('select'),
				useColour(theme, 4, useColour(theme, 2, theme.colour(OTHER_USE))),
				useColour(theme, 4, useColour(theme, 2, theme.colour(OTHER_USE)))
			),
			'fill-opacity': byState(0.85, 0.85, USE_STRENGTH)
		}
	},
	{
		id: 'land-use-line',
		slot: 'contours',
		type: 'line',
		source: 'land_use',
		minzoom: bands.village,
		shownBy: 'land_use',
		paint: { 'line-color': theme.colour('map-contour-5'), 'line-width': 0.8 }
	}
];

const names = ({ colour }: Theme): SheetLayer[] => {
	const halo = { 'text-halo-color': colour('map-halo'), 'text-halo-width': 1.6, 'text-halo-blur': 0.3 } as const;
	return [
		{
			id: 'village-name',
			slot: 'label',
			type: 'symbol',
			source: 'label',
			minzoom: bands.region + 0.6,
			filter: is('kind', 'village'),
			layout: {
				'text-field': ['get', 'name'],
				'text-font': ['Sheet Song'],
				'text-size': byBand(11, 13, 20),
				'text-letter-spacing': byBand(0, 0.05, 0.25),
				'text-padding': 4,
				'symbol-sort-key': ['get', 'rank'],
				'text-variable-anchor': [...trialPlaces],
				'text-radial-offset': 0.2
			},
			paint: { ...halo, 'text-color': colour('map-label-2') }
		},
		{
			id: 'township-name',
			slot: 'label',
			type: 'symbol',
			source: 'label',
			maxzoom: bands.field,
			filter: is('kind', 'township'),
			layout: {
				'text-field': ['get', 'name'],
				'text-font': ['Sheet Song'],
				'text-size': byBand(15, 18, 22),
				'text-letter-spacing': 0.14,
				'text-padding': 3,
				'symbol-sort-key': ['get', 'rank'],
				'text-variable-anchor': [...trialPlaces],
				'text-radial-offset': 0.3
			},
			paint: { ...halo, 'text-halo-width': 2, 'text-color': colour('map-label') }
		}
	];
};

/** Places, borders, grids, the three lines: what every map of the county stands on. */
export const territoryLayers: LayerSet = {
	sources: ['township', 'village', 'border', 'label', 'grid', 'constraint_area', 'land_use'],
	layers: (theme) => [
		...ground(theme),
		...comb(theme),
		...landUse(theme),
		...grids(theme),
		...borders(theme),
		...names(theme)
	],
	targets: [
		{ layer: 'township-ground', kind: 'township', priority: 0 },
		{ layer: 'village-ground', kind: 'village', priority: 10 },
		{ layer: 'grid-ground', kind: 'grid', priority: 20 },
		{ layer: 'land-use-fill', kind: 'land_use', priority: 22 },
		...(['farmland_red', 'ecology_red', 'urban_boundary'] as const).map((kind) => ({
			layer: `${kind}-line`,
			kind: 'constraint_area',
			priority: 60
		}))
	]
};
