import { error } from '@sveltejs/kit';
import { recordNumber } from '#core/record-number.ts';
import { attachmentsOf } from '#attachments/attachments.read.server.ts';
import { dayOf } from '#core/period.ts';
import { listMatters } from '#meetings/matters.read.server.ts';
import { meetingDetail } from '#meetings/meeting.read.server.ts';
import { MEETING_FILES } from '#meetings/meeting-file.write.server.ts';
import { meetingValues } from '#meetings/settings.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
	depends('land:meeting');
	const { read, actor } = locals;
	const number = recordNumber(params.number);
	const meeting = number === null ? null : await meetingDetail(read, number);
	if (!meeting) error(404, { message: `no meeting ${params.number.slice(0, 20)}`, reason: 'meeting.unknown' });
	const enters = actor.permissions.has('meetings.enter');
	const { metOn, village, id } = meeting;
	const here = new Set(meeting.agenda.map(({ matter }) => matter.number));
	const files = await attachmentsOf(read, MEETING_FILES, id);
	return {
		meeting,
		/** What may still be put on its agenda. */
		open: enters
			? (await listMatters(read, metOn.slice(0, 4))).filter(
					(row) =>
						row.village === village &&
						row.raisedOn <= metOn &&
						!here.has(row.number) &&
						(row.standing === 'raised' || row.standing === 'deferred' || row.standing === 'rejected')
				)
			: [],
		allowedDays: (await meetingValues(read, metOn)).allowedDays,
		today: dayOf(new Date()),
		enters,
		files: files.map(({ id: file, name, bytes, media_type: mediaType, sha256 }) => ({
			...{ id: file, name, bytes, mediaType, sha256 }
		})),
		adds: actor.permissions.has('attachment.add')
	};
};
