import { sql } from 'kysely';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { workingDaysAfter } from '#core/steps.ts';
import { changeRow } from '#db/one-row.server.ts';
import { saveRows } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { isVillage } from '#territory/villages.read.server.ts';
import { writeAct } from './acts.write.server.ts';
import { changesOf, columnsOf, holdProject } from './held.server.ts';
import { checkProject, projectCode, resolvedOtherwise, type ProjectFacts, type ProjectGiven } from './project.ts';
import { proceduresOf } from './project.read.server.ts';
import { projectValues } from './settings.read.server.ts';
import { projectTable, type ProjectColumns } from './tables.server.ts';

/** The columns of what somebody enters. */
export const factColumns = (facts: ProjectFacts) => ({
	...{ name: facts.name, year: facts.year, programme: facts.programme, village_code: facts.village },
	...{ zone_code: facts.zone, matter: facts.matter, heading: facts.heading, asked_fen: facts.askedFen },
	...{ own_fen: facts.ownFen, summary: facts.summary, income_fen: facts.incomeFen },
	...{ households: facts.households, jobs: facts.jobs }
});

/** Whether a zone in force has the code. */
async function isZone(tx: Tx, code: string): Promise<boolean> {
	const { rows } = await sql`
		select 1 from zone where zone.county_code = ${tx.county} and zone.code = ${code} and zone.status <> 'retired'`.execute(
		tx.query
	);
	return rows.length > 0;
}

/** The village in sight and the zone in force it builds on, beside what the fields say by themselves. */
async function checked(tx: Tx, given: ProjectGiven, today: string) {
	const { facts, faults } = checkProject(given, today);
	if (!faults.some(({ field }) => field === 'village') && !(await isVillage(tx, facts.village)))
		faults.push({ field: 'village', expected: 'village', got: facts.village });
	if (facts.zone !== null && !(await isZone(tx, facts.zone)))
		faults.push({ field: 'zone', expected: 'zone', got: facts.zone });
	return { facts, faults };
}

/**
 * Enters a project of a village in sight: from then on it goes by what the county has set for that day.
 * @returns its number; refused `project.invalid` with the faults of each field
 */
export async function enterProject(
	tx: Tx,
	actor: Actor,
	asked: { values: ProjectGiven }
): Promise<Outcome<{ number: number; version: number }>> {
	const today = dayOf(tx.now);
	const { facts, faults } = await checked(tx, asked.values, today);
	if (faults.length > 0) return refused('project.invalid', { faults });
	const { stages, calendar } = await projectValues(tx, today);
	const days = stages.find(({ kind }) => kind === 'village_applied')!.days;
	// Codes are of the number it is going to have.
	const number = await tx.takeNumbers('project', 0);
	const state: ProjectColumns = {
		...factColumns(facts),
		...{ code: projectCode(facts.year, number), approved_fen: null, entered_on: today, state: 'village_applied' },
		...{ state_since: today, due_on: days === null ? null : workingDaysAfter(today, days, calendar) },
		...{ public_until: null, former_state: null, round: 1 }
	};
	const [saved] = await saveRows(tx, projectTable, [{ row: null, state }], null, undefined, true);
	await writeAct(tx, actor, { id: saved!.id, state: 'village_applied', round: 1 }, { act: 'enter', on: today });
	tx.note({
		...{ kind: 'project', ids: [saved!.id], village: facts.village, detail: { act: 'entered', code: state.code } },
		changes: changesOf({}, factColumns(facts))
	});
	return accepted({ number, version: 1 });
}

/** Puts right what was entered, as long as the village has it in hand. */
export async function mendProject(
	tx: Tx,
	_actor: Actor,
	asked: { number: number; version: number; values: ProjectGiven }
): Promise<Outcome<{ number: number; version: number }>> {
	const held = await holdProject(tx, asked.number, asked.version);
	if (!held.ok) return held;
	const project = held.value;
	if (project.state !== 'village_applied' && project.state !== 'returned')
		return refused('project.not_in_hand', { got: project.state });
	const { facts, faults } = await checked(tx, { ...asked.values, village: project.village }, dayOf(tx.now));
	if (faults.length > 0) return refused('project.invalid', { faults });
	const field = resolvedOtherwise(await proceduresOf(tx, project.id), project, facts);
	if (field !== null) return refused(`project.${field}_stands`, { field });
	const before = columnsOf(project);
	const next = { ...before, ...factColumns(facts) };
	const changes = changesOf(before, next);
	if (Object.keys(changes).length === 0) return accepted({ number: project.number, version: project.version });
	const version = await changeRow(tx, projectTable, project.id, next);
	tx.note({
		...{ kind: 'project', ids: [project.id], village: project.village },
		...{ detail: { act: 'mended', code: project.code }, changes }
	});
	return accepted({ number: project.number, version });
}
