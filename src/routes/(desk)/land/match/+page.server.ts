import { fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { useListOf } from '#land/match-uses.ts';
import { changeLandSettings } from '#land/settings.write.server.ts';
import type { Actions } from './$types';

const asked = v.object({
	codes: v.pipe(v.string(), v.maxLength(1000)),
	from: v.pipe(v.string(), v.maxLength(20)),
	source: v.pipe(v.string(), v.maxLength(1000))
});

export const actions: Actions = {
	uses: async ({ locals, request }) => {
		const form = v.safeParse(asked, Object.fromEntries(await request.formData()));
		if (!form.success) return fail(400, { reason: 'settings.value', detail: {} });
		const { codes, from, source } = form.output;
		const values = { 'match.construction_uses': useListOf(codes) };
		const outcome = await locals.write('settings.change', (tx, actor) =>
			changeLandSettings(tx, actor, { values, validFrom: from, source })
		);
		return outcome.ok ? { from } : fail(409, { reason: outcome.reason, detail: outcome.detail ?? {} });
	}
};
