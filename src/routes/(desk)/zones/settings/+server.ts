import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { refused } from '#core/outcome.ts';
import { changeFootprintSettings } from '#zones/footprints/settings.write.server.ts';
import type { RequestHandler } from './$types';

const asked = v.object({
	values: v.record(v.pipe(v.string(), v.maxLength(60)), v.unknown()),
	validFrom: v.string(),
	source: v.string(),
	/** By key what the form had in front. */
	versions: v.record(v.pipe(v.string(), v.maxLength(60)), v.pipe(v.string(), v.maxLength(40)))
});

/** Sets by what footprints are judged and which layers zones may lie on, from a day on. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	if (!given.success) return json(refused('settings.unknown', { key: '' }), { status: 400 });
	return json(
		await locals.write('settings.change', (tx, actor) => changeFootprintSettings(tx, actor, given.output), {
			action: 'zones.settings'
		})
	);
};
