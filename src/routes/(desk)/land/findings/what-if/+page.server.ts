import { fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { dayOf } from '#core/period.ts';
import { landCategories, priceKey } from '#land/reference-price.ts';
import { changeLandSettings } from '#land/settings.write.server.ts';
import { documentsInForce } from '#stewardship/documents.read.server.ts';
import { surveyMethods } from '#land/survey-method.ts';
import { toleranceSettings } from '#land/tolerance.ts';
import { askedOf } from '#land/what-if-address.ts';
import { readWhatIf, tolerancesOn } from '#land/what-if.read.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Leads shown on the page; the file has all. */
const SHOWN = 200;

export const load: PageServerLoad = async ({ locals, url, depends }) => {
	depends('land:what-if');
	const today = dayOf(new Date());
	const present = await tolerancesOn(locals.read, today);
	const asked = askedOf(url.searchParams, present, `${today.slice(0, 4)}-01-01`);
	const told = await readWhatIf(locals.read, asked);
	return {
		present,
		asked,
		told: told && { ...told, moved: told.moved.slice(0, SHOWN), movedCount: told.moved.length },
		/** Documents in force that a setting may cite. */
		documents: await documentsInForce(locals.read, asked.validFrom),
		maySet: locals.actor.permissions.has('settings.change'),
		maySeeEstimate: locals.actor.permissions.has('land.estimate.see')
	};
};

const decimal = v.pipe(v.string(), v.trim(), v.regex(/^\d{1,7}(\.\d{1,4})?$/), v.transform(Number));
const dated = { from: v.pipe(v.string(), v.maxLength(20)), source: v.pipe(v.string(), v.maxLength(1000)) };
const tolerance = v.object({ ...dated, method: v.picklist(surveyMethods), mu: decimal, second: decimal });
const price = v.object({ ...dated, category: v.picklist(landCategories), yuan: decimal });

type Locals = Parameters<Actions[string]>[0]['locals'];

async function change(
	locals: Locals,
	values: Record<string, number>,
	{ from, source }: { from: string; source: string }
) {
	const outcome = await locals.write('settings.change', (tx, actor) =>
		changeLandSettings(tx, actor, { values, validFrom: from, source })
	);
	return outcome.ok ? { from } : fail(409, { reason: outcome.reason, detail: outcome.detail ?? {} });
}

export const actions: Actions = {
	tolerance: async ({ locals, request }) => {
		const form = v.safeParse(tolerance, Object.fromEntries(await request.formData()));
		if (!form.success) return fail(400, { reason: 'settings.value', detail: {} });
		const { method, mu, second } = form.output;
		const [first, other] = toleranceSettings[method];
		return change(locals, { [first]: mu, [other]: method === 'walk' ? second : second / 100 }, form.output);
	},
	price: async ({ locals, request }) => {
		const form = v.safeParse(price, Object.fromEntries(await request.formData()));
		if (!form.success) return fail(400, { reason: 'settings.value', detail: {} });
		const { category, yuan } = form.output;
		return change(locals, { [priceKey(category)]: Math.round(yuan * 100) }, form.output);
	}
};
