import type { imagery as zh } from '../zh/imagery.ts';

export const imagery: typeof zh = {
	title: 'Imagery',
	order: 'Order, opacity',
	orderNote: 'upper covers lower',
	nothingOn: 'No layer is shown.',
	opacity: (layer) => `Opacity of ${layer}`,
	percent: (share) => `${share}%`,
	reset: 'Reset all',
	none: 'No imagery yet.',
	fill: 'Add imagery',
	manage: 'Manage imagery',
	base: 'Online base map',
	baseOff: 'No outside base map while demo data is loaded.',
	baseReview: (number) => `Map review ${number}`,
	swipe: {
		start: 'Swipe',
		title: 'Swipe',
		left: 'Layer on the left',
		right: 'Layer on the right',
		stop: 'End swipe',
		line: 'Place of the swipe: left and right arrows move it',
		share: (share) => `${share}% left`,
		hidden: 'zoom in to see'
	},
	datums: { cgcs2000: 'CGCS2000 (Web Mercator tiles)', gcj02: 'GCJ-02, set right when drawn' },
	reasons: {
		'permission.missing': 'You do not have this permission.',
		'imagery.field': ({ field, expected, got }) =>
			`${String(field)}: expected ${String(expected)}, got “${String(got)}”.`,
		'imagery.future': ({ got }) => `${String(got)} is still to come.`,
		'imagery.place': ({ got, expected }) => `The place ${String(got)} is not in this county (${String(expected)}).`,
		'imagery.scope': 'This place is not within your scope.',
		'imagery.known': ({ number }) => `The same pictures of the same day are there already (set ${String(number)}).`,
		'imagery.unknown': 'There is no such set, or it is not within your scope.',
		'imagery.already': 'It is so already.',
		'imagery.file_needed': 'Choose a file.',
		'imagery.upload_too_large': ({ limit }) => `The file is over ${String(limit)} MB; use the command line.`,
		'imagery.missing': 'There is no such file or folder.',
		'imagery.unknown_file': 'Neither MBTiles nor PMTiles nor a folder of tiles.',
		'imagery.no_tiles': ({ got }) => `The MBTiles lack columns of tiles: ${String(got)}.`,
		'imagery.empty': 'It holds no tile.',
		'imagery.not_pictures': ({ at, got }) =>
			`Expected PNG, JPEG or WebP pictures, got ${String(got)}${at ? ` (${String(at)})` : ''}.`,
		'imagery.vector': 'These are vector tiles, no imagery.',
		'imagery.tile_bytes': ({ got, limit }) => `A tile of ${String(got)} bytes; at most ${String(limit)}.`,
		'imagery.tile_size': ({ got, at }) => `Expected tiles of 256 or 512 px a side, got ${String(got)} (${String(at)}).`,
		'imagery.tile_sizes': ({ got, expected, at }) =>
			`Tiles of two sizes: ${String(expected)} first, ${String(got)} at ${String(at)}.`,
		'imagery.too_many': ({ limit }) => `More than ${String(limit)} tiles.`,
		'imagery.too_large': ({ limit }) => `More than ${String(limit)} bytes.`,
		'imagery.address': ({ got }) => `The tile ${String(got)} is none of zooms 0–22.`,
		'imagery.doubles': 'One tile is there twice.',
		'imagery.rows': ({ got, expected }) =>
			`With rows as ${String(got)} the imagery lies elsewhere; as ${String(expected)} it lies in the county. Choose those rows.`,
		'imagery.elsewhere': ({ got }) => `The imagery is not of this county: ${String(got)}.`,
		'imagery.strays': ({ limit }) => `More than ${String(limit)} things in the folder are no tiles.`,
		'imagery.compression': ({ got }) => `Directories packed as ${String(got)}; expected gzip or none.`,
		'imagery.version': ({ got }) => `Expected PMTiles 3, got ${String(got)}.`,
		'imagery.silent': ({ limit }) => `No next tile within ${String(limit)} s; stopped.`,
		'imagery.memory': ({ limit }) => `Reading it takes more than ${String(limit)} MB of memory; stopped.`,
		'imagery.damaged': ({ got }) => `The file is damaged: ${String(got)}.`
	}
};
