import { maskedName } from '#core/masked-name.ts';
import { maskedText } from '#core/masks.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { reasonOf } from '#core/steps.ts';
import { changeRow } from '#db/one-row.server.ts';
import { saveRows } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { isVillage } from '#territory/villages.read.server.ts';
import { attendanceColumns, attendanceOf } from './attendance.server.ts';
import type { Body } from './bodies.ts';
import { heldBy, rowsBy, type Kept } from './kept-rows.server.ts';
import { checkHeld, checkPlan } from './meeting.ts';
import { tellResolution, type Telling } from './open-item.write.server.ts';
import { countVote, type Vote } from './quorum.ts';
import { meetingValues } from './settings.read.server.ts';
import {
	matterTable,
	meetingTable,
	resolutionTable,
	type MatterColumns,
	type MeetingColumns,
	type ResolutionColumns
} from './tables.server.ts';

/** A meeting in scope, held for this write, as the person had it in front. */
export async function holdMeetingRow(tx: Tx, number: number, version: number): Promise<Outcome<Kept<MeetingColumns>>> {
	const [found] = await heldBy<MeetingColumns>(tx, meetingTable, 'feature_no', number);
	if (!found) return refused('meeting.unknown', { got: number });
	if (found.version !== version) return refused('meeting.changed', { expected: version, got: found.version });
	return accepted(found);
}

/** Why something that stands already is put right: masked, and never left out. */
export function correctionOf(stands: boolean, reason: string): Outcome<string | null> {
	if (!stands) return accepted(null);
	const why = reasonOf(reason);
	return why === null
		? refused('step.reason', { field: 'reason', expected: '2–500', got: [...reason.trim()].length })
		: accepted(maskedText(why));
}

/** What changed between two states, for the trail; whoever is a person is masked. */
export const changesOf = <S extends Record<string, unknown>>(
	before: S,
	after: S
): Record<string, readonly [unknown, unknown]> => {
	const shown = (name: string, value: unknown) =>
		(name === 'chair' || name === 'minute_taker') && typeof value === 'string' ? maskedName(value) : (value ?? null);
	return Object.fromEntries(
		Object.keys(after)
			.map((name) => [name, [shown(name, before[name]), shown(name, after[name])]] as const)
			.filter(([, [one, other]]) => one !== other)
	);
};

export interface AskedPlan {
	village: string;
	metOn: string;
	place: string;
	chair: string;
	minuteTaker: string;
}

/** Enters a 民主议事日 of a village: one a month, on one of the county's days. */
export async function planMeeting(
	tx: Tx,
	_actor: Actor,
	asked: AskedPlan
): Promise<Outcome<{ number: number; id: string }>> {
	if (!(await isVillage(tx, asked.village))) return refused('meeting.village', { field: 'village' });
	const today = dayOf(tx.now);
	const { allowedDays } = await meetingValues(tx, asked.metOn || today);
	const plan = checkPlan(asked, { allowedDays, today });
	if (!plan.ok) return plan;
	const { month, metOn: met_on, place, chair, minuteTaker: minute_taker } = plan.value;
	const [other] = (await rowsBy<MeetingColumns>(tx, meetingTable, 'month', month)).filter(
		({ state }) => state.village_code === asked.village
	);
	if (other) return refused('meeting.twice', { field: 'metOn', month, got: other.number, on: other.state.met_on });
	const state = { village_code: asked.village, month, met_on, place, chair, minute_taker, state: 'planned' };
	const [saved] = await saveRows(tx, meetingTable, [{ row: null, state }], null, undefined, true);
	const [{ number } = { number: 0 }] = await rowsBy<MeetingColumns>(tx, meetingTable, 'id', saved!.id);
	tx.note({
		...{ kind: 'village_meeting', ids: [saved!.id], village: asked.village },
		detail: { act: 'planned', number, on: met_on, place, chair: maskedName(chair) }
	});
	return accepted({ number, id: saved!.id });
}

