import { words } from '#text/words.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
	const above = await parent();
	const more = await words(above.language, ['map', 'imagery', 'pictures', 'land', 'audit']);
	return { ...above, ...data, words: { ...above.words, ...more } };
};
