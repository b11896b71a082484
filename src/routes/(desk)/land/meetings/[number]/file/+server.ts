import { json } from '@sveltejs/kit';
import { recordNumber } from '#core/record-number.ts';
import { fileStatus, takeFile } from '#attachments/take-file.server.ts';
import { refused } from '#core/outcome.ts';
import { addMeetingFile } from '#meetings/meeting-file.write.server.ts';
import { villageOf } from '#meetings/meeting.read.server.ts';
import type { RequestHandler } from './$types';

/** Takes a photo of a meeting, or of its notice. */
export const POST: RequestHandler = async ({ request, url, locals, params }) => {
	const number = recordNumber(params.number) ?? 0;
	if ((await villageOf(locals.read, 'meeting', number)) === null)
		return json(refused('meeting.unknown'), { status: 404 });
	const at = { folder: locals.folders.files, county: locals.county, name: url.searchParams.get('name') };
	const taken = await takeFile(request, at);
	if (!taken.ok) return json(taken, { status: fileStatus[taken.reason]! });
	return json(
		await locals.write('attachment.add', (tx, actor) => addMeetingFile(tx, actor, { ...taken.value, number }), {
			action: 'meetings.file'
		})
	);
};
