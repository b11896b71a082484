import { sql } from 'kysely';
import { maskedName } from '#core/masked-name.ts';
import { maskedText } from '#core/masks.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { attendanceOf } from './attendance.server.ts';
import { rowsBy, type Kept } from './kept-rows.server.ts';
import { needsResolution } from './matter.ts';
import { standingOf } from './matter-kinds.ts';
import type { AgendaItem, MatterDetail, MeetingDetail, ShownItem } from './meeting-detail.ts';
import { textOf } from './public-item.ts';
import { countVote, type Vote } from './quorum.ts';
import { meetingValuesOn, type MeetingValues } from './settings.ts';
import { datedMeetingSettings } from './settings.read.server.ts';
import {
	itemTable,
	matterTable,
	meetingTable,
	resolutionTable,
	type ItemColumns,
	type MatterColumns,
	type MeetingColumns,
	type ResolutionColumns
} from './tables.server.ts';

/** A village by its code, as it is called, in scope. */
async function placeOf(db: ReadDb, village: string): Promise<{ villageName: string; townshipName: string }> {
	const { rows } = await sql<{ villageName: string; townshipName: string }>`
		select village.name as "villageName", township.name as "townshipName"
		from village
		join township on township.county_code = ${db.county} and township.code = village.township_code
		where village.county_code = ${db.county} and village.code = ${village} and ${inScope(db, 'village.code')}`.execute(
		db.query
	);
	return rows[0] ?? { villageName: village, townshipName: '' };
}

async function toldOf(db: ReadDb, kind: string, subject: string): Promise<ShownItem | null> {
	const [item] = (await rowsBy<ItemColumns>(db, itemTable, 'subject_id', subject)).filter(
		({ state }) => state.kind === kind && state.withdrawn_on === null
	);
	return item ? { id: item.id, text: textOf(item.state), publishedOn: item.state.published_on } : null;
}

/** A matter with where it stands, by the values of the day it was raised. */
async function matterOf(
	db: ReadDb,
	{ id, number, version, state }: Kept<MatterColumns>,
	valuesOn: (day: string) => MeetingValues
): Promise<MatterDetail> {
	const resolutions = await rowsBy<ResolutionColumns>(db, resolutionTable, 'matter_id', id);
	const { kind, amount_fen: amountFen, raised_on: raisedOn, executed_on: executedOn } = state;
	const { withdrawn_on: withdrawnOn } = state;
	const passed = resolutions.some((each) => each.state.outcome === 'passed');
	const shown = (text: string | null) => (text === null ? null : maskedText(text, db.county));
	return {
		...{ id, number, version, kind, title: shown(state.title)!, content: shown(state.content), amountFen, raisedOn },
		standing: standingOf({ executedOn, withdrawnOn }, resolutions.at(-1)?.state.outcome, passed),
		needs: needsResolution({ kind, amountFen }, valuesOn(raisedOn)),
		...{ executedOn, result: shown(state.result), settledFen: state.settled_fen, withdrawnOn },
		told: await toldOf(db, 'result', id)
	};
}

async function agendaOf(
	db: ReadDb,
	meeting: Kept<MeetingColumns>,
	valuesOn: (day: string) => MeetingValues
): Promise<AgendaItem[]> {
	const lines = await rowsBy<ResolutionColumns>(db, resolutionTable, 'meeting_id', meeting.id);
	const items: AgendaItem[] = [];
	for (const { id, version, state } of lines) {
		const { body, outcome, number, decision, next_step: nextStep } = state;
		const { due, present, approve, against, abstain } = state as unknown as Vote;
		const vote = body === null ? null : { due, present, approve, against, abstain };
		const counted = vote && body ? countVote(valuesOn(meeting.state.met_on).quorum[body], vote) : null;
		const [matter] = await rowsBy<MatterColumns>(db, matterTable, 'id', state.matter_id);
		if (!matter) continue;
		items.push({
			...{ agendaNo: state.agenda_no, version, outcome, number, body, vote, decision, nextStep },
			counted: counted?.ok ? counted.value : null,
			matter: await matterOf(db, matter, valuesOn),
			told: await toldOf(db, 'resolution', id)
		});
	}
	return items.sort((one, other) => one.agendaNo - other.agendaNo);
}

/** A meeting with its agenda and everything that was decided; null for what is not there or not in scope. */
export async function meetingDetail(db: ReadDb, number: number): Promise<MeetingDetail | null> {
	const [meeting] = await rowsBy<MeetingColumns>(db, meetingTable, 'feature_no', number);
	if (!meeting) return null;
	const dated = await datedMeetingSettings(db);
	const { state } = meeting;
	return {
		...{ id: meeting.id, number, version: meeting.version, village: state.village_code },
		...(await placeOf(db, state.village_code)),
		...{ month: state.month, metOn: state.met_on, place: state.place, state: state.state },
		chair: maskedName(state.chair) ?? '',
		minuteTaker: maskedName(state.minute_taker) ?? '',
		attendance: attendanceOf(state),
		...{ supervisor: state.supervisor_present, office: state.office_present },
		minutes: state.minutes === null ? null : maskedText(state.minutes, db.county),
		agenda: await agendaOf(db, meeting, (day) => meetingValuesOn(day, dated))
	};
}

/** One matter; null for what is not there or not in scope. */
export async function matterDetail(db: ReadDb, number: number): Promise<MatterDetail | null> {
	const [matter] = await rowsBy<MatterColumns>(db, matterTable, 'feature_no', number);
	if (!matter) return null;
	const dated = await datedMeetingSettings(db);
	return matterOf(db, matter, (day) => meetingValuesOn(day, dated));
}

/** The village of a meeting or a matter, for whoever looks up its people before a write; null: not in scope. */
export async function villageOf(db: ReadDb, of: 'meeting' | 'matter', number: number): Promise<string | null> {
	const table = of === 'meeting' ? meetingTable : matterTable;
	const [found] = await rowsBy<MeetingColumns>(db, table, 'feature_no', number);
	return found?.state.village_code ?? null;
}

/** What everybody is told by the id of its item, with the vote a picture draws. */
export async function toldItem(db: ReadDb, id: string) {
	const [item] = await rowsBy<ItemColumns>(db, itemTable, 'id', id);
	if (!item || item.state.withdrawn_on !== null) return null;
	const [line] =
		item.state.kind === 'resolution'
			? await rowsBy<ResolutionColumns>(db, resolutionTable, 'id', item.state.subject_id)
			: [];
	const { due, present, approve, against, abstain } = (line?.state ?? {}) as unknown as Vote;
	return {
		...{ title: item.state.title, body: item.state.body, publishedOn: item.state.published_on, kind: item.state.kind },
		...(await placeOf(db, item.state.village_code)),
		village: item.state.village_code,
		vote: line?.state.body ? { due, present, approve, against, abstain } : null
	};
}
