import { error, fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { decisions } from '#land/finding-decision.ts';
import { decideFinding } from '#land/finding-decision.write.server.ts';
import { findingEstimate } from '#land/finding-estimate.read.server.ts';
import { findingDetail } from '#land/finding-detail.read.server.ts';
import type { Actions, PageServerLoad } from './$types';

const numberOf = (text: string): number => {
	if (!/^[1-9]\d{0,8}$/.test(text)) error(404, { message: `expected a finding's number, got ${text.slice(0, 20)}` });
	return Number(text);
};

export const load: PageServerLoad = async ({ locals, params, depends }) => {
	depends('land:finding');
	const detail = await findingDetail(locals.read, numberOf(params.number));
	if (!detail) error(404, { message: `no finding ${params.number}`, reason: 'finding.unknown' });
	const estimate = locals.actor.permissions.has('land.estimate.see')
		? await findingEstimate(locals.read, detail)
		: null;
	return { detail, estimate };
};

const asked = v.object({
	version: v.pipe(v.string(), v.digits(), v.transform(Number)),
	decision: v.picklist(decisions),
	reason: v.optional(v.pipe(v.string(), v.maxLength(2000)), '')
});

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = v.safeParse(asked, Object.fromEntries(await request.formData()));
		if (!form.success) return fail(400, { reason: 'finding.reason_needed', detail: {} });
		const number = numberOf(params.number);
		const outcome = await locals.write('land.finding.decide', (tx, actor) =>
			decideFinding(tx, actor, { number, ...form.output })
		);
		return outcome.ok
			? { number, status: outcome.value.status }
			: fail(409, { reason: outcome.reason, detail: outcome.detail ?? {} });
	}
};