/** Puts right where and by whom a meeting is held, and before it is held, on which day of its month. */
export async function mendMeeting(
	tx: Tx,
	_actor: Actor,
	asked: { number: number; version: number; reason: string } & Omit<AskedPlan, 'village'>
): Promise<Outcome<{ version: number }>> {
	const held = await holdMeetingRow(tx, asked.number, asked.version);
	if (!held.ok) return held;
	const { id, state } = held.value;
	const today = dayOf(tx.now);
	const { allowedDays } = await meetingValues(tx, asked.metOn || today);
	const plan = checkPlan(asked, { allowedDays, today });
	if (!plan.ok) return plan;
	if (plan.value.month !== state.month)
		return refused('meeting.month', { field: 'metOn', expected: state.month, got: plan.value.month });
	if (state.state === 'held' && plan.value.metOn !== state.met_on)
		return refused('meeting.day_stands', { field: 'metOn', expected: state.met_on, got: plan.value.metOn });
	const why = correctionOf(true, asked.reason);
	if (!why.ok) return why;
	const { metOn: met_on, place, chair, minuteTaker: minute_taker } = plan.value;
	const next = { ...state, met_on, place, chair, minute_taker };
	const version = await changeRow(tx, meetingTable, id, next);
	tx.note({
		...{ kind: 'village_meeting', ids: [id], village: state.village_code, detail: { act: 'mended', version } },
		changes: changesOf(state, next)
	});
	tx.because(why.value);
	return accepted({ version });
}

export interface AskedHeld {
	number: number;
	version: number;
	turnout: Readonly<Partial<Record<Body, { due: number | null; present: number | null }>>>;
	supervisor: boolean;
	office: boolean;
	minutes: string;
	reason: string;
}

/**
 * Enters how a meeting went: who was there, who sat in, the minutes. Entered anew, with a reason, its votes are counted again by
 * the new numbers; what has been carried out on a vote stands in the way of undoing it.
 */
export async function recordHeld(
	tx: Tx,
	_actor: Actor,
	asked: AskedHeld,
	telling: Telling
): Promise<Outcome<{ version: number }>> {
	const held = await holdMeetingRow(tx, asked.number, asked.version);
	if (!held.ok) return held;
	const { id, state } = held.value;
	const agenda = await heldBy<ResolutionColumns>(tx, resolutionTable, 'meeting_id', id);
	const matters = new Map<string, Kept<MatterColumns>>();
	for (const item of agenda) {
		const [matter] = await rowsBy<MatterColumns>(tx, matterTable, 'id', item.state.matter_id);
		matters.set(item.id, matter!);
	}
	const kinds = [...matters.values()].map(({ state: { kind } }) => ({ kind }));
	const checked = checkHeld({ metOn: state.met_on, agenda: kinds }, asked, dayOf(tx.now));
	if (!checked.ok) return checked;
	const why = correctionOf(state.state === 'held', asked.reason);
	if (!why.ok) return why;
	const { attendance, supervisor, office, minutes } = checked.value;
	const next: MeetingColumns = {
		...{ ...state, ...attendanceColumns(attendance), state: 'held' as const },
		...{ supervisor_present: supervisor, office_present: office, minutes }
	};
	const version = await changeRow(tx, meetingTable, id, next);
	tx.note({
		...{ kind: 'village_meeting', ids: [id], village: state.village_code, detail: { act: 'held', version } },
		changes: changesOf(state, next)
	});
	if (why.value !== null) tx.because(why.value);
	for (const item of agenda) {
		const counted = await countAgain(tx, next, item, matters.get(item.id)!, telling);
		if (!counted.ok) return counted;
	}
	return accepted({ version });
}

/** A vote that was counted before its meeting's numbers were put right. */
async function countAgain(
	tx: Tx,
	meeting: MeetingColumns,
	{ id, state }: Kept<ResolutionColumns>,
	matter: Kept<MatterColumns>,
	telling: Telling
): Promise<Outcome<true>> {
	if (state.body === null || state.outcome === null) return accepted(true);
	const there = attendanceOf(meeting)[state.body];
	const { present, approve, against, abstain } = state as unknown as Vote;
	if (!there || present > there.present)
		return refused('meeting.votes_stand', {
			...{ field: `${state.body}Present`, body: state.body, number: state.number },
			...{ expected: present, got: there?.present ?? 0 }
		});
	const { quorum } = await meetingValues(tx, meeting.met_on);
	const counted = countVote(quorum[state.body], { due: there.due, present, approve, against, abstain });
	if (!counted.ok) return counted;
	const { outcome } = counted.value;
	if (outcome !== 'passed' && matter.state.executed_on !== null)
		return refused('matter.executed_stands', { number: state.number, got: outcome });
	const next: ResolutionColumns = { ...state, due: there.due, outcome };
	if (state.due !== there.due || state.outcome !== outcome) {
		const version = await changeRow(tx, resolutionTable, id, next);
		tx.note({
			...{ kind: 'village_resolution', ids: [id], village: meeting.village_code, detail: { act: 'counted', version } },
			changes: changesOf(state, next)
		});
	}
	return tellResolution(tx, telling, { meeting, matter: matter.state, resolution: { id, state: next } });
}
