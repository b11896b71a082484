import type { Asker } from '#core/steps.ts';
import type { ReadDb } from '#db/read.server.ts';
import { meetingNumber } from '#meetings/meeting.ts';
import { listMeetings } from '#meetings/meetings.read.server.ts';
import { waitingList, type Waiting, type WaitingList } from './waiting.ts';

/** The last day of a month, 'YYYY-MM'. */
const lastDayOf = (month: string): string => {
	const [year, number] = month.split('-').map(Number) as [number, number];
	return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
};

/**
 * 民主议事日 of this year that wait: a village plans this month's and enters how one went whose day has come, a township
 * reminds of a month that went by without one, once.
 */
export async function meetingsThatWait(db: ReadDb, { permissions }: Asker, today: string): Promise<WaitingList> {
	const [enters, reminds] = [permissions.has('meetings.enter'), permissions.has('meetings.remind')];
	const rows = enters || reminds ? await listMeetings(db, today.slice(0, 4), today) : [];
	const waiting = rows.flatMap(({ number, month, village, state, metOn, remindedOn }): Waiting[] => {
		const common = { kind: 'meeting' as const, village, name: number === null ? month : meetingNumber(number) };
		const unplanned = `/land/meetings?place=${village}&month=${month}`;
		if (enters && state === 'late')
			return [{ ...common, href: `/land/meetings/${number}`, ask: 'record', dueOn: metOn }];
		if (enters && state === 'due') return [{ ...common, href: unplanned, ask: 'plan', dueOn: lastDayOf(month) }];
		if (reminds && state === 'missed' && remindedOn === null)
			return [{ ...common, href: unplanned, ask: 'remind', dueOn: lastDayOf(month) }];
		return [];
	});
	return waitingList('meeting', waiting, today);
}
