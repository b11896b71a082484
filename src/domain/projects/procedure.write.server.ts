import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { maskedText } from '#core/masks.ts';
import { reasonOf } from '#core/steps.ts';
import { changeRow } from '#db/one-row.server.ts';
import { saveRows } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { changesOf, holdProject } from './held.server.ts';
import {
	checkProcedure,
	openKinds,
	type ProcedureGiven,
	type ProcedureKind,
	type ProcedureState
} from './procedure.ts';
import { proceduresOf, projectActs } from './project.read.server.ts';
import { projectValues } from './settings.read.server.ts';
import { noticeDays } from './stages.ts';
import { procedureTable, type ProcedureColumns } from './tables.server.ts';

const columns = (project: string, state: ProcedureState): ProcedureColumns => ({
	...{ project_id: project, kind: state.kind, held_on: state.heldOn, place: state.place, body: state.body },
	...{ called_on: state.calledOn, due: state.due, present: state.present, approve: state.approve },
	...{ against: state.against, abstain: state.abstain, outcome: state.outcome, until: state.until }
});

/**
 * Writes one of the six of 四议两公开 down, or puts one right with the reason; what came of a vote is counted here.
 * @returns refused `procedure.…`, `project.…`, as votes are, `step.reason`
 */
export async function recordProcedure(
	tx: Tx,
	_actor: Actor,
	asked: { number: number; version: number; kind: ProcedureKind; values: ProcedureGiven; reason: string }
): Promise<Outcome<{ version: number; outcome: string | null }>> {
	const held = await holdProject(tx, asked.number, asked.version);
	if (!held.ok) return held;
	const project = held.value;
	if (!openKinds(project.state).includes(asked.kind)) return refused('procedure.not_now', { got: project.state, step: asked.kind });
	const all = await proceduresOf(tx, project.id);
	const former = all.find(({ kind }) => kind === asked.kind) ?? null;
	const today = dayOf(tx.now);
	const { stages } = await projectValues(tx, project.enteredOn);
	// What a body needs is what held on the day it met.
	const { bodies } = await projectValues(tx, asked.values.heldOn || today);
	const found = checkProcedure(asked.kind, asked.values, {
		...{ matter: project.matter, others: all.filter(({ kind }) => kind !== asked.kind), rules: bodies, today },
		noticeDays: noticeDays(asked.kind, stages),
		begunOn: (await projectActs(tx, project.id)).findLast(({ act }) => act === 'start')?.on ?? null
	});
	if (!found.ok) return found;
	const reason = reasonOf(asked.reason);
	if (former && reason === null)
		return refused('step.reason', { field: 'reason', expected: '2–500', got: [...asked.reason.trim()].length });
	const state = columns(project.id, found.value);
	let id = former?.id;
	if (id !== undefined) await changeRow(tx, procedureTable, id, state);
	else id = (await saveRows(tx, procedureTable, [{ row: null, state }], null, undefined, true))[0]!.id;
	tx.note({
		...{ kind: 'project', ids: [project.id, id], village: project.village },
		detail: { act: former ? 'procedure.mended' : 'procedure', code: project.code, of: asked.kind },
		changes: changesOf(former ? columns(project.id, former) : {}, state)
	});
	if (former) tx.because(maskedText(reason!));
	return accepted({ version: project.version, outcome: found.value.outcome });
} // prettier-ignore
