import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { recordNumber } from '#core/record-number.ts';
import { refused } from '#core/outcome.ts';
import { offerCourse, offerSteps, paperOf } from '#land/reclaimed/course.ts';
import { paperOfForm } from '#land/reclaimed/paper-form.ts';
import { walkOffer } from '#land/reclaimed/walk.write.server.ts';
import type { RequestHandler } from './$types';

const asked = v.object({
	version: v.pipe(v.number(), v.integer(), v.minValue(1)),
	step: v.picklist(offerSteps),
	reason: v.nullable(v.pipe(v.string(), v.maxLength(4000))),
	values: v.record(v.pipe(v.string(), v.maxLength(40)), v.pipe(v.string(), v.maxLength(4000)))
});

/** Takes an offering one step on, with what the step writes down. */
export const POST: RequestHandler = async ({ request, locals, params }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	const number = recordNumber(params.number);
	if (!given.success || number === null) return json(refused('step.unknown'), { status: 400 });
	const { step, values, ...rest } = given.output;
	const rule = offerCourse.steps.find(({ name }) => name === step)!;
	const kind = paperOf(rule);
	const paper = kind === null ? null : paperOfForm(kind, values);
	return json(
		await locals.write(rule.permission, (tx, actor) => walkOffer(tx, actor, { number, step, paper, ...rest }))
	);
};
