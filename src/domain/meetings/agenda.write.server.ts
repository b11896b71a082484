import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import { changeRow } from '#db/one-row.server.ts';
import { saveRows } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { attendanceOf } from './attendance.server.ts';
import { bodies } from './bodies.ts';
import { heldBy, rowsBy } from './kept-rows.server.ts';
import { publicWords, said } from './matter.ts';
import { holdMatter } from './matter.write.server.ts';
import { resolutionNumber } from './meeting.ts';
import { changesOf, correctionOf, holdMeetingRow } from './meeting.write.server.ts';
import { tellResolution, type Telling } from './open-item.write.server.ts';
import { countVote } from './quorum.ts';
import { meetingValues } from './settings.read.server.ts';
import {
	matterTable,
	meetingTable,
	resolutionTable,
	type MatterColumns,
	type MeetingColumns,
	type ResolutionColumns
} from './tables.server.ts';

/** Matters one day can bear. */
const MOST = 60;

/** Puts a matter on a meeting's agenda, at its end. */
export async function putOnAgenda(
	tx: Tx,
	_actor: Actor,
	asked: { number: number; version: number; matter: number; matterVersion: number }
): Promise<Outcome<{ agendaNo: number }>> {
	const held = await holdMeetingRow(tx, asked.number, asked.version);
	if (!held.ok) return held;
	const matter = await holdMatter(tx, asked.matter, asked.matterVersion);
	if (!matter.ok) return matter;
	const { id: meeting_id, state: meeting } = held.value;
	const { id: matter_id, state, standing } = matter.value;
	const { village_code } = meeting;
	if (state.village_code !== village_code) return refused('agenda.village', { expected: village_code });
	if (['passed', 'executed', 'withdrawn', 'agenda'].includes(standing))
		return refused('agenda.standing', { got: standing });
	if (state.raised_on > meeting.met_on)
		return refused('agenda.day', { expected: `≤ ${meeting.met_on}`, got: state.raised_on });
	const present = await heldBy<ResolutionColumns>(tx, resolutionTable, 'meeting_id', meeting_id);
	if (present.some((each) => each.state.matter_id === matter_id)) return refused('agenda.twice');
	if (present.length >= MOST) return refused('agenda.full', { expected: MOST });
	const agenda_no = Math.max(0, ...present.map((each) => each.state.agenda_no)) + 1;
	const line = { village_code, meeting_id, matter_id, agenda_no };
	const [saved] = await saveRows(tx, resolutionTable, [{ row: null, state: line }], null, undefined, true);
	tx.note({
		...{ kind: 'village_resolution', ids: [saved!.id], village: village_code },
		detail: { act: 'agenda', agenda_no, title: state.title, on: meeting.met_on }
	});
	return accepted({ agendaNo: agenda_no });
}

export interface AskedDecision {
	number: number;
	matter: number;
	/** The version of the agenda's line. */
	version: number;
	/** Put off: nothing was voted on. */
	deferred: boolean;
	body: string;
	present: number;
	approve: number;
	against: number;
	abstain: number;
	decision: string;
	nextStep: string;
	reason: string;
}

/**
 * Enters what a meeting made of a matter. What came of it follows from the counts by the county's rule of that day; entered
 * anew it needs a reason, and what has been carried out on it stays passed.
 */
export async function decideMatter(
	tx: Tx,
	_actor: Actor,
	asked: AskedDecision,
	telling: Telling
): Promise<Outcome<{ outcome: string; number: string | null }>> {
	const [meeting] = await heldBy<MeetingColumns>(tx, meetingTable, 'feature_no', asked.number);
	if (!meeting) return refused('meeting.unknown', { got: asked.number });
	const line = await lineOf(tx, meeting.id, asked);
	if (!line.ok) return line;
	const { id, state, matter } = line.value;
	if (meeting.state.state !== 'held') return refused('vote.not_held');
	const next = await decisionOf(tx, meeting.state, state, asked, telling);
	if (!next.ok) return next;
	const why = correctionOf(state.outcome !== null, asked.reason);
	if (!why.ok) return why;
	if (matter.executed_on !== null && next.value.outcome !== 'passed')
		return refused('matter.executed_stands', { number: state.number, got: next.value.outcome });
	const version = await changeRow(tx, resolutionTable, id, next.value);
	tx.note({
		...{ kind: 'village_resolution', ids: [id], village: state.village_code, detail: { act: 'decided', version } },
		changes: changesOf(state, next.value)
	});
	if (why.value !== null) tx.because(why.value);
	const resolution = { id, state: next.value };
	const told = await tellResolution(tx, telling, { meeting: meeting.state, matter, resolution });
	return told.ok ? accepted({ outcome: next.value.outcome!, number: next.value.number }) : told;
}

async function lineOf(tx: Tx, meetingId: string, asked: Pick<AskedDecision, 'matter' | 'version'>) {
	const [matter] = await heldBy<MatterColumns>(tx, matterTable, 'feature_no', asked.matter);
	const lines = await heldBy<ResolutionColumns>(tx, resolutionTable, 'meeting_id', meetingId);
	const line = lines.find(({ state }) => matter && state.matter_id === matter.id);
	if (!line || !matter) return refused('agenda.unknown', { got: asked.matter });
	if (line.version !== asked.version) return refused('meeting.changed', { expected: asked.version, got: line.version });
	const others = await rowsBy<ResolutionColumns>(tx, resolutionTable, 'matter_id', matter.id);
	if (others.some((each) => each.id !== line.id && each.state.outcome === 'passed'))
		return refused('agenda.standing', { got: 'passed' });
	if (matter.state.withdrawn_on !== null) return refused('matter.withdrawn');
	return accepted({ id: line.id, state: line.state, matter: matter.state });
}

/** The line as it will stand. */
async function decisionOf(
	tx: Tx,
	meeting: MeetingColumns,
	state: ResolutionColumns,
	asked: AskedDecision,
	{ known }: Telling
): Promise<Outcome<ResolutionColumns>> {
	const names = { names: [...known.names, meeting.chair, meeting.minute_taker] };
	const nextStep = said(asked.nextStep) === null ? null : publicWords('nextStep', asked.nextStep, 200, names);
	if (nextStep && !nextStep.ok) return nextStep;
	const next_step = nextStep?.value ?? null;
	if (asked.deferred) {
		const empty = { body: null, due: null, present: null, approve: null, against: null, abstain: null };
		return accepted({ ...state, ...empty, outcome: 'deferred', decision: null, next_step });
	}
	const body = bodies.find((each) => each === asked.body);
	const there = body && attendanceOf(meeting)[body];
	if (!there) return refused('vote.body', { field: 'body', got: asked.body });
	const { present, approve, against, abstain } = asked;
	if (present > there.present)
		return refused('vote.present', { field: 'present', expected: there.present, got: present });
	const { quorum } = await meetingValues(tx, meeting.met_on);
	const counted = countVote(quorum[body], { due: there.due, present, approve, against, abstain });
	if (!counted.ok) return { ...counted, detail: { ...counted.detail, field: 'approve' } };
	const { outcome } = counted.value;
	const words =
		said(asked.decision) === null && outcome === 'void' ? null : publicWords('decision', asked.decision, 300, names);
	if (words && !words.ok) return words;
	return accepted({
		...{
			...state,
			outcome,
			number: state.number ?? resolutionNumber(state.village_code, meeting.month, state.agenda_no)
		},
		...{ body, due: there.due, present, approve, against, abstain, decision: words?.value ?? null, next_step }
	});
}
