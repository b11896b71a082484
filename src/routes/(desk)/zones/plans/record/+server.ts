import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { refused, type Outcome } from '#core/outcome.ts';
import { changesSchema } from '#zones/plans/step-schema.ts';
import { createPlan, keepPlan } from '#zones/plans/plan.write.server.ts';
import type { RequestHandler } from './$types';

const whole = v.pipe(v.number(), v.integer(), v.minValue(1));
const name = v.pipe(v.string(), v.maxLength(200));
const asked = v.variant('act', [
	v.object({
		...{ act: v.literal('create'), name, changes: v.optional(changesSchema) },
		from: v.union([v.picklist(['zones', 'nothing']), v.object({ plan: whole, head: v.optional(whole) })])
	}),
	v.object({ act: v.literal('rename'), plan: whole, version: whole, name }),
	v.object({ act: v.picklist(['shelve', 'reopen']), plan: whole, version: whole })
]);

/** Makes a plan or forks one, gives it another name, puts it aside and takes it up again. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	if (!given.success) return json(refused('plan.unfit'), { status: 400 });
	const body = given.output;
	const outcome: Outcome<unknown> = await locals.write(
		'zones.plan.change',
		(tx, actor): Promise<Outcome<unknown>> => {
			if (body.act !== 'create') return keepPlan(tx, actor, body);
			const { changes, from } = body;
			const start = typeof from === 'string' ? from : { plan: from.plan, ...(from.head ? { head: from.head } : {}) };
			return createPlan(tx, actor, { name: body.name, from: start, ...(changes ? { changes } : {}) });
		},
		{ action: `zones.plan.${body.act}` }
	);
	return json(outcome, { headers: { 'cache-control': 'no-store' } });
};
