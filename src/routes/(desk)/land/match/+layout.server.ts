import { dayOf } from '#core/period.ts';
import { listPlaces } from '#land/finding-list.read.server.ts';
import { matchCounts, matchSettings } from '#land/match-counts.read.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, depends }) => {
	depends('land:match-counts');
	const today = dayOf(new Date());
	const { uses, values } = await matchSettings(locals.read, today);
	return {
		today,
		counts: await matchCounts(locals.read, today),
		places: await listPlaces(locals.read),
		uses: uses['match.construction_uses'],
		values,
		maySet: locals.actor.permissions.has('settings.change')
	};
};
