import { error } from '@sveltejs/kit';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, parent }) => {
	const { clusters } = await parent();
	const cluster = clusters.find(({ number }) => String(number) === params.number);
	if (!cluster) error(404, { message: `no cluster ${params.number.slice(0, 20)}`, reason: 'cluster.unknown' });
	return { cluster };
};
