import { maskedText } from '#core/masks.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { reasonOf } from '#core/steps.ts';
import { changeRow } from '#db/one-row.server.ts';
import { saveRows } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { isVillage } from '#territory/villages.read.server.ts';
import { heldBy, rowsBy, type Kept } from './kept-rows.server.ts';
import { checkExecution, checkMatter, needsResolution } from './matter.ts';
import { standingOf, type MatterStanding } from './matter-kinds.ts';
import { changesOf, correctionOf } from './meeting.write.server.ts';
import { tellResolution, tellResult, type Telling } from './open-item.write.server.ts';
import { meetingValues } from './settings.read.server.ts';
import {
	matterTable,
	meetingTable,
	resolutionTable,
	type MatterColumns,
	type MeetingColumns,
	type ResolutionColumns
} from './tables.server.ts';

/** A matter held for a write, with what its meetings made of it. */
export interface HeldMatter extends Kept<MatterColumns> {
	standing: MatterStanding;
	/** Whatever passed it; null: nothing has. */
	passed: { resolution: Kept<ResolutionColumns>; meeting: MeetingColumns } | null;
}

/** A matter in scope, held for this write, as the person had it in front. */
export async function holdMatter(tx: Tx, number: number, version: number): Promise<Outcome<HeldMatter>> {
	const [found] = await heldBy<MatterColumns>(tx, matterTable, 'feature_no', number);
	if (!found) return refused('matter.unknown', { got: number });
	if (found.version !== version) return refused('matter.changed', { expected: version, got: found.version });
	const resolutions = await heldBy<ResolutionColumns>(tx, resolutionTable, 'matter_id', found.id);
	const resolution = resolutions.find(({ state }) => state.outcome === 'passed');
	const [meeting] = resolution ? await rowsBy<MeetingColumns>(tx, meetingTable, 'id', resolution.state.meeting_id) : [];
	const { executed_on: executedOn, withdrawn_on: withdrawnOn } = found.state;
	return accepted({
		...found,
		standing: standingOf({ executedOn, withdrawnOn }, resolutions.at(-1)?.state.outcome, resolution !== undefined),
		passed: resolution && meeting ? { resolution, meeting: meeting.state } : null
	});
}

export interface AskedMatter {
	kind: string;
	title: string;
	content: string;
	amountFen: number | null;
	raisedOn: string;
}

/** Enters a matter of a village. */
export async function raiseMatter(
	tx: Tx,
	_actor: Actor,
	asked: AskedMatter & { village: string },
	{ known }: Telling
): Promise<Outcome<{ number: number; id: string }>> {
	if (!(await isVillage(tx, asked.village))) return refused('meeting.village', { field: 'village' });
	const checked = checkMatter(asked, { today: dayOf(tx.now), known });
	if (!checked.ok) return checked;
	const { kind, title, content, amountFen: amount_fen, raisedOn: raised_on } = checked.value;
	const state = { village_code: asked.village, kind, title, content, amount_fen, raised_on };
	const [saved] = await saveRows(tx, matterTable, [{ row: null, state }], null, undefined, true);
	const [{ number } = { number: 0 }] = await rowsBy<MatterColumns>(tx, matterTable, 'id', saved!.id);
	tx.note({
		...{ kind: 'village_matter', ids: [saved!.id], village: asked.village },
		detail: { act: 'raised', number, kind, title, ...(amount_fen === null ? {} : { fen: amount_fen }) }
	});
	return accepted({ number, id: saved!.id });
}

