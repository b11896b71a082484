import { dayOf } from '#core/period.ts';
import { listCharges, receiptReport } from '#land/charges/charge-list.read.server.ts';
import { listPlaces } from '#land/finding-list.read.server.ts';
import { rulesOf } from '#land/rules/rules.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('land:charges');
	const today = dayOf(new Date());
	const { permissions } = locals.actor;
	const { townships, villages } = await listPlaces(locals.read);
	return {
		rows: await listCharges(locals.read, today),
		receipts: await receiptReport(locals.read),
		townships,
		villages: villages.map(({ code, name, township }) => ({ code, name, township })),
		today,
		rules: permissions.has('settings.change') ? await rulesOf(locals.read, 'charges', today) : null,
		exports: permissions.has('land.export'),
		imports: [
			...(permissions.has('land.charge.set') ? (['charge'] as const) : []),
			...(permissions.has('land.charge.pay') ? (['charge-payment'] as const) : [])
		]
	};
};
