import type { lines as zh } from '../zh/lines.ts';

export const lines: typeof zh = {
	kinds: {
		farmland_red: 'Permanent basic farmland',
		ecology_red: 'Ecological protection line',
		urban_boundary: 'Urban development boundary',
		zone: 'Other zones',
		project_area: 'Project areas'
	},
	pieces: (count) => (count === '1' ? '1 piece' : `${count} pieces`),
	piece: (at, mu) => `Piece ${at}, ${mu} mu, show on the map`,
	unnamed: 'without a name',
	slivers: (count, mu) => `besides ${count} sliver${count === '1' ? '' : 's'}, ${mu} mu together, within the total`,
	twice: (mu) => `The parts lie over each other: ${mu} mu of that counts once in the sum`,
	more: (count) => `Only the largest are listed; ${count} more are within the totals.`,
	elsewhere: (count) => `${count} more lie outside what you see; they are within the totals.`,
	title: 'Red lines piece by piece',
	note: 'as saved',
	ask: 'List the pieces',
	again: 'Check again',
	asking: 'Checking…',
	none: 'Nothing in common with the three lines, or they have not been imported yet.',
	stale: 'The plan has changed since; please check again.',
	waits: 'Some steps are not saved yet; check once they are.',
	failed: 'No answer; please check the network and try again.',
	caveat: 'An overlap does not rule a zone out: the natural resources office answers that.'
};
