import { dayOf } from '#core/period.ts';
import { changesState } from '#land/changes.read.server.ts';
import { latestRun, listFindings, listPlaces } from '#land/finding-list.read.server.ts';
import { packFindings } from '#land/finding-pack.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals }) => ({
	packed: packFindings(await listFindings(locals.read, dayOf(new Date()))),
	places: await listPlaces(locals.read),
	run: await latestRun(locals.read),
	changes: await changesState(locals.read)
});
