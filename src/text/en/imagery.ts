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
	datums: { cgcs2000: 'CGCS2000 (Web Mercator tiles)', gcj02: 'GCJ-02, set right when drawn' }
};
