import { dayOf } from '#core/period.ts';
import { changesState } from '#land/changes.read.server.ts';
import { listClusters } from '#land/clusters.read.server.ts';
import { latestRun, listFindings, listPlaces } from '#land/finding-list.read.server.ts';
import { packFindings } from '#land/finding-pack.ts';
import { savedFilters } from '#land/saved-filters.read.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, depends }) => {
	depends('land:filters');
	return {
		packed: packFindings(await listFindings(locals.read, dayOf(new Date()))),
		places: await listPlaces(locals.read),
		run: await latestRun(locals.read),
		changes: await changesState(locals.read),
		clusters: await listClusters(locals.read),
		filters: await savedFilters(locals.read, locals.actor.id)
	};
};
