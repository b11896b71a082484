import { maskedText } from '#core/masks.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf, monthOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { reasonOf } from '#core/steps.ts';
import type { Tx } from '#db/tx.server.ts';
import { isVillage } from '#territory/villages.read.server.ts';
import { rowsBy } from './kept-rows.server.ts';
import { shownState } from './meeting-list.ts';
import { meetingValues } from './settings.read.server.ts';
import { meetingTable, type MeetingColumns } from './tables.server.ts';

/** 催办: reminds a village of a month that has no meeting, or whose meeting nobody has entered. */
export async function remindOfMeeting(
	tx: Tx,
	actor: Actor,
	asked: { village: string; month: string; said: string }
): Promise<Outcome<{ id: string }>> {
	if (!(await isVillage(tx, asked.village))) return refused('meeting.village', { field: 'village' });
	const { fromMonth } = await meetingValues(tx, dayOf(tx.now));
	const { village, month } = asked;
	if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(month) || month < fromMonth || month > monthOf(tx.now))
		return refused('remind.month', { expected: `${fromMonth}–${monthOf(tx.now)}`, got: month.slice(0, 20) });
	const [meeting] = (await rowsBy<MeetingColumns>(tx, meetingTable, 'month', month)).filter(
		({ state }) => state.village_code === village
	);
	const stands = meeting ? { state: meeting.state.state, metOn: meeting.state.met_on } : null;
	const state = shownState(stands, month, dayOf(tx.now));
	if (state === 'held' || state === 'planned') return refused('remind.needless', { got: state });
	const words = reasonOf(asked.said);
	if (words === null) return refused('step.reason', { expected: '2–500', got: [...asked.said.trim()].length });
	const said = maskedText(words);
	const id = tx.newId();
	await tx.query
		.insertInto('meeting_reminder')
		.values({
			...{ county_code: tx.county, id, village_code: village, month, said },
			...{ actor_id: actor.id, actor_name: actor.name, recorded_at: tx.now }
		})
		.execute();
	tx.note({ kind: 'meeting_reminder', ids: [id], village, detail: { month, said } });
	return accepted({ id });
}
