import { words } from '#text/words.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ parent }) => {
	const above = await parent();
	return { words: { ...above.words, ...(await words(above.language, ['account'])) } };
};
