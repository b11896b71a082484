import { addAttachment } from '#attachments/attachments.write.server.ts';
import type { TakenFile } from '#attachments/take-file.server.ts';
import { refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';
import { rowsBy } from './kept-rows.server.ts';
import { meetingTable, type MeetingColumns } from './tables.server.ts';

/** The owner's kind of what hangs on a meeting. */
export const MEETING_FILES = 'village_meeting';

/** Hangs a photo of the meeting or of its notice, whose bytes are stored already, on a meeting in scope. */
export async function addMeetingFile(
	tx: Tx,
	actor: Actor,
	{ number, ...file }: TakenFile & { number: number }
): Promise<Outcome<{ id: string }>> {
	const [found] = await rowsBy<MeetingColumns>(tx, meetingTable, 'feature_no', number);
	if (!found) return refused('meeting.unknown', { got: number });
	const village = found.state.village_code;
	tx.note({ kind: 'village_meeting', ids: [found.id], village, detail: { number, act: 'file' } });
	return addAttachment(tx, actor, { ...file, ownerKind: MEETING_FILES, ownerId: found.id, village });
}
