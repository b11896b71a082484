import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { refused, type Outcome } from '#core/outcome.ts';
import type { Permission } from '#core/permission.ts';
import { answerAsk, askForMore, remindOfProject } from '#projects/asks.write.server.ts';
import { commissionAppraisal } from '#projects/appraisal.write.server.ts';
import { withdrawFile } from '#projects/files.write.server.ts';
import { answerPoint, signProject } from '#projects/joint.write.server.ts';
import { procedureKinds } from '#projects/procedure.ts';
import { recordProcedure } from '#projects/procedure.write.server.ts';
import { projectFields } from '#projects/project.ts';
import { enterProject, mendProject } from '#projects/project.write.server.ts';
import { recuseFrom } from '#projects/recusal.write.server.ts';
import { answers, stances } from '#zones/plans/course/opinion.ts';
import type { RequestHandler } from './$types';

const number = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999_999_999));
const said = v.pipe(v.string(), v.maxLength(20_000));
const values = v.record(v.pipe(v.string(), v.maxLength(40)), v.pipe(v.string(), v.maxLength(4000)));
const facts = v.partial(v.object(v.entriesFromList(projectFields, v.pipe(v.string(), v.maxLength(4000)))));
const id = v.pipe(v.string(), v.uuid());
const one = { number, version: number };
const asked = v.variant('act', [
	v.object({ act: v.literal('enter'), values: facts }),
	v.object({ act: v.literal('mend'), ...one, values: facts }),
	v.object({ act: v.literal('procedure'), ...one, kind: v.picklist(procedureKinds), values, reason: said }),
	v.object({ act: v.literal('ask'), number, body: said }),
	v.object({ act: v.literal('answer'), number, ask: id, body: said }),
	v.object({ act: v.literal('remind'), number, body: said }),
	v.object({ act: v.literal('commission'), ...one, person: said, organisation: said }),
	v.object({ act: v.literal('sign'), ...one, stance: v.picklist(stances), points: said, unbiased: v.boolean() }),
	v.object({ act: v.literal('point'), number, point: id, answer: v.picklist(answers), reply: said }),
	v.object({ act: v.literal('recuse'), number, ground: v.picklist(['home_village', 'kinship']) }),
	v.object({ act: v.literal('withdraw_file'), number, file: id })
]);
type Asked = v.InferOutput<typeof asked>;

/** What each act asks for at the door. */
const permissionOf: Readonly<Record<Asked['act'], Permission>> = {
	enter: 'projects.apply',
	mend: 'projects.apply',
	procedure: 'projects.apply',
	answer: 'projects.apply',
	point: 'projects.apply',
	ask: 'projects.ask',
	remind: 'projects.ask',
	commission: 'projects.commission',
	sign: 'projects.sign',
	recuse: 'projects.recuse',
	withdraw_file: 'projects.file'
};

/** Everything that is done with a project beside taking it on. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	if (!given.success) return json(refused('project.unknown'), { status: 400 });
	const body = given.output;
	const outcome: Outcome<unknown> = await locals.write(
		permissionOf[body.act],
		(tx, actor): Promise<Outcome<unknown>> => {
			switch (body.act) {
				case 'enter':
					return enterProject(tx, actor, body);
				case 'mend':
					return mendProject(tx, actor, body);
				case 'procedure':
					return recordProcedure(tx, actor, body);
				case 'ask':
					return askForMore(tx, actor, body);
				case 'answer':
					return answerAsk(tx, actor, body);
				case 'remind':
					return remindOfProject(tx, actor, body);
				case 'commission':
					return commissionAppraisal(tx, actor, body);
				case 'sign':
					return signProject(tx, actor, body);
				case 'point':
					return answerPoint(tx, actor, body);
				case 'recuse':
					return recuseFrom(tx, actor, body);
				case 'withdraw_file':
					return withdrawFile(tx, actor, body);
			}
		},
		{ action: `projects.${body.act}` }
	);
	return json(outcome);
};
