import { dayOf } from '#core/period.ts';
import { commissionedFor } from '#projects/appraiser.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	rows: await commissionedFor(locals.read, locals.actor.id),
	today: dayOf(new Date())
});
