import { sql } from 'kysely';
import { maskedText } from '#core/masks.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { takeStep, workingDaysAfter } from '#core/steps.ts';
import type { Tx } from '#db/tx.server.ts';
import { askerOf } from '#core/office.ts';
import { mayAct, recusalFor } from './acting.server.ts';
import { writeAct } from './acts.write.server.ts';
import { checkScores } from './appraisal.ts';
import { appraisalOf } from './appraisal.read.server.ts';
import { haveOf, missingDocuments } from './gate.ts';
import { holdProject } from './held.server.ts';
import { askDepartments } from './joint.write.server.ts';
import { lyingBefore } from './project.read.server.ts';
import { projectValues } from './settings.read.server.ts';
import { courseOf } from './stages.ts';
import { saveStep } from './walk.write.server.ts';

/** Whether somebody is an outside appraiser today. */
async function isAppraiser(tx: Tx, person: string, today: string): Promise<string | null> {
	const { rows } = await sql<{ organisation: string | null }>`
		select person.organisation from person
		join person_role on person_role.county_code = ${tx.county} and person_role.person_id = person.id
			and person_role.role = 'appraiser' and person_role.ended_at is null and person_role.valid_from <= ${today}::date
			and (person_role.valid_to is null or person_role.valid_to > ${today}::date)
		where person.county_code = ${tx.county} and person.id::text = ${person} and person.disabled_at is null`.execute(
		tx.query
	);
	return rows[0] ? (rows[0].organisation ?? '') : null;
}

/** The service centre commissions an outside person; another one may be asked as long as nothing was delivered. */
export async function commissionAppraisal(
	tx: Tx,
	actor: Actor,
	asked: { number: number; version: number; person: string; organisation: string }
): Promise<Outcome<{ number: number }>> {
	const held = await holdProject(tx, asked.number, asked.version);
	if (!held.ok) return held;
	const project = held.value;
	if (project.state !== 'third_party') return refused('appraisal.not_now', { got: project.state });
	const values = await projectValues(tx, project.enteredOn);
	const may = await mayAct(tx, actor, project, values.stages, { role: false });
	if (!may.ok) return may;
	const today = dayOf(tx.now);
	const known = await isAppraiser(tx, asked.person, today);
	if (known === null) return refused('appraisal.person', { field: 'person' });
	if ((await recusalFor(tx, project, asked.person)) !== null) return refused('appraisal.tied', { field: 'person' });
	const organisation = asked.organisation.trim() || known;
	if ([...organisation].length < 2 || [...organisation].length > 60)
		return refused('project.words', { field: 'organisation', expected: '2–60', got: [...organisation].length });
	const former = await appraisalOf(tx, project.id, project.round);
	if (former && former.outcome !== null) return refused('appraisal.delivered');
	const days = values.stages.find(({ kind }) => kind === 'third_party')?.days ?? 15;
	const row = {
		...{ recorded_at: tx.now, person_id: asked.person, organisation, sheet: JSON.stringify(values.sheet) },
		...{ commissioned_on: today, due_on: workingDaysAfter(today, days, values.calendar) }
	};
	if (former)
		await tx.query
			.updateTable('project_appraisal')
			.set({ ...row, version: former.version + 1 })
			.where('county_code', '=', tx.county)
			.where('id', '=', former.id)
			.execute();
	else
		await tx.query
			.insertInto('project_appraisal')
			.values({
				county_code: tx.county,
				id: tx.newId(),
				version: 1,
				project_id: project.id,
				round: project.round,
				...row
			})
			.execute();
	const commissioned = { organisation, person: asked.person };
	await writeAct(tx, actor, project, { act: 'commission', on: today, paper: { commissioned } });
	tx.note({
		...{ kind: 'project', ids: [project.id], village: project.village },
		detail: { act: 'commissioned', code: project.code, organisation }
	});
	return accepted({ number: project.number });
}

/**
 * Whoever was commissioned delivers the scored sheet, once. One that passes takes the project on to the next gate; one that
 * fails leaves it to the service centre to send back or end.
 * @returns refused `appraisal.not_yours`, `appraisal.delivered`, as scores and acting are, `project.needs`
 */
export async function deliverAppraisal(
	tx: Tx,
	actor: Actor,
	asked: { number: number; values: Readonly<Record<string, string | undefined>> }
): Promise<Outcome<{ outcome: 'passed' | 'failed' }>> {
	const held = await holdProject(tx, asked.number, null);
	if (!held.ok) return held;
	const project = held.value;
	const appraisal = await appraisalOf(tx, project.id, project.round);
	if (!appraisal || appraisal.person !== actor.id) return refused('appraisal.not_yours');
	if (project.state !== 'third_party') return refused('appraisal.not_now', { got: project.state });
	if (appraisal.outcome !== null) return refused('appraisal.delivered');
	const values = await projectValues(tx, project.enteredOn);
	const may = await mayAct(tx, actor, project, values.stages);
	if (!may.ok) return may;
	if (asked.values.unbiased !== 'yes') return refused('project.unbiased', { field: 'unbiased' });
	const scored = checkScores(appraisal.sheet, asked.values);
	if (!scored.ok) return scored;
	const opinion = maskedText((asked.values.opinion ?? '').trim());
	if ([...opinion].length < 2 || [...opinion].length > 1000)
		return refused('project.words', { field: 'opinion', expected: '2–1000', got: [...opinion].length });
	const today = dayOf(tx.now);
	const { scores, vetoes, total, outcome } = scored.value;
	const lying = await lyingBefore(tx, project);
	const have = haveOf({ ...lying, appraisal: { outcome } }, values.stages, today);
	// One that fails is as much a result: its report is there, and what hung out is over.
	const lacks = ['publicity.over', 'documents'].filter((need) => !have.has(need));
	const needs = (missing: unknown) =>
		refused('project.needs', {
			...{ missing, documents: missingDocuments(lying, values.stages), procedure: [], until: project.publicUntil }
		});
	if (lacks.length > 0) return needs(lacks);
	await tx.query
		.updateTable('project_appraisal')
		.set({
			...{ version: appraisal.version + 1, recorded_at: tx.now, delivered_on: today, total, outcome, opinion },
			...{ scores: JSON.stringify(scores), vetoes: JSON.stringify(vetoes) }
		})
		.where('county_code', '=', tx.county)
		.where('id', '=', appraisal.id)
		.execute();
	tx.note({
		...{ kind: 'project', ids: [project.id], village: project.village },
		detail: { act: 'appraised', code: project.code, total, outcome }
	});
	if (outcome === 'failed') {
		await writeAct(tx, actor, project, { act: 'appraise', on: today });
		return accepted({ outcome });
	}
	const taken = takeStep(courseOf(values.stages), { state: project.state, lastActor: null }, askerOf(actor), {
		...{ name: 'pass', have }
	});
	if (!taken.ok) return taken.reason === 'step.needs' ? needs(taken.detail?.missing ?? []) : taken;
	const { to, days } = taken.value.step;
	const moved = await saveStep(tx, actor, project, { name: 'pass', to, days, paper: { unbiased: true }, reason: null, values });
	if (!moved.ok) return moved;
	if (to === 'joint_review') {
		const addressed = await askDepartments(tx, project);
		if (!addressed.ok) return addressed;
	}
	return accepted({ outcome });
} // prettier-ignore
