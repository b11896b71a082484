import { words } from '#text/words.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
	const { language } = await parent();
	return {
		...data,
		words: await words(language, ['stewardship', 'map']),
		/** Words of restricted labels; loaded with the labels alone. */
		labels: data.register === 'label' ? (await words(language, ['labels'])).labels : null
	};
};
