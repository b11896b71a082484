import { error } from '@sveltejs/kit';
import { recordNumber } from '#core/record-number.ts';
import { dayOf } from '#core/period.ts';
import { recordSensitiveRead } from '#door/hand-out.server.ts';
import { meetingDetail } from '#meetings/meeting.read.server.ts';
import type { PageServerLoad } from './$types';

/** A meeting's minutes on A4; that they were made stands in the trail. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const number = recordNumber(params.number);
	const meeting = number === null ? null : await meetingDetail(locals.read, number);
	if (!meeting) error(404, { message: `no meeting ${params.number.slice(0, 20)}`, reason: 'meeting.unknown' });
	const { id, village } = meeting;
	const recorded = await recordSensitiveRead(locals, {
		...{ permission: 'land.see', action: 'print.minutes' },
		note: { kind: 'village_meeting', ids: [id], village, detail: { number } }
	});
	if (!recorded.ok) error(403, { message: 'forbidden', reason: recorded.reason });
	return { meeting, today: dayOf(new Date()) };
};
