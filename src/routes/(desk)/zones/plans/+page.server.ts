import { listPlans } from '#zones/plans/plans.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('zones:plans');
	return { plans: await listPlans(locals.read), draws: locals.actor.permissions.has('zones.plan.change') };
};
