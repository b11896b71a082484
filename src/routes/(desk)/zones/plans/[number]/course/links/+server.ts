import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { refused } from '#core/outcome.ts';
import { recordNumber } from '#core/record-number.ts';
import { makeLink, revokeLink } from '#zones/plans/course/link.write.server.ts';
import type { RequestHandler } from './$types';

const asked = v.variant('act', [
	v.object({
		...{ act: v.literal('make'), label: v.pipe(v.string(), v.maxLength(400)), days: v.nullable(v.number()) },
		serial: v.pipe(v.number(), v.integer(), v.minValue(1))
	}),
	v.object({ act: v.literal('revoke'), id: v.pipe(v.string(), v.uuid()) })
]);

/** Makes a link to a frozen version of a plan, or takes one back. */
export const POST: RequestHandler = async ({ request, locals, params }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	const plan = recordNumber(params.number);
	if (!given.success || plan === null) return json(refused('link.unknown'), { status: 400 });
	const body = given.output;
	const outcome =
		body.act === 'make'
			? await locals.write('zones.plan.share', (tx, actor) =>
					makeLink(tx, actor, { ...body, plan, days: body.days ?? Number.NaN })
				)
			: await locals.write('zones.plan.share', (tx, actor) => revokeLink(tx, actor, body), {
					action: 'zones.plan.revoke'
				});
	return json(outcome, { headers: { 'cache-control': 'no-store' } });
};
