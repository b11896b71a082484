import { askerOf } from '#core/office.ts';
import { dayOf } from '#core/period.ts';
import { reclaimedFigures } from '#land/overview.read.server.ts';
import { listAssets } from '#land/reclaimed/reclaimed-list.read.server.ts';
import { rulesOf } from '#land/rules/rules.read.server.ts';
import { villagesByTownship } from '#territory/villages.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('land:reclaimed');
	const { read, actor } = locals;
	return {
		rows: await listAssets(read, askerOf(actor)),
		figures: await reclaimedFigures(read),
		townships: await villagesByTownship(read),
		today: dayOf(new Date()),
		rules: actor.permissions.has('settings.change') ? await rulesOf(read, 'offers', dayOf(new Date())) : null,
		keeps: actor.permissions.has('land.reclaimed.keep'),
		exports: actor.permissions.has('land.export')
	};
};
