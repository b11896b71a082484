/**
 * The layers of data whose versions a write raises; a tile's key and ETag carry the version of its layer (DESIGN §3).
 * Ids are those of terms.md, grouped where one table feeds several switches of the legend.
 */
export const layers = [
	'township',
	'village',
	'border',
	'label',
	'grid',
	'zone',
	'parcel',
	'construction_land',
	'village_land',
	'contract_shape',
	'occupation',
	'finding',
	'cluster',
	'reclaimed',
	'village_debts',
	'land_case',
	'constraint_area',
	'land_use'
] as const;

export type Layer = (typeof layers)[number];

/** What else has a version that a write raises: who people are and what they may, which every process goes by. */
export type Versioned = Layer | 'people';
