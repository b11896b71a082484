import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { refused, type Outcome } from '#core/outcome.ts';
import { answers, stances } from '#zones/plans/course/opinion.ts';
import { answerRemark, giveOpinion } from '#zones/plans/course/opinion.write.server.ts';
import type { RequestHandler } from './$types';

const id = v.pipe(v.string(), v.uuid());
const words = v.pipe(v.string(), v.maxLength(20_000));
const asked = v.variant('act', [
	v.object({
		...{ act: v.literal('give'), id, stance: v.picklist(stances), points: words },
		version: v.pipe(v.number(), v.integer(), v.minValue(1))
	}),
	v.object({ act: v.literal('answer'), opinion: id, remark: id, answer: v.picklist(answers), reply: words })
]);

/** Gives an opinion that was asked for, or answers one of its points. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	if (!given.success) return json(refused('opinion.unknown'), { status: 400 });
	const body = given.output;
	const outcome: Outcome<unknown> =
		body.act === 'give'
			? await locals.write('zones.plan.opinion', (tx, actor) => giveOpinion(tx, actor, body))
			: await locals.write('zones.plan.ask', (tx, actor) => answerRemark(tx, actor, body), {
					action: 'zones.plan.answer'
				});
	return json(outcome, { headers: { 'cache-control': 'no-store' } });
};
