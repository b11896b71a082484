import { dayOf } from '#core/period.ts';
import type { PageServerLoad } from './$types';

/** Nothing of the ledger: it is looked at for a reason, by the address beside. */
export const load: PageServerLoad = ({ locals }) => ({
	changes: locals.actor.permissions.has('land.handover.change'),
	today: dayOf(new Date())
});
