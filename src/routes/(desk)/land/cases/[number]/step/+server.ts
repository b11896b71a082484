import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { recordNumber } from '#core/record-number.ts';
import { refused } from '#core/outcome.ts';
import { caseCourse, caseSteps, paperOf } from '#land/cases/course.ts';
import { paperOfForm } from '#land/cases/paper-form.ts';
import { walkCase } from '#land/cases/walk.write.server.ts';
import type { RequestHandler } from './$types';

const asked = v.object({
	version: v.pipe(v.number(), v.integer(), v.minValue(1)),
	step: v.picklist(caseSteps),
	reason: v.nullable(v.pipe(v.string(), v.maxLength(4000))),
	values: v.record(v.pipe(v.string(), v.maxLength(40)), v.pipe(v.string(), v.maxLength(4000)))
});

/** Takes a case one step on, with what the step writes down. */
export const POST: RequestHandler = async ({ request, locals, params }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	const number = recordNumber(params.number);
	if (!given.success || number === null) return json(refused('step.unknown'), { status: 400 });
	const { step, values, ...rest } = given.output;
	const named = caseCourse.steps.filter(({ name }) => name === step);
	const kind = named.map(paperOf).find((each) => each !== null) ?? null;
	const paper = kind === null ? null : paperOfForm(kind, values);
	// A name may stand for steps of two offices; the rule itself looks which of them it is.
	const { permission } = named.find((each) => locals.actor.permissions.has(each.permission)) ?? named[0]!;
	return json(await locals.write(permission, (tx, actor) => walkCase(tx, actor, { number, step, paper, ...rest })));
};
