import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { refused } from '#core/outcome.ts';
import { fieldsOf, ruleSubjects, type RuleSubject } from '#land/rules/rule-forms.ts';
import { changeLandSettings } from '#land/settings.write.server.ts';
import type { RequestHandler } from './$types';

const asked = v.object({
	of: v.picklist(ruleSubjects),
	values: v.record(v.pipe(v.string(), v.maxLength(60)), v.unknown()),
	validFrom: v.string(),
	source: v.string()
});

const actions: Readonly<Record<RuleSubject, string>> = {
	contracts: 'land.contract.settings',
	cases: 'land.case.settings',
	offers: 'land.offer.settings',
	charges: 'land.charge.settings',
	debts: 'land.debt.settings'
};

/** Sets what the rules of a subject measure by, from a day on; contracts are looked through anew by themselves. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	if (!given.success) return json(refused('settings.unknown', { key: '' }), { status: 400 });
	const { of, ...rest } = given.output;
	const own = fieldsOf(of).map(({ key }) => key);
	const strange = Object.keys(rest.values).find((key) => !own.includes(key));
	if (strange !== undefined) return json(refused('settings.unknown', { key: strange }), { status: 400 });
	return json(
		await locals.write('settings.change', (tx, actor) => changeLandSettings(tx, actor, rest), { action: actions[of] })
	);
};
