import type { drawing as chinese } from '../zh/drawing.ts';

export const drawing: typeof chinese = {
	title: 'Drawn parts',
	parts: 'Drawn parts',
	count: (count) => `${count} parts`,
	area: 'Area outside member villages',
	landAndLines: 'Farmland and control lines',
	note: 'What lies inside a member village adds nothing. Households, people and contracts are those of member villages only.',
	tools: 'Draw polygons',
	mode: { draw: 'Draw polygon', edit: 'Edit corners', cut: 'Cut out', split: 'Split', merge: 'Merge' },
	hint: {
		draw: 'Click corner by corner; village borders, parcels and drawn edges near by are snapped to. Click the first corner, double-click or press Enter to finish, Esc to give up. What is drawn already is kept clear of.',
		edit: 'Click a part and drag its corners; press the middle of an edge for a new one, Delete takes the focused one away. Shared corners move together.',
		cut: 'Draw a ring: what it holds is taken out of the chosen part, as a hole inside or a piece of its side.',
		split: 'Draw a line through the chosen part; double-click or press Enter to split it.',
		merge: 'Click the part beside the chosen one that becomes one with it.'
	},
	fill: 'Fill hole',
	remove: 'Remove part',
	finish: 'Finish',
	corners: 'Corner coordinates',
	cornersLead: (zone, meridian) =>
		`CGCS2000, 3° zone ${zone} (central meridian ${meridian}°); X is the northing, Y the easting with its zone in front, metres.`,
	outer: 'Outer ring',
	hole: (number) => `Hole ${number}`,
	number: 'Corner',
	corner: (number) => `Corner ${number}`,
	edit: 'Change',
	add: 'Add after',
	editCorner: (number) => `Change corner ${number}`,
	addCorner: (number) => `Add a corner after ${number}`,
	write: 'Write',
	apart: (count) => `${count} drawn parts`,
	reasons: {
		'drawn.crosses': 'This cannot be drawn: edges would cross, or graze what is drawn.',
		'drawn.overlaps': 'This cannot be drawn: it would lie over another part.',
		'drawn.few': 'At least three corners round some area are needed (two for a splitting line).',
		'drawn.outside': 'This lies outside the county.',
		'drawn.many': ({ got, most }) =>
			`A plan takes ${String(most)} drawn corners; with this it would have ${String(got)}.`,
		'drawn.wide': 'Too large: a part is at most some 29 km wide.',
		'drawn.fixed': 'This zone is locked; its drawn parts stay as they are.',
		'drawn.junction': 'More than two edges meet in this corner; without it parts would gape.',
		'drawn.apart': 'The two parts have no edge in common and cannot be merged.',
		'drawn.misses': 'The line does not cut through the chosen part.',
		'drawn.nothing': 'All of this is drawn already.',
		'drawn.unknown': 'Choose a drawn part first.',
		'drawn.no_zone': 'Choose a zone at the left first, then draw.',
		'drawn.x': ({ got }) => `X must be a northing in metres such as 4238000.123, got “${String(got)}”.`,
		'drawn.y': ({ got, zone }) =>
			`Y must be an easting in metres, with or without zone ${String(zone)} in front, got “${String(got)}”.`
	}
};
