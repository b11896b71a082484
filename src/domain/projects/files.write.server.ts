import { sql } from 'kysely';
import { addAttachment } from '#attachments/attachments.write.server.ts';
import type { TakenFile } from '#attachments/take-file.server.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';
import { appraisalOf } from './appraisal.read.server.ts';
import { filesFor, PROJECT_FILES, type FileFacts } from './files.ts';
import { holdProject } from './held.server.ts';
import { isOver } from './stages.ts';

const pictures: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** Hangs a paper or a photo, whose bytes are stored already, on a project in sight. */
export async function addProjectFile(
	tx: Tx,
	actor: Actor,
	{ number, facts, ...file }: TakenFile & { number: number; facts: FileFacts }
): Promise<Outcome<{ id: string }>> {
	const held = await holdProject(tx, number, null);
	if (!held.ok) return held;
	const project = held.value;
	if (isOver(project.state)) return refused('project.over', { got: project.state });
	if (!filesFor(actor.permissions).includes(facts.kind))
		return refused('project.file_of', { field: 'kind', got: facts.kind });
	if (facts.kind === 'photo' && !pictures.has(file.mediaType))
		return refused('project.photo_picture', { field: 'file' });
	const id = tx.newId();
	const e7 = (degree: number | undefined) => (degree === undefined ? null : Math.round(degree * 1e7));
	await tx.query
		.insertInto('project_file')
		.values({
			...{ county_code: tx.county, id, recorded_at: tx.now, project_id: project.id, kind: facts.kind },
			...{
				procedure_kind: facts.procedure,
				place: facts.place,
				east_e7: e7(facts.at?.[0]),
				north_e7: e7(facts.at?.[1])
			},
			taken_at: facts.takenAt === null ? null : new Date(`${facts.takenAt.replace(' ', 'T')}:00+08:00`),
			...{ actor_id: actor.id, actor_name: actor.name }
		})
		.execute();
	tx.note({
		...{ kind: 'project', ids: [project.id], village: project.village },
		detail: { act: 'file', code: project.code, of: facts.kind, name: file.name }
	});
	return addAttachment(tx, actor, { ...file, ownerKind: PROJECT_FILES, ownerId: id, village: project.village });
}

/** Takes a paper off a project before its next gate: it stays stored, and counts no more. Only whoever put it there. */
export async function withdrawFile(
	tx: Tx,
	actor: Actor,
	asked: { number: number; file: string }
): Promise<Outcome<{ number: number }>> {
	const held = await holdProject(tx, asked.number, null);
	if (!held.ok) return held;
	const project = held.value;
	if (isOver(project.state)) return refused('project.over', { got: project.state });
	// What a gate has opened on stays.
	const { rows } = await sql<{ at: Date }>`
		select coalesce(max(recorded_at), '2000-01-01'::timestamptz) as at from project_act where project_act.county_code = ${tx.county}
			and project_act.project_id = ${project.id}::uuid and (to_state is not null or act = 'enter')`.execute(tx.query);
	const gone = await tx.query
		.updateTable('project_file')
		.set({ withdrawn_on: dayOf(tx.now) })
		.where('county_code', '=', tx.county)
		.where('project_id', '=', project.id)
		.where('id', '=', asked.file)
		.where('actor_id', '=', actor.id)
		.where('recorded_at', '>=', rows[0]!.at)
		.where('withdrawn_on', 'is', null)
		.returning('kind')
		.executeTakeFirst();
	if (!gone) return refused('project.file_unknown');
	tx.note({
		...{ kind: 'project', ids: [project.id], village: project.village },
		detail: { act: 'file.withdrawn', code: project.code, of: gone.kind }
	});
	return accepted({ number: project.number });
}

/** The report of whoever was commissioned to appraise a project, as long as nothing was delivered. */
export async function addAppraisalReport(
	tx: Tx,
	actor: Actor,
	{ number, ...file }: TakenFile & { number: number }
): Promise<Outcome<{ id: string }>> {
	const held = await holdProject(tx, number, null);
	if (!held.ok) return held;
	const { id, round, state } = held.value;
	const appraisal = await appraisalOf(tx, id, round);
	if (!appraisal || appraisal.person !== actor.id || state !== 'third_party') return refused('appraisal.not_yours');
	const facts = { kind: 'appraisal_report', procedure: null, takenAt: null, place: null, at: null } as const;
	return addProjectFile(tx, actor, { ...file, number, facts });
}
