import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { recordNumber } from '#core/record-number.ts';
import { planComments } from '#zones/plans/comments/comments.read.server.ts';
import { addComment, addRemark } from '#zones/plans/comments/comments.write.server.ts';
import { planByNumber } from '#zones/plans/plans.read.server.ts';
import type { RequestHandler } from './$types';

const headers = { 'cache-control': 'no-store' };
const words = v.pipe(v.string(), v.maxLength(5_000));
const whole = v.pipe(v.number(), v.integer(), v.minValue(1));
const behind = { comment: whole, seen: whole };
const place = v.variant('kind', [
	v.object({ kind: v.literal('village'), village: v.pipe(v.string(), v.regex(/^\d{12}$/)) }),
	v.object({ kind: v.literal('zone'), zone: v.pipe(v.string(), v.uuid()) }),
	v.object({
		kind: v.literal('point'),
		east: v.pipe(v.number(), v.minValue(73), v.maxValue(136)),
		north: v.pipe(v.number(), v.minValue(3), v.maxValue(54))
	})
]);
const asked = v.variant('act', [
	v.object({ act: v.literal('add'), id: v.pipe(v.string(), v.uuid()), place, text: words }),
	v.object({ act: v.literal('answer'), ...behind, text: words }),
	v.object({ act: v.literal('correct'), ...behind, of: whole, text: words }),
	v.object({ act: v.picklist(['resolve', 'reopen']), ...behind, text: v.optional(words) })
]);
const numberOf = (text: string): number => {
	const number = recordNumber(text);
	if (number === null) error(404, { message: `no plan ${text.slice(0, 20)}`, reason: 'plan.unknown' });
	return number;
};

/** The comments of a plan as they are now. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const plan = await planByNumber(locals.read, numberOf(params.number));
	if (!plan) error(404, { message: `no plan ${params.number}`, reason: 'plan.unknown' });
	return json(accepted(await planComments(locals.read, plan.id, locals.actor.id)), { headers });
};

/** Pins a comment, answers one, corrects own words; whoever changes plans resolves and reopens. */
export const POST: RequestHandler = async ({ params, request, locals }) => {
	const plan = numberOf(params.number);
	const given = v.safeParse(asked, await request.json().catch(() => null));
	if (!given.success) return json(refused('comment.unknown'), { status: 400, headers });
	const body = given.output;
	const settles = body.act === 'resolve' || body.act === 'reopen';
	const outcome: Outcome<unknown> = await locals.write(
		settles ? 'zones.plan.change' : 'zones.plan.comment',
		async (tx, actor): Promise<Outcome<unknown>> => {
			if (body.act === 'add') return addComment(tx, actor, { ...body, plan });
			const { text, ...rest } = body;
			return addRemark(tx, actor, { ...rest, plan, ...(text === undefined ? {} : { text }) });
		},
		{ action: `zones.plan.comment.${body.act}` }
	);
	return json(outcome, { headers, status: !outcome.ok && outcome.reason === 'permission.missing' ? 403 : 200 });
};
