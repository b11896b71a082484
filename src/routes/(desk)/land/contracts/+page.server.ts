import { dayOf } from '#core/period.ts';
import { contractListOf } from '#land/contracts/list.ts';
import { clearingProgress, countContracts, listContracts } from '#land/contracts/list.read.server.ts';
import { namedPlaces } from '#land/contracts/places.read.server.ts';
import { rulesOf } from '#land/rules/rules.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, depends }) => {
	depends('land:contracts');
	const { read, actor, place } = locals;
	const list = contractListOf(url.searchParams);
	const today = dayOf(new Date());
	const may = (permission: Parameters<typeof actor.permissions.has>[0]) => actor.permissions.has(permission);
	return {
		rows: await listContracts(read, list, today),
		totals: await countContracts(read, list.filter, today),
		progress: await clearingProgress(read, today),
		places: await namedPlaces(read),
		county: place.name,
		day: today,
		rules: may('settings.change') ? await rulesOf(read, 'contracts', today) : null,
		enters: may('land.contract.enter'),
		imports: [
			...(may('land.import') ? (['contract'] as const) : []),
			...(may('land.contract.enter') ? (['rectification'] as const) : []),
			...(may('land.contract.oversee') ? (['escalation'] as const) : [])
		],
		exports: may('land.export')
	};
};
