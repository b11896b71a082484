import { sql } from 'kysely';
import { jobColumns, type Job, type JobActor } from '#jobs/job.ts';
import type { ReadDb } from '#db/read.server.ts';

/** One job, for the page that watches it. */
export async function jobById(db: ReadDb, id: string): Promise<Job | null> {
	const row = await db.query
		.selectFrom('job')
		.select(jobColumns)
		.where('county_code', '=', db.county)
		.where('id', '=', id)
		.executeTakeFirst();
	return (row as Job | undefined) ?? null;
}

/** One job of a person's own: what it came to is nobody else's. */
export async function ownJob(db: ReadDb, id: string, actorId: string): Promise<Job | null> {
	const row = await db.query
		.selectFrom('job')
		.select(jobColumns)
		.where('county_code', '=', db.county)
		.where('id', '=', id)
		.where(sql<boolean>`actor ->> 'id' = ${actorId}`)
		.executeTakeFirst();
	return (row as Job | undefined) ?? null;
}

/** The newest job of a kind. */
export async function latestJob(db: ReadDb, kind: string): Promise<Job | null> {
	const row = await db.query
		.selectFrom('job')
		.select(jobColumns)
		.where('county_code', '=', db.county)
		.where('kind', '=', kind)
		.orderBy('created_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	return (row as Job | undefined) ?? null;
}

/** Whether any process could take a job now: queued, or running with a lease that has run out. */
export async function hasWork(db: ReadDb, now: Date): Promise<boolean> {
	const row = await db.query
		.selectFrom('job')
		.select('id')
		.where('county_code', '=', db.county)
		.where((where) =>
			where.or([
				where('state', '=', 'queued'),
				where.and([where('state', '=', 'running'), where('lease_until', '<', now)])
			])
		)
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}

/** On whose behalf a job runs. */
export async function jobActor(db: ReadDb, id: string): Promise<JobActor> {
	const row = await db.query
		.selectFrom('job')
		.select('actor')
		.where('county_code', '=', db.county)
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return row.actor as JobActor;
}

/** The newest job of a kind that a person asked for: what it makes is theirs alone. */
export async function latestJobOf(db: ReadDb, kind: string, actorId: string): Promise<Job | null> {
	const row = await db.query
		.selectFrom('job')
		.select(jobColumns)
		.where('county_code', '=', db.county)
		.where('kind', '=', kind)
		.where(sql<boolean>`actor ->> 'id' = ${actorId}`)
		.orderBy('created_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	return (row as Job | undefined) ?? null;
}
