import { words } from '#text/words.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
	const above = await parent();
	const own = await words(above.language, ['projects', 'footprint', 'map', 'tools', 'zones', 'land', 'lines']);
	return { ...data, words: { ...above.words, ...own } };
};
