/**
 * The patterns of the sheet, one list for the map, its legend and the table cells (look.md: "legend swatch = table cell = map").
 * Teeth and pattern, not hue, carry the meaning. Every tile is square, axis-aligned and seamless, so that the same tile serves
 * an SVG pattern and a repeated image of the map. Lengths are px at scale 1; colours are names of tokens without `--`.
 */
export interface Pattern {
	size: number;
	/** The line round a shape. */
	edge: string;
	/** Tint under the marks. */
	ground?: { token: string; opacity?: number };
	/** Lines in the colour of `edge`, as SVG path data. */
	path?: string;
	width?: number;
	/** Filled circles x, y, radius. */
	dots?: readonly (readonly [number, number, number])[];
}

const rising = (size: number): string =>
	`M-1 ${size + 1}L${size + 1} -1M-1 1L1 -1M${size - 1} ${size + 1}L${size + 1} ${size - 1}`;
const falling = (size: number): string =>
	`M-1 -1L${size + 1} ${size + 1}M-1 ${size - 1}L1 ${size + 1}M${size - 1} -1L${size + 1} 1`;

const finding = { edge: 'l-finding', ground: { token: 'l-finding-fill' } } as const;

export const patterns = {
	over_area: { ...finding, size: 7, path: rising(7), width: 1.5 },
	on_other_contract: { ...finding, size: 6, path: 'M3 0V6M0 3H6', width: 1 },
	on_uncontracted: { ...finding, size: 6, dots: [[3, 3, 1.2]] },
	beyond_village: { ...finding, size: 6, path: 'M3 0V6', width: 1.5 },
	no_contract: { edge: 'l-finding', ground: { token: 'l-finding', opacity: 0.28 }, size: 8 },
	expired_held: { ...finding, size: 7, path: 'M0 3.5H4', width: 1.4 },
	double_contracted: { ...finding, size: 6, path: 'M0 2H6M0 4H6', width: 0.9 },
	short_area: { edge: 'l-finding', size: 8, path: 'M1 1L3.2 3.2M5 5L7.2 7.2', width: 1 },
	area_request: { edge: 'l-finding', size: 9, dots: [[4.5, 4.5, 0.9]] },
	zone_adjacent: { edge: 'z-a', ground: { token: 'z-a-fill' }, size: 8 },
	zone_chain: { edge: 'z-c', ground: { token: 'z-c-fill' }, size: 10, path: rising(10), width: 1.1 },
	zone_complement: {
		edge: 'z-m',
		ground: { token: 'z-m-fill' },
		size: 8,
		dots: [
			[2, 2, 1.15],
			[6, 6, 1.15]
		]
	},
	zone_project: {
		edge: 'z-p',
		ground: { token: 'z-p-fill' },
		size: 12,
		path: rising(12) + falling(12),
		width: 0.9
	},
	reclaimed: { edge: 'l-reclaim', ground: { token: 'l-reclaim-fill' }, size: 6, path: 'M0 3H6', width: 1.2 },
	construction_land: { edge: 'l-build', ground: { token: 'l-build-fill' }, size: 5, dots: [[2.5, 2.5, 0.6]] },
	contract_shape: { edge: 'l-contract', ground: { token: 'l-contract-fill' }, size: 8 },
	parcel: { edge: 'l-parcel', ground: { token: 'l-parcel-fill' }, size: 8 },
	land_use: { edge: 'map-contour-5', ground: { token: 'lu-irrigated', opacity: 0.62 }, size: 8 },
	cluster: { edge: 'l-cluster', ground: { token: 'l-cluster', opacity: 0.07 }, size: 8 },
	no_data: { edge: 'rule-2', size: 8, path: falling(8), width: 0.8 }
} as const satisfies Record<string, Pattern>;

export type PatternName = keyof typeof patterns;

export const isPattern = (name: string): name is PatternName => name in patterns;

/** Lines of the sheet: borders, grids, contracts, red lines. `teeth` is the gap between the teeth that point inward. */
export interface LineStyle {
	token: string;
	width: number;
	dash?: string;
	teeth?: number;
}

export const lines = {
	county: { token: 'b-county', width: 2.4 },
	township: { token: 'b-township', width: 1.4, dash: '8 2.5 1.5 2.5' },
	village: { token: 'b-village', width: 1.2 },
	grid_1: { token: 'g-1', width: 1.6, dash: '9 4' },
	grid_2: { token: 'g-2', width: 1.4, dash: '4 3' },
	grid_3: { token: 'g-3', width: 1.3, dash: '1.5 3' },
	contract_line: { token: 'l-contract', width: 2 },
	occupation: { token: 'l-occ', width: 1.8, dash: '7 3.5' },
	parcel_line: { token: 'l-parcel', width: 1 },
	cluster_line: { token: 'l-cluster', width: 1.6, dash: '1.5 4' },
	farmland_red: { token: 'r-farm', width: 1.2, teeth: 5 },
	ecology_red: { token: 'r-eco', width: 1.2, teeth: 5 },
	urban_boundary: { token: 'r-urban', width: 1.2, dash: '9 3 2 3', teeth: 2.2 }
} as const satisfies Record<string, LineStyle>;

export type LineName = keyof typeof lines;
