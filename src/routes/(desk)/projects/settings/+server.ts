import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { refused } from '#core/outcome.ts';
import { changeProjectSettings } from '#projects/settings.write.server.ts';
import type { RequestHandler } from './$types';

const asked = v.object({
	values: v.record(v.pipe(v.string(), v.maxLength(60)), v.unknown()),
	validFrom: v.string(),
	source: v.pipe(v.string(), v.maxLength(400)),
	versions: v.optional(v.record(v.string(), v.string()))
});

/** Sets what projects are reviewed by, from a day on. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	if (!given.success) return json(refused('settings.value'), { status: 400 });
	const { versions, ...rest } = given.output;
	return json(
		await locals.write(
			'settings.change',
			(tx, actor) => changeProjectSettings(tx, actor, { ...rest, ...(versions && { versions }) }),
			{ action: 'projects.settings' }
		)
	);
};
