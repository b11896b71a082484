import type { tools as zh } from '../zh/tools.ts';

export const tools: typeof zh = {
	title: 'Map tools',
	close: (what) => `Close: ${what}`,
	undo: 'Undo',
	redo: 'Redo',
	clear: 'Clear',
	finish: 'Finish',
	resume: 'Go on drawing',
	corner: (number) => (number === '' ? 'Points drawn' : `Point ${number}: arrow keys move it, Delete removes it`),
	measure: {
		title: 'Measure',
		short: 'Measure',
		note: 'for looking only, nothing is stored',
		kinds: { area: 'Area', line: 'Length' },
		area: 'Area',
		round: 'Perimeter',
		length: 'Length',
		last: 'Last leg',
		crossed: 'The outline crosses itself: no area. Move or undo a point.',
		begin:
			'Click the first point. Keys: arrows move the map, Enter sets a point at its middle, Space finishes, Backspace undoes.',
		more: 'Go on clicking. Drag a point to move it, the middle of an edge to add one; double click or Space finishes.',
		done: 'Finished; points can still be dragged.'
	},
	picker: {
		name: 'list of shapes',
		title: (count) => `${count} shapes lie here`
	},
	bookmarks: {
		title: 'My places',
		short: 'Places',
		note: 'kept in this browser only',
		name: 'Name this view',
		add: 'Keep',
		empty: 'None yet. Go to a place you look at often, name it and keep it: one click brings you back.',
		remove: (name) => `Remove ${name}`,
		removed: (name) => `"${name}" removed`
	},
	day: {
		title: 'The map as it was',
		short: 'Time',
		note: 'by the time things were recorded',
		slider: 'Days on which something was recorded',
		by: { title: 'Steps', change: 'By change', month: 'By month', slider: 'Ends of months' },
		date: 'Day',
		earlier: 'Change before',
		later: 'Change after',
		now: 'Back to now',
		present: 'Now',
		first: (day) => `The first record is of ${day}`,
		changes: (count) => `Changes were recorded on ${count} days`,
		banner: (day) => `Land as recorded at the end of ${day}: not the present`,
		rest: 'Borders, zones, red lines, clusters and the records at the right are those of now',
		one: 'Records begin today: there is no former day to look at yet.'
	},
	select: {
		title: 'Select shapes',
		short: 'Select',
		back: 'Back to the map',
		area: 'Draw an area',
		draw: { box: 'Rectangle', area: 'Polygon' },
		hint: {
			box: 'Click two opposite corners. Keys: arrows move the map, Enter sets a corner, Backspace undoes.',
			area: 'Click the outline; double click, Space or "Finish" closes it. Keys: arrows move the map, Enter sets a corner.'
		},
		kinds: 'Which kinds',
		place: 'Where',
		code: 'Code or number contains',
		from: 'At least',
		to: 'At most',
		status: 'Status',
		any: 'any',
		use: 'Land use code',
		within: 'only wholly inside',
		ask: 'Find',
		empty:
			'Draw a rectangle or a polygon on the map, or say what you look for above: what is selected is listed here and can be exported.',
		nothing: 'Nothing answers to this. Ask for less, or draw another area.',
		cut: (shown, all) => `The first ${shown} of ${all} are listed; sums are of all`,
		columns: { kind: 'Kind', code: 'Code', village: 'Village', note: 'Note' },
		sheet: {
			name: 'Selected shapes',
			heads: [
				'Kind',
				'Code',
				'Township',
				'Village',
				'Village code',
				'Mu',
				'Type',
				'Status',
				'Category',
				'Ownership',
				'Land use code'
			],
			placeHeads: ['Longitude', 'Latitude']
		},
		reasons: {
			'selection.area.unreadable': 'The area in the address cannot be read; draw it again.',
			'selection.area.corners': (detail) => `An area may have ${String(detail.most)} corners at most.`,
			'selection.area.open': 'An area needs three corners, a rectangle two that differ.',
			'selection.area.crossed': 'The outline of the area crosses itself; draw it again.'
		}
	},
	print: {
		title: 'Print to scale',
		short: 'Print',
		sheet: ' map',
		picture: (scale) => `Map at one to ${scale}`,
		scale: 'Scale',
		paper: 'Paper',
		turn: 'Turned',
		lying: 'landscape',
		upright: 'portrait',
		name: 'Title',
		show: 'Update',
		move: 'Move the sheet',
		ways: { west: 'West', east: 'East', north: 'North', south: 'South' },
		print: 'Print',
		drawing: 'Drawing …',
		advice: 'Print at actual size (100 %), not "fit to page": only then is the scale true.',
		date: 'Made on',
		and: ' and ',
		sides: { left: (what) => `Left: ${what}`, right: (what) => `Right: ${what}` },
		imagery: (day, name, source) => `Imagery ${day} ${name} (${source})`,
		base: (name, review) => `Base map ${name}${review ? `, map review ${review}` : ''}`
	}
};
