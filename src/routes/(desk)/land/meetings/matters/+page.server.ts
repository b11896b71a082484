import { dayOf } from '#core/period.ts';
import { matterListOf } from '#meetings/matter-list.ts';
import { listMatters } from '#meetings/matters.read.server.ts';
import { matterDetail } from '#meetings/meeting.read.server.ts';
import { villagesByTownship } from '#territory/villages.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, depends }) => {
	depends('land:matters');
	const { read, actor } = locals;
	const today = dayOf(new Date());
	const { year } = matterListOf(url.searchParams, today.slice(0, 4));
	const number = url.searchParams.get('matter') ?? '';
	return {
		rows: await listMatters(read, year),
		matter: /^[1-9]\d{0,8}$/.test(number) ? await matterDetail(read, Number(number)) : null,
		townships: await villagesByTownship(read),
		today,
		enters: actor.permissions.has('meetings.enter'),
		exports: actor.permissions.has('land.export')
	};
};
