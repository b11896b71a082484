import { dayOf } from '#core/period.ts';
import { courseRules } from '#zones/plans/course/course.read.server.ts';
import { openComments } from '#zones/plans/comments/comments.read.server.ts';
import { planFiles } from '#zones/old-map/plan-files.read.server.ts';
import { listPlans } from '#zones/plans/plans.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('zones:plans');
	const { read } = locals;
	const today = dayOf(new Date());
	return {
		plans: await listPlans(read),
		files: await planFiles(read),
		comments: await openComments(read),
		today,
		rules: locals.actor.permissions.has('settings.change') ? await courseRules(read, today) : null,
		draws: locals.actor.permissions.has('zones.plan.change')
	};
};
