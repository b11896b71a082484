import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Permission } from '#core/permission.ts';
import { refused, type Outcome } from '#core/outcome.ts';
import { changeFactorSettings, saveProfile, stepProfile } from '#zones/factors/profile.write.server.ts';
import type { RequestHandler } from './$types';

const day = v.pipe(v.string(), v.maxLength(10));
const of = { village: v.pipe(v.string(), v.regex(/^\d{12}$/)), surveyedOn: day };
const version = v.pipe(v.number(), v.integer(), v.minValue(0));
const asked = v.variant('act', [
	v.object({
		...{ act: v.literal('save'), ...of, version, source: v.pipe(v.string(), v.maxLength(200)) },
		figures: v.record(v.pipe(v.string(), v.maxLength(40)), v.pipe(v.string(), v.maxLength(40)))
	}),
	v.object({
		...{ act: v.literal('step'), ...of, version, step: v.picklist(['check', 'verify', 'return', 'reopen']) },
		reason: v.optional(v.pipe(v.string(), v.maxLength(1000)))
	}),
	v.object({
		act: v.literal('settings'),
		values: v.record(v.pipe(v.string(), v.maxLength(60)), v.unknown()),
		...{ validFrom: v.string(), source: v.string() },
		/** By key what the form had in front. */
		versions: v.record(v.pipe(v.string(), v.maxLength(60)), v.pipe(v.string(), v.maxLength(40)))
	})
]);

/** Enters what villages state, brings it to its stages, and sets what the survey asks. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	if (!given.success) return json(refused('factor.unknown'), { status: 400 });
	const body = given.output;
	const permission: Permission =
		body.act === 'save'
			? 'zones.factor.report'
			: body.act === 'settings'
				? 'settings.change'
				: body.step === 'check'
					? 'zones.factor.check'
					: 'zones.factor.verify';
	const outcome: Outcome<unknown> = await locals.write(
		permission,
		(tx, actor): Promise<Outcome<unknown>> => {
			if (body.act === 'save') return saveProfile(tx, actor, body);
			return body.act === 'step'
				? stepProfile(tx, actor, { ...body, reason: body.reason ?? null })
				: changeFactorSettings(tx, actor, body);
		},
		{ action: `zones.factor.${body.act === 'step' ? body.step : body.act}` }
	);
	return json(outcome);
};
