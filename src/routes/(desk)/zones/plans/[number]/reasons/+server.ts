import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { refused } from '#core/outcome.ts';
import { recordNumber } from '#core/record-number.ts';
import { keepReasons } from '#zones/plans/sheet/reasons.write.server.ts';
import type { RequestHandler } from './$types';

const asked = v.object({
	seq: v.pipe(v.number(), v.integer(), v.minValue(0)),
	text: v.pipe(v.string(), v.maxLength(20_000))
});

/** Gives a plan its reasons, as they stand on its sheet. */
export const POST: RequestHandler = async ({ params, request, locals }) => {
	const plan = recordNumber(params.number);
	if (plan === null) error(404, { message: `no plan ${params.number.slice(0, 20)}`, reason: 'plan.unknown' });
	const given = v.safeParse(asked, await request.json().catch(() => null));
	if (!given.success) return json(refused('plan.reasons', { expected: 2000 }), { status: 400 });
	const outcome = await locals.write(
		'zones.plan.change',
		(tx, actor) => keepReasons(tx, actor, { plan, ...given.output }),
		{ action: 'zones.plan.reasons' }
	);
	return json(outcome, { headers: { 'cache-control': 'no-store' } });
};
