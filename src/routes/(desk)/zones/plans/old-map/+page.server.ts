import { limits } from '#exchange/limits.ts';
import { stagesOf } from '#exchange/staging/staging.server.ts';
import { KIND, stagedMap } from '#cli/old-map-stage.server.ts';
import { planBorders } from '#zones/plans/plan-borders.read.server.ts';
import { villageNames } from '#zones/old-map/village-names.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const id = url.searchParams.get('stage');
	const stage = id ? await stagedMap(locals, id) : null;
	const { west, south, east, north } = locals.place;
	const holder = { county: locals.county, owner: locals.actor.id };
	return {
		stage: stage && { id: stage.id, name: stage.name, options: stage.options, overrides: stage.overrides },
		gone: id !== null && stage === null,
		waiting: (await stagesOf(locals.folders.staging, holder)).filter(({ kind }) => kind === KIND),
		limit: limits.upload,
		names: await villageNames(locals.read),
		borders: await planBorders(locals.read),
		bounds: { west, south, east, north }
	};
};
