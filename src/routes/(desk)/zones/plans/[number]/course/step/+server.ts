import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { refused } from '#core/outcome.ts';
import { recordNumber } from '#core/record-number.ts';
import { planCourse, takenSteps } from '#zones/plans/course/course.ts';
import { walkPlan } from '#zones/plans/course/walk.write.server.ts';
import type { RequestHandler } from './$types';

const asked = v.object({
	version: v.pipe(v.number(), v.integer(), v.minValue(1)),
	step: v.picklist(takenSteps),
	reason: v.nullable(v.pipe(v.string(), v.maxLength(4000))),
	values: v.record(v.pipe(v.string(), v.maxLength(40)), v.pipe(v.string(), v.maxLength(4000)))
});

/** Takes a plan one step on in its course, with what the step writes down. */
export const POST: RequestHandler = async ({ request, locals, params }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	const plan = recordNumber(params.number);
	if (!given.success || plan === null) return json(refused('step.unknown'), { status: 400 });
	const { permission } = planCourse.steps.find(({ name }) => name === given.output.step)!;
	return json(
		await locals.write(permission, (tx, actor) => walkPlan(tx, actor, { plan, ...given.output }), {
			action: given.output.step === 'review' ? 'zones.plan.reviewed' : `zones.plan.${given.output.step}`
		})
	);
};
