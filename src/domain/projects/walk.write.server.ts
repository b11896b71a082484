import { ownOffices } from '#auth/own-offices.read.server.ts';
import { askerOf } from '#core/office.ts';
import { maskedText } from '#core/masks.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { takeStep, workingDaysAfter } from '#core/steps.ts';
import { changeRow } from '#db/one-row.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { mayAct } from './acting.server.ts';
import { writeAct } from './acts.write.server.ts';
import { haveOf, missingDocuments } from './gate.ts';
import { columnsOf, holdProject } from './held.server.ts';
import { ownSignature } from './joint.ts';
import { leadActs } from './joint.read.server.ts';
import { askDepartments } from './joint.write.server.ts';
import { dayOfPaper, paperOf, type PaperValues, type ProjectPaper } from './papers.ts';
import { daysAfter, procedureLack } from './procedure.ts';
import { sinceWhen, type ProjectRow } from './project.ts';
import { lyingBefore } from './project.read.server.ts';
import { projectValues } from './settings.read.server.ts';
import type { ProjectValues } from './settings.ts';
import { courseOf, stageOf, type ProjectState, type ProjectStep } from './stages.ts';
import { projectTable } from './tables.server.ts';

export interface Walk {
	project: number;
	/** The version the person had in front. */
	version: number;
	step: ProjectStep;
	reason: string | null;
	values: PaperValues;
}

/** Steps somebody judges by: they say that nothing ties them to whoever applies. */
const judges: ReadonlySet<ProjectStep> = new Set(['pass', 'decide', 'accept', 'return', 'reject']);

/**
 * Takes a project one step on, with what the step writes down: all of it or nothing. No gate is skipped: a step starts where the
 * project stands and needs what lies before it.
 * @returns refused `project.unknown`, `project.changed`, `project.role`, `project.recused`, `project.unbiased`, as steps and papers are
 */
export async function walkProject(
	tx: Tx,
	actor: Actor,
	asked: Walk
): Promise<Outcome<{ state: ProjectState; version: number }>> {
	const held = await holdProject(tx, asked.project, asked.version);
	if (!held.ok) return held;
	const project = held.value;
	const today = dayOf(tx.now);
	const values = await projectValues(tx, project.enteredOn);
	const course = courseOf(values.stages);
	const lying = await lyingBefore(tx, project);
	const have = haveOf(lying, values.stages, today);
	const taken = takeStep(course, { state: project.state, lastActor: null }, askerOf(actor), {
		...{ name: asked.step, reason: asked.reason, have }
	});
	if (!taken.ok)
		return taken.reason === 'step.needs'
			? refused('project.needs', {
					...{ missing: taken.detail?.missing, documents: missingDocuments(lying, values.stages) },
					...{ procedure: procedureLack(lying.procedures, today), until: project.publicUntil }
				})
			: taken;
	const { step } = taken.value;
	// Taking back is the applicant's own, whoever handed it in. Sending an appraised project back is the commissioning office's,
	// whatever role passes it.
	if (step.name !== 'withdraw') {
		const role = step.name !== 'start' && step.permission !== 'projects.commission';
		const acts = await mayAct(tx, actor, project, values.stages, { role });
		if (!acts.ok) return acts;
	}
	if (project.state === 'joint_review') {
		// A leading department that nobody acts for any more keeps no project: another one that signs concludes.
		const led = await leadActs(tx, lying.signatures, today);
		const own = ownSignature(lying.signatures, await ownOffices(tx, actor.id, today), led);
		if (!own.ok) return own;
	}
	if (judges.has(step.name) && asked.values.unbiased !== 'yes') return refused('project.unbiased', { field: 'unbiased' });
	const stage = values.stages.find(({ kind }) => kind === stageOf(project.state));
	const paper = paperOf(step.name, asked.values, {
		...{ since: sinceWhen(project), today, publicity: stage?.publicity ?? 0, askedFen: project.askedFen },
		outside: project.state === 'township_review' && project.matter === 'outside_letting'
	});
	if (!paper.ok) return paper;
	const said = judges.has(step.name) ? { ...paper.value, unbiased: true as const } : paper.value;
	const reason = taken.value.reason === null ? null : maskedText(taken.value.reason);
	const moved = await saveStep(tx, actor, project, { name: step.name, to: step.to, days: step.days, paper: said, reason, values });
	if (moved.ok && step.to === 'joint_review') {
		const addressed = await askDepartments(tx, project);
		if (!addressed.ok) return addressed;
	}
	return moved;
} // prettier-ignore

interface Step {
	name: ProjectStep;
	to: ProjectState;
	days?: number | undefined;
	paper: ProjectPaper;
	reason: string | null;
	values: ProjectValues;
}

/** Writes a step down that may be taken: where the project stands from now on, and the step itself. */
export async function saveStep(
	tx: Tx,
	actor: Actor,
	project: ProjectRow,
	{ name, to, days, paper, reason, values }: Step
): Promise<Outcome<{ state: ProjectState; version: number }>> {
	const on = dayOfPaper(paper, dayOf(tx.now));
	const dueOn = days === undefined ? null : workingDaysAfter(on, days, values.calendar);
	const stage = values.stages.find(({ kind }) => kind === stageOf(project.state));
	const until = paper.posted && stage ? daysAfter(paper.posted.postedOn, stage.publicity - 1) : null;
	await writeAct(tx, actor, project, { act: name, to, on, dueOn, publicUntil: until, reason, paper });
	const version = await changeRow(tx, projectTable, project.id, {
		...columnsOf(project),
		...{ state: to, state_since: on, due_on: dueOn, public_until: until },
		former_state: to === 'returned' ? null : project.state,
		// What was approved goes with the decision that is taken back.
		approved_fen: to === 'returned' ? null : (paper.decision?.approvedFen ?? project.approvedFen),
		// A return begins a new round: what was appraised and signed counts no more.
		round: to === 'returned' ? project.round + 1 : project.round
	});
	tx.note({
		...{ kind: 'project', ids: [project.id], village: project.village, detail: { act: name, code: project.code } },
		changes: { state: [project.state, to] }
	});
	if (reason !== null) tx.because(reason);
	return accepted({ state: to, version });
}
