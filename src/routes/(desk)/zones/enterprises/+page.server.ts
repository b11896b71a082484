import { seesWholeCounty } from '#core/scope.ts';
import { villagesByTownship } from '#territory/villages.read.server.ts';
import { listEnterprises } from '#zones/enterprises/enterprises.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('zones:enterprises');
	const { west, south, east, north } = locals.place;
	return {
		rows: await listEnterprises(locals.read),
		townships: await villagesByTownship(locals.read),
		whole: seesWholeCounty(locals.read.scope, locals.read.county),
		changes: locals.actor.permissions.has('zones.enterprise.change'),
		bounds: { west, south, east, north }
	};
};
