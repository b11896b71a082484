import { askerOf } from '#core/office.ts';
import { maskedText } from '#core/masks.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { takeStep, workingDaysAfter } from '#core/steps.ts';
import { changeRow } from '#db/one-row.server.ts';
import type { Tx } from '#db/tx.server.ts';
import type { PlanRow, PlanStatus } from '#zones/plans/plan-row.ts';
import { planState, planTable } from '#zones/plans/plan-table.server.ts';
import { drawnShapes, villagesUnder } from '#zones/plans/drawn/villages-under.read.server.ts';
import { holdPlan } from '#zones/plans/plan.write.server.ts';
import { planContent } from '#zones/plans/plans.read.server.ts';
import { landlessZone } from './addressees.ts';
import { askEverybody } from './ask.write.server.ts';
import { paperOf, planCourse, type CourseState, type CourseStep, type TakenStep } from './course.ts';
import { courseValues, planMoves } from './course.read.server.ts';
import { freezePlan } from './freeze.write.server.ts';
import { freezesOf } from './frozen.read.server.ts';
import { opinionsHave } from './opinion.ts';
import { opinionsOn } from './opinions.read.server.ts';
import { dayOfPaper, paperOfForm, type FormValues, type Paper } from './papers.ts';
import { publishZones, replaceFormer } from './publish.write.server.ts';

export interface Walk {
	plan: number;
	/** The version the person had in front. */
	version: number;
	step: TakenStep;
	reason: string | null;
	values: FormValues;
}

/** What lies before a step, by the names the course's needs use. */
async function lyingBefore(tx: Tx, plan: PlanRow, today: string): Promise<Set<string>> {
	const have = new Set<string>();
	if (plan.status === 'draft') {
		const content = await planContent(tx, plan.id);
		const touching = new Set((await villagesUnder(tx, drawnShapes(content))).map(({ zone }) => zone));
		if (content.length > 0 && landlessZone(content, touching) === null) have.add('zones.whole');
	}
	if (plan.status === 'asked') {
		const freeze = (await freezesOf(tx, plan.id)).at(-1)!;
		const said = await opinionsOn(tx, freeze.id, { all: true, offices: new Set() });
		for (const name of opinionsHave(said, freeze.answerBy, today)) have.add(name);
	}
	return have;
}

/**
 * Takes a plan one step on, with what the step writes down: all of it or nothing.
 * @returns refused `plan.unknown`, `plan.changed`, as steps and papers are, and `course.department_unknown`
 */
export async function walkPlan(
	tx: Tx,
	actor: Actor,
	asked: Walk
): Promise<Outcome<{ status: PlanStatus; version: number }>> {
	const plan = await holdPlan(tx, asked.plan);
	if (!plan) return refused('plan.unknown');
	if (plan.version !== asked.version) return refused('plan.changed', { got: plan.version });
	if (plan.status === 'shelved') return refused('plan.shelved');
	const state = plan.status;
	const today = dayOf(tx.now);
	const values = await courseValues(tx, today);
	const rule = planCourse.steps.find(({ name, from }) => name === asked.step && from.includes(state));
	const kind = rule ? paperOf(rule) : null;
	const have = await lyingBefore(tx, plan, today);
	if (kind) have.add(kind);
	const taken = takeStep(planCourse, { state, lastActor: plan.lastActor }, askerOf(actor), {
		...{ name: asked.step, reason: asked.reason, have }
	});
	// Where the step itself cannot be taken, that is said first.
	if (!taken.ok) return taken;
	const { step } = taken.value;
	const reason = taken.value.reason === null ? null : maskedText(taken.value.reason);
	let paper: Paper | null = null;
	if (kind) {
		const since = plan.stateSince ?? dayOf(plan.at);
		const earliest = workingDaysAfter(today, values.answerDays, values.calendar);
		const checked = paperOfForm(kind, asked.values, { since, today, earliest });
		if (!checked.ok) return checked;
		paper = checked.value;
	}
	let freeze: string | null = null;
	if (paper?.kind === 'asking') {
		freeze = await freezePlan(tx, plan, 'asked', paper.answerBy);
		const addressed = await askEverybody(tx, plan.id, freeze, paper.departments, today);
		if (!addressed.ok) return addressed;
	}
	if (paper?.kind === 'decision') freeze = await freezePlan(tx, plan, 'approved', null);
	const on = dayOfPaper(paper, today);
	if (paper?.kind === 'publication') {
		const approved = (await freezesOf(tx, plan.id)).at(-1)!;
		freeze = approved.id;
		const replaced = await replaceFormer(tx, actor, plan, on);
		if (!replaced.ok) return replaced;
		await publishZones(tx, plan, approved.id);
	}
	const days = values.daysIn(step.to);
	const due =
		paper?.kind === 'asking' ? paper.answerBy : days === null ? null : workingDaysAfter(today, days, values.calendar);
	return saveMove(tx, actor, plan, { step: step.name, to: step.to, on, due, reason, paper, freeze });
}

interface Move {
	step: CourseStep;
	to: CourseState;
	on: string;
	due: string | null;
	reason: string | null;
	paper: Paper | null;
	freeze: string | null;
}

/** Writes a step down that may be taken: where the plan stands from now on, and the step itself. */
async function saveMove(
	tx: Tx,
	actor: Actor,
	plan: PlanRow,
	{ step, to, on, due, reason, paper, freeze }: Move
): Promise<Outcome<{ status: PlanStatus; version: number }>> {
	const moves = await planMoves(tx, plan.id);
	await tx.query
		.insertInto('zone_plan_move')
		.values({
			...{ county_code: tx.county, id: tx.newId(), plan_id: plan.id, seq: moves.length + 1, step },
			...{ from_state: plan.status, to_state: to, taken_on: on, due_on: due, reason, freeze_id: freeze },
			...{ paper: paper === null ? null : JSON.stringify(paper), recorded_at: tx.now },
			...{ actor_id: actor.id, actor_name: actor.name }
		})
		.execute();
	const version = await changeRow(tx, planTable, plan.id, {
		...planState({ ...plan, status: to, stateSince: on, dueOn: due, lastActor: actor.id }),
		...(to === 'published' ? { published_on: on } : {})
	});
	tx.note({
		...{ kind: 'zone_plan', ids: [plan.id], detail: { act: step, code: plan.code, ...(paper ? { on } : {}) } },
		changes: { status: [plan.status, to] }
	});
	if (reason !== null) tx.because(reason);
	return accepted({ status: to, version });
}
