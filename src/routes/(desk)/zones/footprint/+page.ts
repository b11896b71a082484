import { words } from '#text/words.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
	const above = await parent();
	const own = await words(above.language, ['footprint', 'rules', 'lines', 'zones', 'plans', 'map', 'tools']);
	return { ...data, words: { ...above.words, ...own } };
};
