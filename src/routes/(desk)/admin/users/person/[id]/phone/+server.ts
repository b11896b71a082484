import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { fullPhone } from '#auth/full-phone.write.server.ts';
import { refused } from '#core/outcome.ts';
import { house } from '#door/house.server.ts';
import type { RequestHandler } from './$types';

const asked = v.object({ reason: v.pipe(v.string(), v.trim(), v.maxLength(1000)) });
const isId = v.pipe(v.string(), v.uuid());

/** A person's phone in full, for a written reason: it is in the trail before the number leaves. */
export const POST: RequestHandler = async ({ params, request, locals }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	if (!given.success) return json(refused('people.request'), { status: 400 });
	// Who does not see the list sees nobody of it.
	if (!v.is(isId, params.id) || !locals.actor.permissions.has('people.see'))
		return json(refused('person.unknown'), { status: 404 });
	const { keys } = await house();
	const outcome = await locals.write(
		'people.full.see',
		(tx, actor) => fullPhone(tx, actor, keys, params.id, given.output.reason),
		{ action: 'people.full', result: 'read' }
	);
	const status = !outcome.ok && outcome.reason === 'person.unknown' ? 404 : 200;
	return json(outcome, { status, headers: { 'cache-control': 'no-store' } });
};
