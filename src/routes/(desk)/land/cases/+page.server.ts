import { askerOf } from '#core/office.ts';
import { dayOf } from '#core/period.ts';
import { listCases } from '#land/cases/case-list.read.server.ts';
import { listPlaces } from '#land/finding-list.read.server.ts';
import { rulesOf } from '#land/rules/rules.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('land:cases');
	const { read, actor } = locals;
	const { townships, villages } = await listPlaces(read);
	const asker = askerOf(actor);
	return {
		rows: await listCases(read, asker),
		townships,
		villages: villages.map(({ code, name, township }) => ({ code, name, township })),
		today: dayOf(new Date()),
		rules: actor.permissions.has('settings.change') ? await rulesOf(read, 'cases', dayOf(new Date())) : null,
		exports: actor.permissions.has('land.export')
	};
};
