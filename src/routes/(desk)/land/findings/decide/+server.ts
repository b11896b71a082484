import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { decisions, seenFindingsOf } from '#land/finding-decision.ts';
import { decideFindings } from '#land/finding-decision.write.server.ts';
import type { RequestHandler } from './$types';

const asked = v.object({
	findings: v.pipe(v.string(), v.maxLength(30_000)),
	decision: v.picklist(decisions),
	reason: v.pipe(v.string(), v.maxLength(2000))
});

/** Decides many findings at once: all of them or none. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const body = v.safeParse(asked, await request.json().catch(() => null));
	const findings = body.success ? seenFindingsOf(body.output.findings) : null;
	if (!body.success || !findings) return json({ ok: false, reason: 'finding.unknown' }, { status: 400 });
	const { decision, reason } = body.output;
	const outcome = await locals.write('land.finding.decide', (tx, actor) =>
		decideFindings(tx, actor, { findings, decision, reason })
	);
	return json(outcome, { status: outcome.ok ? 200 : 409 });
};
