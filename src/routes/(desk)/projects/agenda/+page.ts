import { words } from '#text/words.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
	const above = await parent();
	return { ...data, words: { ...above.words, ...(await words(above.language, ['projects'])) } };
};
