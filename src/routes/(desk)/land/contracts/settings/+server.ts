import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { refused } from '#core/outcome.ts';
import { changeLandSettings } from '#land/settings.write.server.ts';
import type { RequestHandler } from './$types';

const asked = v.object({
	values: v.record(v.pipe(v.string(), v.maxLength(60)), v.nullable(v.union([v.string(), v.number()]))),
	validFrom: v.string(),
	source: v.string()
});

/** Sets what the rules about contracts measure by, from a day on; the county is looked through anew by itself. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	if (!given.success) return json(refused('settings.unknown', { key: '' }), { status: 400 });
	return json(
		await locals.write('settings.change', (tx, actor) => changeLandSettings(tx, actor, given.output), {
			action: 'land.contract.settings'
		})
	);
};
