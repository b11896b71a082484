import type { labels as zh } from '../zh/labels.ts';

export const labels: typeof zh = {
	kinds: {
		weak_organisation: 'Village with a weak organisation',
		governance_focus: 'Village of special attention',
		petition: 'Petitions'
	},
	caution: 'Restricted: never on a wall, in an export or in public; every look is in the trail.'
};
