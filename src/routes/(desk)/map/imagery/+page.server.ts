import { sees, seesWholeCounty } from '#core/scope.ts';
import { dayOf } from '#core/period.ts';
import { imagerySets } from '#imagery/imagery.read.server.ts';
import { limits } from '#imagery/limits.ts';
import { listPlaces } from '#land/finding-list.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const changes = locals.actor.permissions.has('imagery.change');
	const { townships, villages } = await listPlaces(locals.read);
	return {
		/** What is taken off the map is the business of those who may put it back. */
		sets: await imagerySets(locals.read, { all: changes }),
		changes,
		limit: limits.upload,
		today: dayOf(new Date()),
		/** Whose a set may be, as far as the session's scope reaches. */
		places: {
			whole: seesWholeCounty(locals.read.scope, locals.county),
			townships: townships.map((township) => ({
				...township,
				whole: sees(locals.read.scope, locals.county, township.code),
				villages: villages
					.filter((village) => village.township === township.code)
					.map(({ code, name }) => ({ code, name }))
			}))
		}
	};
};
