import { json } from '@sveltejs/kit';
import { importKinds } from '#cli/import-kinds.server.ts';
import { refused } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import { limits } from '#exchange/limits.ts';
import { readStage, receive } from '#exchange/staging/staging.server.ts';
import { countyForReading } from '#exchange/systems/settings.read.server.ts';
import { outlinesOf } from '#territory/outline.read.server.ts';
import type { RequestHandler } from './$types';

/** Takes a file's bytes as they are (at most limits.upload), puts them on disk and begins to read them. */
export const POST: RequestHandler = async ({ request, url, locals }) => {
	const kind = url.searchParams.get('kind') ?? '';
	const name = url.searchParams.get('name') ?? '';
	if (!importKinds[kind]) return json(refused('import.kind.unknown'), { status: 400 });
	if (!locals.actor.permissions.has(importKinds[kind].permission))
		return json(refused('permission.missing'), { status: 403 });
	if (Number(request.headers.get('content-length') ?? 0) > limits.upload)
		return json(refused('import.file.too_large', { limit: limits.upload }), { status: 413 });
	if (!request.body) return json(refused('import.file.empty'), { status: 400 });
	const received = await receive(
		locals.folders.staging,
		{ county: locals.county, owner: locals.actor.id, kind, name },
		request.body
	);
	if (!received.ok) return json(received, { status: 400 });
	const { read, place } = locals;
	void readStage(locals.folders.staging, received.value, async () => ({
		...(await countyForReading(read, place, dayOf(new Date()))),
		villages: await outlinesOf(read, 'village')
	}));
	return json({ ok: true, value: { id: received.value.id } });
};
