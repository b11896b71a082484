import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { linkDecisions } from '#land/link-decision.ts';
import { decideFindingLink } from '#land/link-decision.write.server.ts';
import type { RequestHandler } from './$types';

const asked = v.object({
	contract: v.nullable(v.pipe(v.string(), v.maxLength(100))),
	decision: v.picklist(linkDecisions),
	reason: v.pipe(v.string(), v.maxLength(2000))
});

/** What a person says of the link by name that a finding rests on. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const body = v.safeParse(asked, await request.json().catch(() => null));
	if (!body.success || !/^[1-9]\d{0,8}$/.test(params.number))
		return json({ ok: false, reason: 'finding.unknown' }, { status: 400 });
	const outcome = await locals.write('land.link.decide', (tx, actor) =>
		decideFindingLink(tx, actor, { number: Number(params.number), ...body.output })
	);
	return json(outcome, { status: outcome.ok ? 200 : 409 });
};
