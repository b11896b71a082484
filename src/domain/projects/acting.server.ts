import { sql } from 'kysely';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { actedBefore, recusalOf, type Recusal } from './gate.ts';
import type { ProjectAct, ProjectRow } from './project.ts';
import { projectActs, recusalsOf } from './project.read.server.ts';
import { stageOf, type StageRule } from './stages.ts';

/** The home village of whoever acts; null: nobody known, or not said. */
async function homeOf(tx: ReadDb, person: string): Promise<string | null> {
	const { rows } = await sql<{ home: string | null }>`
		select home_village_code as home from person where person.county_code = ${tx.county} and person.id::text = ${person}`.execute(
		tx.query
	);
	return rows[0]?.home ?? null;
}

/** Why somebody has no part in the review of a project; null: nothing known ties them to it. */
export async function recusalFor(db: ReadDb, project: ProjectRow, person: string): Promise<Recusal | null> {
	const said = (await recusalsOf(db, project.id)).find((each) => each.person === person)?.ground ?? null;
	return recusalOf(project.village, await homeOf(db, person), said);
}

/**
 * Whether somebody may act on the gate a project stands at: their role is one the county has set for it, nothing ties them to
 * the village, and they did not act on the gate before (domain.md I18).
 * @returns what was done so far; refused `project.role`, `project.recused`, `step.same_hand`
 */
export async function mayAct(
	tx: Tx,
	actor: Actor,
	project: ProjectRow,
	stages: readonly StageRule[],
	{ role = true }: { role?: boolean } = {}
): Promise<Outcome<ProjectAct[]>> {
	const acts = await projectActs(tx, project.id);
	const kind = stageOf(project.state);
	const stage = stages.find((each) => each.kind === kind);
	if (role && stage && !stage.who.includes(actor.role))
		return refused('project.role', { expected: stage.who, got: actor.role });
	if (kind === 'village_applied') return accepted(acts);
	const ground = await recusalFor(tx, project, actor.id);
	if (ground !== null) return refused('project.recused', { ground });
	if (actedBefore(acts, project, actor.id)) return refused('step.same_hand', { got: project.state });
	return accepted(acts);
}
