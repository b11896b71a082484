import { json } from '@sveltejs/kit';
import { receiveBody } from '#exchange/staging/staging.server.ts';
import { KIND, readList } from '#cli/people-stage.server.ts';
import type { RequestHandler } from './$types';

/** Takes a list of people as it is, puts it on disk and begins to read it. */
export const POST: RequestHandler = async ({ request, url, locals }) => {
	const name = url.searchParams.get('name') ?? '';
	const given = { county: locals.county, owner: locals.actor.id, kind: KIND, name };
	const received = await receiveBody(locals.folders.staging, given, request);
	if (!received.ok) return json(received, { status: received.reason === 'import.file.too_large' ? 413 : 400 });
	void readList(locals, received.value);
	return json({ ok: true, value: { id: received.value.id } });
};
