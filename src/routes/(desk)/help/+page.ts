import { words } from '#text/words.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent }) => {
	const above = await parent();
	return { words: { ...above.words, ...(await words(above.language, ['help'])) } };
};
