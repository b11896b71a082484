import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { AT_ONCE } from '#land/finding-decision.ts';
import { noteFindings } from '#land/finding-decision.write.server.ts';
import type { RequestHandler } from './$types';

const asked = v.object({
	numbers: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1))), v.maxLength(AT_ONCE + 1)),
	note: v.pipe(v.string(), v.maxLength(2000))
});

/** Puts one note on many findings. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const body = v.safeParse(asked, await request.json().catch(() => null));
	if (!body.success) return json({ ok: false, reason: 'finding.unknown' }, { status: 400 });
	const outcome = await locals.write('land.finding.note', (tx, actor) => noteFindings(tx, actor, body.output));
	return json(outcome, { status: outcome.ok ? 200 : 409 });
};
