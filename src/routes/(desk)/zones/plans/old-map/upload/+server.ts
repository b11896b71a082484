import { json } from '@sveltejs/kit';
import { KIND, readMap } from '#cli/old-map-stage.server.ts';
import { refused } from '#core/outcome.ts';
import { receiveBody } from '#exchange/staging/staging.server.ts';
import type { RequestHandler } from './$types';

/** Takes an old map's bytes as they are (at most limits.upload), puts them on disk and begins to read them. */
export const POST: RequestHandler = async ({ request, url, locals }) => {
	if (!locals.actor.permissions.has('zones.plan.change')) return json(refused('permission.missing'), { status: 403 });
	const holder = { county: locals.county, owner: locals.actor.id };
	const name = url.searchParams.get('name') ?? '';
	const received = await receiveBody(locals.folders.staging, { ...holder, kind: KIND, name }, request);
	if (!received.ok) return json(received, { status: received.reason === 'import.file.too_large' ? 413 : 400 });
	void readMap(locals, received.value);
	return json({ ok: true, value: { id: received.value.id } });
};
