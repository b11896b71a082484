import { limits } from '#exchange/limits.ts';
import { stagesOf } from '#exchange/staging/staging.server.ts';
import { KIND, stagedList } from '#cli/people-stage.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const id = url.searchParams.get('stage');
	const stage = id ? await stagedList(locals, id) : null;
	const holder = { county: locals.county, owner: locals.actor.id };
	return {
		limit: limits.upload,
		stage: stage?.id ?? null,
		gone: id !== null && stage === null,
		waiting: (await stagesOf(locals.folders.staging, holder)).filter(({ kind }) => kind === KIND)
	};
};
