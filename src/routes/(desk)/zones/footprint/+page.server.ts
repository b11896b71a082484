import { dayOf } from '#core/period.ts';
import { footprintValues, footprintVersions } from '#zones/footprints/settings.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('zones:footprint');
	const today = dayOf(new Date());
	const { west, south, east, north } = locals.place;
	return {
		today,
		values: await footprintValues(locals.read, today),
		versions: await footprintVersions(locals.read),
		changes: locals.actor.permissions.has('settings.change'),
		bounds: { west, south, east, north }
	};
};
