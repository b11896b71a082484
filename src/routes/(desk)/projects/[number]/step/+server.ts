import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { refused } from '#core/outcome.ts';
import { recordNumber } from '#core/record-number.ts';
import { projectByNumber } from '#projects/projects.read.server.ts';
import { projectValues } from '#projects/settings.read.server.ts';
import { courseOf, projectSteps } from '#projects/stages.ts';
import { walkProject } from '#projects/walk.write.server.ts';
import type { RequestHandler } from './$types';

const asked = v.object({
	version: v.pipe(v.number(), v.integer(), v.minValue(1)),
	step: v.picklist(projectSteps),
	reason: v.nullable(v.pipe(v.string(), v.maxLength(4000))),
	values: v.record(v.pipe(v.string(), v.maxLength(40)), v.pipe(v.string(), v.maxLength(4000)))
});

/** Takes a project one step on, with what the step writes down; the door asks what the step asks where the project stands. */
export const POST: RequestHandler = async ({ request, locals, params }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	const number = recordNumber(params.number);
	if (!given.success || number === null) return json(refused('step.unknown'), { status: 400 });
	const project = await projectByNumber(locals.read, number);
	if (!project) return json(refused('project.unknown'), { status: 404 });
	const { steps } = courseOf((await projectValues(locals.read, project.enteredOn)).stages);
	const { step: name } = given.output;
	const step = steps.find((each) => each.name === name && each.from.includes(project.state));
	if (!step) return json(refused('step.from', { got: project.state, step: name }));
	return json(
		await locals.write(step.permission, (tx, actor) => walkProject(tx, actor, { project: number, ...given.output }), {
			action: `projects.step.${name}`
		})
	);
};
