import { listDepartments } from '#auth/departments.read.server.ts';
import { ownOffices } from '#auth/own-offices.read.server.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';
import { pointsOf, replyOf, type Answer, type Stance } from '#zones/plans/course/opinion.ts';
import { mayAct } from './acting.server.ts';
import { writeAct } from './acts.write.server.ts';
import { holdProject } from './held.server.ts';
import { ownSignature } from './joint.ts';
import { signaturesOf } from './joint.read.server.ts';
import { hangs, type ProjectRow } from './project.ts';
import { projectValues } from './settings.read.server.ts';

/**
 * Asks the departments the county has set to sign, the first of them leading; at least one has to be there today. They are those
 * of today, whenever the project was entered: an office that went is nobody to ask.
 */
export async function askDepartments(tx: Tx, project: ProjectRow): Promise<Outcome<{ asked: number }>> {
	const { departments: offices } = await projectValues(tx, dayOf(tx.now));
	const known = new Map((await listDepartments(tx, dayOf(tx.now))).map((each) => [each.id, each]));
	const named = offices.flatMap((id) => (known.get(id)?.state === 'now' ? [known.get(id)!] : []));
	if (named.length === 0) return refused('joint.no_departments');
	await tx.copy(
		'project_signature',
		['county_code', 'id', 'version', 'recorded_at', 'project_id', 'round', 'office_id', 'name', 'sort_key', 'leads'],
		named.map(({ id, name, key }, at) => [
			...[tx.county, tx.newId(), 1, tx.now, project.id, project.round, id, name, key, at === 0]
		])
	);
	return accepted({ asked: named.length });
}

/**
 * A department signs: agrees, agrees with remarks, or objects; anew as long as nothing of it was answered.
 * @returns refused `joint.not_now`, `joint.not_yours`, `joint.answered`, as acting and points are
 */
export async function signProject(
	tx: Tx,
	actor: Actor,
	asked: { number: number; version: number; stance: Stance; points: string; unbiased: boolean }
): Promise<Outcome<{ version: number }>> {
	const held = await holdProject(tx, asked.number, null);
	if (!held.ok) return held;
	const project = held.value;
	if (project.state !== 'joint_review') return refused('joint.not_now', { got: project.state });
	const { stages } = await projectValues(tx, project.enteredOn);
	const may = await mayAct(tx, actor, project, stages);
	if (!may.ok) return may;
	const today = dayOf(tx.now);
	if (hangs(project, today)) return refused('project.hangs', { until: project.publicUntil });
	if (!asked.unbiased) return refused('project.unbiased', { field: 'unbiased' });
	const signatures = await signaturesOf(tx, project.id, project.round);
	const own = ownSignature(signatures, await ownOffices(tx, actor.id, today), false);
	if (!own.ok) return own;
	const { id, version: stands, stance: former, remarks, name } = own.value;
	if (stands !== asked.version) return refused('project.changed', { expected: asked.version, got: stands });
	if (remarks.some(({ answer }) => answer !== null) && asked.stance !== 'agree')
		return refused('joint.answered', { field: 'points' });
	const points = pointsOf(asked.stance, asked.points);
	if (!points.ok) return points;
	await tx.query
		.updateTable('project_signature')
		.set({
			...{ version: stands + 1, recorded_at: tx.now, stance: asked.stance, given_on: today },
			...{ actor_id: actor.id, actor_name: actor.name }
		})
		.where('county_code', '=', tx.county)
		.where('id', '=', id)
		.execute();
	// Remarks that were answered stand beside the agreement that followed.
	if (asked.stance !== 'agree' || remarks.every(({ answer }) => answer === null)) {
		await tx.query
			.deleteFrom('project_point')
			.where('county_code', '=', tx.county)
			.where('signature_id', '=', id)
			.execute();
		await tx.copy(
			'project_point',
			['county_code', 'id', 'signature_id', 'seq', 'body', 'answer', 'reply', 'answered_on'],
			points.value.map((body, at) => [tx.county, tx.newId(), id, at + 1, body, null, null, null])
		);
	}
	const signed = { department: name, stance: asked.stance, points: points.value };
	await writeAct(tx, actor, project, { act: 'sign', on: today, paper: { signed } });
	tx.note({
		...{ kind: 'project', ids: [project.id], village: project.village },
		detail: { act: 'signed', code: project.code, of: name, points: points.value.length },
		changes: { stance: [former, asked.stance] }
	});
	return accepted({ version: stands + 1 });
}

/** The applicant answers one point of a department. */
export async function answerPoint(
	tx: Tx,
	actor: Actor,
	asked: { number: number; point: string; answer: Answer; reply: string }
): Promise<Outcome<{ number: number }>> {
	const held = await holdProject(tx, asked.number, null);
	if (!held.ok) return held;
	const project = held.value;
	if (project.state !== 'joint_review') return refused('joint.not_now', { got: project.state });
	const signatures = await signaturesOf(tx, project.id, project.round);
	const signature = signatures.find(({ remarks }) => remarks.some(({ id }) => id === asked.point));
	const point = signature?.remarks.find(({ id }) => id === asked.point);
	if (!signature || !point) return refused('project.unknown');
	const reply = replyOf(asked.answer, asked.reply);
	if (!reply.ok) return reply;
	await tx.query
		.updateTable('project_point')
		.set({ answer: asked.answer, reply: reply.value, answered_on: dayOf(tx.now) })
		.where('county_code', '=', tx.county)
		.where('id', '=', point.id)
		.execute();
	const answered = { department: signature.name, point: point.body, answer: asked.answer, reply: reply.value };
	await writeAct(tx, actor, project, { act: 'point', on: dayOf(tx.now), paper: { answered } });
	tx.note({
		...{ kind: 'project', ids: [project.id], village: project.village },
		detail: { act: 'answered', code: project.code, of: signature.name, point: point.seq },
		changes: { answer: [point.answer, asked.answer] }
	});
	return accepted({ number: project.number });
}
