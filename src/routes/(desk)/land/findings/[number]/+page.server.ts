import { error, fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { casesOfFinding } from '#land/cases/case-list.read.server.ts';
import { decisions } from '#land/finding-decision.ts';
import { decideFindings } from '#land/finding-decision.write.server.ts';
import { findingEstimate } from '#land/finding-estimate.read.server.ts';
import { findingDetail } from '#land/finding-detail.read.server.ts';
import { findingHistory } from '#land/finding-history.read.server.ts';
import { withTrail } from '#land/history.ts';
import { entriesAt } from '#audit/trail.read.server.ts';
import { dayOf } from '#core/period.ts';
import { responsibleFor } from '#stewardship/responsible.read.server.ts';
import { placesUp } from '#stewardship/responsible.ts';
import type { Refusal } from '#core/outcome.ts';
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
	const events = await findingHistory(locals.read, detail.number);
	const trail = await entriesAt(
		locals.read,
		events.map(({ at }) => at)
	);
	const responsible = locals.actor.permissions.has('stewardship.see')
		? await responsibleFor(locals.read, placesUp(detail.villageCode ?? ''), dayOf(new Date()))
		: null;
	return {
		detail,
		estimate,
		responsible,
		history: withTrail(events, trail),
		cases: await casesOfFinding(locals.read, detail.number),
		opens: locals.actor.permissions.has('land.case.open')
	};
};

const version = v.pipe(v.string(), v.digits(), v.transform(Number));
const reason = v.optional(v.pipe(v.string(), v.maxLength(2000)), '');
const decision = v.object({ version, decision: v.picklist(decisions), reason });

const told = (outcome: Refusal) => fail(409, { reason: outcome.reason, detail: outcome.detail ?? {} });

export const actions: Actions = {
	decide: async ({ locals, params, request }) => {
		const form = v.safeParse(decision, Object.fromEntries(await request.formData()));
		if (!form.success) return fail(400, { reason: 'finding.reason_needed', detail: {} });
		const { version: seen, ...asked } = form.output;
		const findings = [{ number: numberOf(params.number), version: seen }];
		const outcome = await locals.write('land.finding.decide', (tx, actor) =>
			decideFindings(tx, actor, { findings, ...asked })
		);
		return outcome.ok ? outcome.value : told(outcome);
	}
};
