import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import type { ProjectAsk } from './asks.ts';

/** What was asked for, answered and reminded of, the first first. */
export async function asksOf(db: ReadDb, project: string): Promise<ProjectAsk[]> {
	const { rows } = await sql<ProjectAsk>`
		select id, kind, state, body, due_on as "dueOn", answers_id as answers, asked_on as "on", actor_name as by
		from project_ask where project_ask.county_code = ${db.county} and project_ask.project_id = ${project}::uuid
		order by recorded_at, id`.execute(db.query);
	return rows;
}
