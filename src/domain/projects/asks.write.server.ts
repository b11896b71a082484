import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { workingDaysAfter } from '#core/steps.ts';
import type { Tx } from '#db/tx.server.ts';
import { recusalFor } from './acting.server.ts';
import { askedWords, openAsks, type ProjectAsk } from './asks.ts';
import { asksOf } from './asks.read.server.ts';
import { holdProject } from './held.server.ts';
import type { ProjectRow } from './project.ts';
import { projectValues } from './settings.read.server.ts';
import { isOver } from './stages.ts';

/** Working days for an answer. */
const ANSWER_DAYS = 5;

async function write(
	tx: Tx,
	actor: Actor,
	project: ProjectRow,
	ask: Pick<ProjectAsk, 'kind' | 'body' | 'dueOn' | 'answers'>
): Promise<void> {
	await tx.query
		.insertInto('project_ask')
		.values({
			...{ county_code: tx.county, id: tx.newId(), project_id: project.id, kind: ask.kind, state: project.state },
			...{ body: ask.body, due_on: ask.dueOn, answers_id: ask.answers, asked_on: dayOf(tx.now) },
			...{ actor_id: actor.id, actor_name: actor.name, recorded_at: tx.now }
		})
		.execute();
	tx.note({
		...{ kind: 'project', ids: [project.id], village: project.village },
		detail: { act: ask.kind, code: project.code }
	});
}

/** Asks whoever applies for more papers: the gate stays shut until they answer. */
export async function askForMore(
	tx: Tx,
	actor: Actor,
	asked: { number: number; body: string }
): Promise<Outcome<{ number: number }>> {
	const held = await holdProject(tx, asked.number, null);
	if (!held.ok) return held;
	const project = held.value;
	if (isOver(project.state)) return refused('project.over', { got: project.state });
	if (project.state === 'village_applied' || project.state === 'returned')
		return refused('project.in_hand', { got: project.state });
	const ground = await recusalFor(tx, project, actor.id);
	if (ground !== null) return refused('project.recused', { ground });
	const words = askedWords(asked.body);
	if (!words.ok) return words;
	const { calendar } = await projectValues(tx, project.enteredOn);
	const dueOn = workingDaysAfter(dayOf(tx.now), ANSWER_DAYS, calendar);
	await write(tx, actor, project, { kind: 'ask', body: words.value, dueOn, answers: null });
	return accepted({ number: project.number });
}

/** Whoever applies answers what was asked for, once. */
export async function answerAsk(
	tx: Tx,
	actor: Actor,
	asked: { number: number; ask: string; body: string }
): Promise<Outcome<{ number: number }>> {
	const held = await holdProject(tx, asked.number, null);
	if (!held.ok) return held;
	const project = held.value;
	if (!openAsks(await asksOf(tx, project.id)).some(({ id }) => id === asked.ask)) return refused('project.ask_unknown');
	const words = askedWords(asked.body);
	if (!words.ok) return words;
	await write(tx, actor, project, { kind: 'answer', body: words.value, dueOn: null, answers: asked.ask });
	return accepted({ number: project.number });
}

/** 催办: reminds whoever has it in hand, once a day. */
export async function remindOfProject(
	tx: Tx,
	actor: Actor,
	asked: { number: number; body: string }
): Promise<Outcome<{ number: number }>> {
	const held = await holdProject(tx, asked.number, null);
	if (!held.ok) return held;
	const project = held.value;
	if (isOver(project.state)) return refused('project.over', { got: project.state });
	const today = dayOf(tx.now);
	const before = (await asksOf(tx, project.id)).find(({ kind, on }) => kind === 'remind' && on === today);
	if (before) return refused('project.reminded', { got: before.by });
	const words = askedWords(asked.body);
	if (!words.ok) return words;
	await write(tx, actor, project, { kind: 'remind', body: words.value, dueOn: null, answers: null });
	return accepted({ number: project.number });
}
