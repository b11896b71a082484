import { error, fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { dayOf } from '#core/period.ts';
import { matchActs } from '#land/match-decision.ts';
import { decideOnPatch } from '#land/match-decision.write.server.ts';
import { patchKinds } from '#land/match-state.ts';
import { matchVillage } from '#land/match.read.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
	depends('land:match');
	if (!/^\d{12}$/.test(params.village)) error(404, { message: `expected a village's code, got ${params.village}` });
	const village = await matchVillage(locals.read, params.village, dayOf(new Date()));
	if (!village) error(404, { message: `no village ${params.village}` });
	return { village };
};

const number = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number));
const text = (most: number) => v.optional(v.pipe(v.string(), v.maxLength(most)), '');
const asked = v.object({
	kind: v.picklist(patchKinds),
	number,
	version: number,
	act: v.picklist([...matchActs, 'restored']),
	contract: v.pipe(
		text(100),
		v.transform((given) => given || null)
	),
	user: text(400),
	reason: text(1000),
	note: text(2000),
	to: number
});

export const actions: Actions = {
	decide: async ({ locals, request }) => {
		const form = v.safeParse(asked, Object.fromEntries(await request.formData()));
		if (!form.success) return fail(400, { reason: 'match.unknown', detail: {} });
		const outcome = await locals.write('land.match.decide', (tx, actor) => decideOnPatch(tx, actor, form.output));
		return outcome.ok ? outcome.value : fail(409, { reason: outcome.reason, detail: outcome.detail ?? {} });
	}
};
