import { sql } from 'kysely';
import { signaturesOf } from './joint.read.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { appraisalOf } from './appraisal.read.server.ts';
import { asksOf } from './asks.read.server.ts';
import { openAsks } from './asks.ts';
import { filesOf } from './files.read.server.ts';
import { isReviewers } from './files.ts';
import type { Lying, SaidRecusal } from './gate.ts';
import { placeAnswers } from './place/place.read.server.ts';
import type { Procedure } from './procedure.ts';
import type { ProjectAct, ProjectRow } from './project.ts';
import type { DocumentKind } from './stages.ts';

/** What was done with a project, the first first. */
export async function projectActs(db: ReadDb, project: string): Promise<ProjectAct[]> {
	const { rows } = await sql<ProjectAct>`
		select seq, round, act, from_state as "from", to_state as "to", acted_on as "on", due_on as "dueOn",
			public_until as "publicUntil", reason, paper, actor_id as actor, actor_name as by
		from project_act where project_act.county_code = ${db.county} and project_act.project_id = ${project}::uuid
		order by seq`.execute(db.query);
	return rows;
}

/** The meetings and notices that are recorded. */
export async function proceduresOf(db: ReadDb, project: string): Promise<Procedure[]> {
	const { rows } = await sql<Procedure>`
		select id, version, kind, held_on as "heldOn", place, body, called_on as "calledOn", due, present, approve, against,
			abstain, outcome, until
		from project_procedure held where held.county_code = ${db.county} and held.project_id = ${project}::uuid`.execute(
		db.query
	);
	return rows;
}

/** Who said that somebody has no part in a project, and why. */
export async function recusalsOf(db: ReadDb, project: string): Promise<SaidRecusal[]> {
	const { rows } = await sql<SaidRecusal>`
		select recusal.person_id as person, person.name, recusal.ground, recusal.said_on as "on", recusal.actor_name as by
		from project_recusal recusal
		join person on person.county_code = ${db.county} and person.id = recusal.person_id
		where recusal.county_code = ${db.county} and recusal.project_id = ${project}::uuid
		order by recusal.recorded_at, recusal.id`.execute(db.query);
	return rows;
}

/** Where the place is held against what it should be: as it is handed in, and as the county decides. */
const placeGates: ReadonlySet<string> = new Set(['village_applied', 'returned', 'county_decision']);

/** Everything that lies before a project's next gate. */
export async function lyingBefore(db: ReadDb, project: ProjectRow): Promise<Lying> {
	const [procedures, files] = [await proceduresOf(db, project.id), await filesOf(db, project.id)];
	const photos = Map.groupBy(
		files.filter(({ kind }) => kind === 'photo'),
		({ procedure }) => procedure
	);
	return {
		...{ state: project.state, publicUntil: project.publicUntil },
		procedures: procedures.map((each) => ({ ...each, photos: photos.get(each.kind)?.length ?? 0 })),
		documents: new Set(
			files.flatMap(({ kind, current }) =>
				kind === 'photo' || (isReviewers(kind) && !current) ? [] : [kind as DocumentKind]
			)
		),
		openAsks: openAsks(await asksOf(db, project.id)).length,
		appraisal: await appraisalOf(db, project.id, project.round),
		signatures: await signaturesOf(db, project.id, project.round),
		place: placeGates.has(project.state) ? await placeAnswers(db, project) : []
	};
}
