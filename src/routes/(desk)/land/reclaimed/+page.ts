import { words } from '#text/words.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => ({
	...data,
	words: await words((await parent()).language, ['land', 'reclaimed', 'rules'])
});
