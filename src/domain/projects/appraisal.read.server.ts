import { sql, type RawBuilder } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import type { Appraisal } from './appraisal.ts';

const appraisals = async (db: ReadDb, which: RawBuilder<boolean>): Promise<Appraisal[]> =>
	(
		await sql<Appraisal>`
			select appraisal.id, appraisal.version, appraisal.project_id as project, appraisal.round, appraisal.person_id as person,
				person.name as "personName", appraisal.organisation, appraisal.sheet, appraisal.commissioned_on as "commissionedOn",
				appraisal.due_on as "dueOn", appraisal.delivered_on as "deliveredOn", appraisal.scores, appraisal.vetoes,
				appraisal.total, appraisal.outcome, appraisal.opinion
			from project_appraisal appraisal
			join person on person.county_code = ${db.county} and person.id = appraisal.person_id
			where appraisal.county_code = ${db.county} and ${which}
			order by appraisal.commissioned_on desc, appraisal.id`.execute(db.query)
	).rows;

/** The appraisal of a project's round; null: none is commissioned. Whoever asks has the project in sight. */
export const appraisalOf = async (db: ReadDb, project: string, round: number): Promise<Appraisal | null> =>
	(await appraisals(db, sql<boolean>`appraisal.project_id = ${project}::uuid and appraisal.round = ${round}`))[0] ??
	null;

/** What somebody was commissioned to appraise. */
export const appraisalsFor = (db: ReadDb, person: string): Promise<Appraisal[]> =>
	appraisals(db, sql<boolean>`appraisal.person_id::text = ${person}`);
