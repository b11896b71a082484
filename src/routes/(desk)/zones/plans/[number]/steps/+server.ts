import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { accepted, refused } from '#core/outcome.ts';
import { recordNumber } from '#core/record-number.ts';
import { drawOnPlan } from '#zones/plans/plan.write.server.ts';
import { planByNumber, planSteps } from '#zones/plans/plans.read.server.ts';
import { stepsSchema } from '#zones/plans/step-schema.ts';
import { zoneSums } from '#zones/plans/village-figures.read.server.ts';
import type { RequestHandler } from './$types';

const headers = { 'cache-control': 'no-store' };
const asked = (text: string): number => {
	const number = recordNumber(text);
	if (number === null)
		error(404, { message: `expected a plan's number, got ${text.slice(0, 20)}`, reason: 'plan.unknown' });
	return number;
};

/** The steps of a plan as they are now. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const plan = await planByNumber(locals.read, asked(params.number));
	if (!plan) error(404, { message: `no plan ${params.number}`, reason: 'plan.unknown' });
	return json(accepted({ by: plan.by, status: plan.status, steps: await planSteps(locals.read, plan.id) }), {
		headers
	});
};

/** Draws on a plan; answers with what the zones that were touched come to by the database. */
export const POST: RequestHandler = async ({ params, request, locals }) => {
	const number = asked(params.number);
	const given = v.safeParse(stepsSchema, await request.json().catch(() => null));
	if (!given.success) return json(refused('plan.unfit'), { status: 400, headers });
	const drawn = await locals.write(
		'zones.plan.change',
		(tx, actor) => drawOnPlan(tx, actor, { plan: number, ...given.output }),
		{ action: 'zones.plan.draw' }
	);
	// Who may look comes in here; the door says who may draw.
	if (!drawn.ok) return json(drawn, { headers, status: drawn.reason === 'permission.missing' ? 403 : 200 });
	const plan = await planByNumber(locals.read, number);
	const sums = plan ? await zoneSums(locals.read, plan.id, drawn.value.zones) : {};
	return json(accepted({ head: drawn.value.head, sums }), { headers });
};
