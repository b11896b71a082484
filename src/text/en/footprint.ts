import type { footprint as zh } from '../zh/footprint.ts';

export const footprint: typeof zh = {
	title: 'Test a footprint',
	tab: 'Test a footprint',
	lead: 'Choose a use, draw a piece of ground or press a parcel, and see how it lies to the three lines. Nothing is kept.',
	mapLabel: 'Map for testing footprints',
	use: 'Use',
	groups: {
		extent: 'Extent',
		planting: 'Planting',
		improvement: 'Improvement',
		building: 'Building',
		digging: 'Digging'
	},
	uses: {
		extent: 'Planning extent of a zone',
		grain: 'Grain',
		forage: 'Forage',
		orchard: 'Orchard',
		forest: 'Trees',
		high_standard: 'High-standard farmland',
		livestock: 'Livestock shed',
		greenhouse_breaking: 'Greenhouse that breaks the plough layer',
		greenhouse_keeping: 'Greenhouse that keeps the plough layer',
		building: 'Other building',
		pond: 'Fish pond',
		digging: 'Digging, taking earth'
	},
	day: 'By the rules of',
	draw: 'Draw a piece of ground',
	again: 'Draw anew',
	finish: 'Finish',
	undo: 'Undo',
	hint: 'Press the corners on the map one after the other; a double press or “Finish” ends it. Or press a parcel.',
	drawing: (count) => `${count} corner${count === '1' ? '' : 's'} set, three at least.`,
	none: 'No ground yet. Draw a piece, or zoom in and press a parcel.',
	busy: 'Checking…',
	area: 'Area',
	parcel: (number) => `Parcel ${number}`,
	words: {
		expected: 'As expected',
		fails: 'Does not conform',
		information: 'For information',
		ask: 'Ask the natural resources office',
		reported: 'Overlap listed'
	},
	states: {
		outside: 'no overlap with what is imported',
		unknown: 'not imported, nothing can be said',
		grazes: (mu) => `slivers only (${mu} mu), please check the edges`
	},
	known: (areas, day, file) =>
		`${areas} areas imported, the last on ${day}${file ? ` (${file})` : ''}; whether that is all of it is not known.`,
	source: (source) => `Source: ${source}`,
	noRule: 'The table has no rule for this. That is no permission: ask the natural resources office.',
	extentNote: 'A planning extent only has its overlaps listed; it is not judged.',
	noVerdict: 'No overlap with imported lines. That is no permission; the natural resources office answers.',
	caveat: 'A note of the system; the natural resources office decides.',
	pieces: 'Pieces',
	settings: {
		title: 'Footprint rules',
		note: 'They hold from a day on; what was tested before stays. An empty cell means “ask the natural resources office”. Every cell needs its source.',
		overlapsTitle: 'Layers that zones may overlap',
		layers: {
			farmland_red: 'Permanent basic farmland',
			ecology_red: 'Ecological protection line',
			urban_boundary: 'Urban development boundary',
			zone: 'Other zones',
			project_area: 'Project areas'
		},
		overlaps: { report: 'overlaps are listed', may: 'may overlap, not listed' },
		ask: 'ask',
		entry: (use, line) => `${use} × ${line}`,
		entrySource: (use, line) => `Source of ${use} × ${line}`,
		sourcePlace: 'source',
		validFrom: 'Holds from',
		source: 'Document',
		sourceHint: 'Its name or number, 2 to 200 characters',
		shipped: 'The product’s own values hold.',
		since: (day, source) => `Since ${day}, by ${source}.`,
		save: 'Save',
		saved: 'Footprint rules saved'
	},
	reasons: {
		'footprint.ring': 'The border does not close: three corners at least, and no edge across another.',
		'footprint.outside': 'The ground lies outside the county.',
		'footprint.too_small': 'Less than 1 m² was drawn; zoom in and draw anew.',
		'footprint.too_large': (detail) => `At most ${Number(detail.expected) / 100} mu at once; draw less.`,
		'footprint.parcel_unknown': 'There is no such parcel; reload and press again.',
		'permission.missing': 'Your role may not do this.',
		'request.failed': 'It did not arrive; check the network and try again.',
		'settings.day': 'Not a day, such as 2027-01-01.',
		'settings.value': 'A cell has a word but no source (2 to 200 characters).',
		'settings.source_needed': 'Name the document, 2 to 200 characters.',
		'settings.unknown': 'Nothing was changed.'
	}
};