/** Puts right what a matter says. What a resolution stands on, its kind and its amount, is no longer changed once it has passed. */
export async function mendMatter(
	tx: Tx,
	_actor: Actor,
	asked: AskedMatter & { number: number; version: number; reason: string },
	telling: Telling
): Promise<Outcome<{ version: number }>> {
	const held = await holdMatter(tx, asked.number, asked.version);
	if (!held.ok) return held;
	const { id, state, passed, standing } = held.value;
	if (standing === 'withdrawn') return refused('matter.withdrawn');
	const checked = checkMatter(asked, { today: dayOf(tx.now), known: telling.known });
	if (!checked.ok) return checked;
	const { kind, title, content, amountFen: amount_fen, raisedOn: raised_on } = checked.value;
	const moved = kind !== state.kind || amount_fen !== state.amount_fen || raised_on !== state.raised_on;
	if ((passed !== null || state.executed_on !== null) && moved)
		return refused('matter.resolved_stands', { field: 'amount', got: passed?.resolution.state.number ?? '' });
	if (passed !== null && raised_on > passed.meeting.met_on)
		return refused('matter.day', { field: 'raisedOn', expected: `≤ ${passed.meeting.met_on}`, got: raised_on });
	const why = correctionOf(true, asked.reason);
	if (!why.ok) return why;
	const next: MatterColumns = { ...state, kind, title, content, amount_fen, raised_on };
	const version = await changeRow(tx, matterTable, id, next);
	tx.note({
		...{ kind: 'village_matter', ids: [id], village: state.village_code, detail: { act: 'mended', version } },
		changes: changesOf(state, next)
	});
	tx.because(why.value);
	const resolutions = await rowsBy<ResolutionColumns>(tx, resolutionTable, 'matter_id', id);
	for (const resolution of resolutions) {
		const [meeting] = await rowsBy<MeetingColumns>(tx, meetingTable, 'id', resolution.state.meeting_id);
		const told = await tellResolution(tx, telling, { meeting: meeting!.state, matter: next, resolution });
		if (!told.ok) return told;
	}
	const result = await tellResult(tx, telling, { id, state: next }, passed?.resolution.state.number ?? null);
	return result.ok ? accepted({ version }) : result;
}

/** Marks a matter executed, with its result; one on the county's list only after a resolution passed it. */
export async function executeMatter(
	tx: Tx,
	_actor: Actor,
	asked: {
		number: number;
		version: number;
		executedOn: string;
		result: string;
		settledFen: number | null;
		reason: string;
	},
	telling: Telling
): Promise<Outcome<{ version: number }>> {
	const held = await holdMatter(tx, asked.number, asked.version);
	if (!held.ok) return held;
	const { id, state, standing, passed } = held.value;
	const matter = { kind: state.kind, amountFen: state.amount_fen, raisedOn: state.raised_on, standing };
	const checked = checkExecution(matter, asked, {
		needs: needsResolution(matter, await meetingValues(tx, state.raised_on)),
		passedOn: passed?.meeting.met_on ?? null,
		today: dayOf(tx.now),
		known: telling.known
	});
	if (!checked.ok) return checked;
	const why = correctionOf(state.executed_on !== null, asked.reason);
	if (!why.ok) return why;
	const { executedOn: executed_on, result, settledFen: settled_fen } = checked.value;
	const next: MatterColumns = { ...state, executed_on, result, settled_fen };
	const version = await changeRow(tx, matterTable, id, next);
	tx.note({
		...{ kind: 'village_matter', ids: [id], village: state.village_code, detail: { act: 'executed', version } },
		changes: changesOf(state, next)
	});
	if (why.value !== null) tx.because(why.value);
	const told = await tellResult(tx, telling, { id, state: next }, passed?.resolution.state.number ?? null);
	return told.ok ? accepted({ version }) : told;
}

/** Takes a matter off the table that nobody has passed. It stays in the list, with why. */
export async function withdrawMatter(
	tx: Tx,
	_actor: Actor,
	asked: { number: number; version: number; reason: string }
): Promise<Outcome<{ version: number }>> {
	const held = await holdMatter(tx, asked.number, asked.version);
	if (!held.ok) return held;
	const { id, state, standing } = held.value;
	if (['passed', 'executed', 'withdrawn'].includes(standing)) return refused('matter.ended', { got: standing });
	const why = reasonOf(asked.reason);
	if (why === null)
		return refused('step.reason', { field: 'reason', expected: '2–500', got: [...asked.reason.trim()].length });
	const version = await changeRow(tx, matterTable, id, { ...state, withdrawn_on: dayOf(tx.now) });
	tx.note({
		...{ kind: 'village_matter', ids: [id], village: state.village_code, detail: { act: 'withdrawn', version } },
		changes: { withdrawn_on: [null, dayOf(tx.now)] }
	});
	tx.because(maskedText(why));
	return accepted({ version });
}
