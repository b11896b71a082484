import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { deleteFilter, renameFilter, replaceFilter } from '#land/saved-filters.write.server.ts';
import type { RequestHandler } from './$types';

const asked = v.union([
	v.object({ name: v.pipe(v.string(), v.maxLength(200)) }),
	v.object({ search: v.pipe(v.string(), v.maxLength(2000)) })
]);

/** Gives a filter another name, or another filter in its place. */
export const PATCH: RequestHandler = async ({ locals, params, request }) => {
	const body = v.safeParse(asked, await request.json().catch(() => null));
	if (!body.success) return json({ ok: false, reason: 'filter.name_needed' }, { status: 400 });
	const change = body.output;
	const outcome = await locals.write('land.filter.save', (tx, actor) =>
		'name' in change
			? renameFilter(tx, actor, { id: params.id, name: change.name })
			: replaceFilter(tx, actor, { id: params.id, search: change.search })
	);
	return json(outcome, { status: outcome.ok ? 200 : 409 });
};

/** Throws a filter away. */
export const DELETE: RequestHandler = async ({ locals, params }) => {
	const outcome = await locals.write('land.filter.save', (tx, actor) => deleteFilter(tx, actor, params.id));
	return json(outcome, { status: outcome.ok ? 200 : 409 });
};
