import type { responsible as zh } from '../zh/responsible.ts';

export const responsible: typeof zh = {
	title: 'Who answers',
	note: 'by pairing',
	none: 'No leader has been paired yet',
	of: { township: 'its township', village: 'this village', zone: 'this zone', project: 'this project' },
	since: (day) => `since ${day}`
};
