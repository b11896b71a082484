import { dayOf } from '#core/period.ts';
import { meetingListOf } from '#meetings/meeting-list.ts';
import { listMeetings } from '#meetings/meetings.read.server.ts';
import { meetingValues } from '#meetings/settings.read.server.ts';
import { villagesByTownship } from '#territory/villages.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, depends }) => {
	depends('land:meetings');
	const { read, actor } = locals;
	const today = dayOf(new Date());
	const { year } = meetingListOf(url.searchParams, today.slice(0, 4));
	const { matters, ...values } = await meetingValues(read, today);
	return {
		rows: await listMeetings(read, year, today),
		townships: await villagesByTownship(read),
		values: { ...values, matters: [...matters] },
		today,
		enters: actor.permissions.has('meetings.enter'),
		reminds: actor.permissions.has('meetings.remind'),
		sets: actor.permissions.has('settings.change'),
		exports: actor.permissions.has('land.export')
	};
};
