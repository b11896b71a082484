import { words } from '#text/words.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
	const { language } = await parent();
	return { ...data, words: await words(language, ['debts', 'rules', 'land', 'audit']) };
};
