import type { Layer } from './layers.ts';

/** A layer of tiles: `/tiles/{name}/{z}/{x}/{y}.mvt`, with one layer inside, named alike. */
export type TileName = Layer | 'finding_point' | 'village_clearing' | 'reclaimed_outcome';

/**
 * Zooms a layer is served at: [first, last]. Below the last, shapes are simplified to half a pixel; the last is exact and
 * stretched beyond (simplified there, neighbours would part). Map sources take theirs from here.
 */
export const tileZooms: Readonly<Record<TileName, readonly [first: number, last: number]>> = {
	township: [0, 13],
	village: [0, 14],
	border: [0, 14],
	label: [0, 16],
	grid: [10, 15],
	zone: [0, 14],
	parcel: [12, 16],
	construction_land: [12, 16],
	village_land: [7, 11],
	contract_shape: [11, 16],
	occupation: [12, 16],
	finding: [11, 16],
	finding_point: [0, 14],
	cluster: [0, 14],
	reclaimed: [11, 16],
	village_clearing: [0, 14],
	village_debts: [0, 14],
	land_case: [0, 14],
	reclaimed_outcome: [0, 14],
	constraint_area: [5, 15],
	land_use: [12, 16]
};
