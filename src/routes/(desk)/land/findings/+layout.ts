import { words } from '#text/words.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ data, parent }) => ({
	...data,
	words: await words((await parent()).language, [
		'land',
		'findings',
		'map',
		'tolerance',
		'work',
		'dossier',
		'responsible',
		'audit',
		'cases'
	])
});
