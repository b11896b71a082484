import { words } from '#text/words.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
	const above = await parent();
	const own = await words(above.language, [
		'zones',
		'projects',
		'zonepage',
		'lines',
		'land',
		'map',
		'responsible',
		'audit',
		'basis',
		'factors'
	]);
	return { ...data, words: { ...above.words, ...own } };
};
