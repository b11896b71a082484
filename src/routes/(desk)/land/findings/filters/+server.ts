import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { saveFilter } from '#land/saved-filters.write.server.ts';
import type { RequestHandler } from './$types';

const asked = v.object({
	name: v.pipe(v.string(), v.maxLength(200)),
	search: v.pipe(v.string(), v.maxLength(2000))
});

/** Keeps the filter of an address under a name. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const body = v.safeParse(asked, await request.json().catch(() => null));
	if (!body.success) return json({ ok: false, reason: 'filter.name_needed' }, { status: 400 });
	const outcome = await locals.write('land.filter.save', (tx, actor) => saveFilter(tx, actor, body.output));
	return json(outcome, { status: outcome.ok ? 201 : 409 });
};
