import { json } from '@sveltejs/kit';
import { importKinds } from '#cli/import-kinds.server.ts';
import { refused } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import { readStage, receiveBody } from '#exchange/staging/staging.server.ts';
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
	const holder = { county: locals.county, owner: locals.actor.id };
	const received = await receiveBody(locals.folders.staging, { ...holder, kind, name }, request);
	if (!received.ok) return json(received, { status: received.reason === 'import.file.too_large' ? 413 : 400 });
	const { read, place } = locals;
	void readStage(locals.folders.staging, received.value, async () => ({
		...(await countyForReading(read, place, dayOf(new Date()))),
		villages: await outlinesOf(read, 'village')
	}));
	return json({ ok: true, value: { id: received.value.id } });
};
