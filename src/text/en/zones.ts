import type { zones as zh } from '../zh/zones.ts';

export const zones: typeof zh = {
	title: 'Industry zones',
	heading: (zones, areas) => `Zones ${zones} · areas ${areas}`,
	layouts: {
		adjacent: 'Adjacent, contiguous',
		chain: 'Along a value chain',
		complement: 'Complementary factors',
		project: 'Led by a project'
	},
	status: { draft: 'Draft', published: 'Published', revised: 'Revised', retired: 'Retired' },
	villageCount: (count) => `${count} villages`,
	wideMu: (tenThousands, whole) => `${whole === '' ? tenThousands : whole} mu`,
	coverage: (covered, shared) =>
		`${covered} villages take part, ${shared} of them in two zones or more (counted once).`,
	uncovered: (count) => `${count} villages are in none`,
	area: 'Area',
	villages: 'Villages',
	contracts: 'Collective contracts',
	contractsUnit: 'contracts',
	newLand: 'Newly found land',
	members: 'Its villages',
	membersNote: 'a name finds it on the map',
	redLines: 'Red lines',
	redLinesNote: 'mu inside · share of the zone',
	redLineKinds: {
		farmland_red: 'Permanent basic farmland',
		ecology_red: 'Ecological protection line',
		urban_boundary: 'Urban development boundary'
	},
	redLinesNone: 'Touches none of the three lines, or none has been imported.',
	redLinesCaveat: 'Touching a line does not forbid a zone: the natural-resources department answers.',
	contiguity: 'Contiguity',
	contiguityNote: 'by village borders; a shared edge counts, a corner does not',
	contiguityStates: { pass: 'In one piece', fail: 'Not in one piece', not_yet: 'Not yet' },
	inPiece: (villages, parts) => `${villages} villages${parts ? ` and ${parts} drawn parts` : ''}`,
	onePiece: (members) => `${members} touch, nothing is loose`,
	pieces: (pieces, main) => `${pieces} pieces; the main one has ${main}`,
	tooFew: 'fewer than two villages: nothing to judge yet',
	groundUnknown: 'not all village borders round what is drawn are here: it cannot be told yet',
	loose: (members) => `Loose, ${members}:`,
	anchorLookedUp: (name) => `The plan names no anchor; ${name} is taken from the register.`,
	showPiece: 'Show it',
	repair: (villages: string, smallest: boolean) =>
		smallest
			? `With ${villages} more they are in one piece, no fewer will do:`
			: `With ${villages} more they are in one piece:`,
	noRepair: 'No villages lie between them that could join them.',
	comma: ', ',
	page: 'Open its page',
	choose: 'Choose a zone from the list or on the map to see its area, villages and red lines.',
	empty: 'No zone yet.',
	emptyAction: 'Import zones',
	search: 'Find by name',
	sort: 'Sort',
	locked: 'Locked',
	sortByLayout: 'by layout',
	sortByArea: 'by area',
	export: 'Export the list',
	township: 'Township',
	sheetHeads: ['Code', 'Name', 'Layout', 'Area (mu)', 'Villages', 'Collective contracts', 'Newly found land (mu)'],
	mapLabel: 'Map of industry zones and project areas'
};
