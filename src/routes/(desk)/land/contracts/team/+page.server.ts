import { dayOf } from '#core/period.ts';
import { contractValuesOn } from '#land/contracts/settings.ts';
import { datedContractSettings } from '#land/contracts/settings.read.server.ts';
import { meetingGaps } from '#land/contracts/team-book.ts';
import { bookOf, villageBooks } from '#land/contracts/team-book.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, depends }) => {
	depends('land:team');
	const { read, actor } = locals;
	const today = dayOf(new Date());
	const { values } = contractValuesOn(today, await datedContractSettings(read));
	const days = values['contract.meeting_days'];
	const villages = (await villageBooks(read)).map((village) => ({
		...village,
		gaps: meetingGaps(village.meetings, village, days, today)
	}));
	// Those at work come first.
	const asked = url.searchParams.get('village');
	const chosen =
		villages.find(({ code }) => code === asked) ?? villages.find(({ groups }) => groups > 0) ?? villages[0] ?? null;
	return {
		villages,
		chosen: chosen?.code ?? null,
		book: chosen ? await bookOf(read, chosen.code) : { groups: [], meetings: [] },
		days,
		today,
		enters: actor.permissions.has('land.contract.enter')
	};
};
