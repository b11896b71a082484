import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import { RECOMPUTE, type ChangesState } from '#land/changes.ts';

/** What was noted and waits to be reckoned again. */
export interface Changes {
	/** The notes themselves, to be taken away when it is done. */
	notes: string[];
	/** So many rows of a table that no neighbourhood can be told. */
	many: boolean;
}

/** Every note that is there now; one that is committed later waits for the next time. */
export async function changesSince(db: ReadDb): Promise<Changes> {
	const rows = await db.query
		.selectFrom('changed_row')
		.select(['id', 'row_id'])
		.where('county_code', '=', db.county)
		.execute();
	return { notes: rows.map(({ id }) => id), many: rows.some(({ row_id }) => row_id === null) };
}

const compared = (db: ReadDb) => sql`
	exists (select from analysis_run where analysis_run.county_code = ${db.county} and analysis_run.kind = 'over_contract')`;

/** The last attempt to compare changes, if it failed: it is made again only for what changes after it. */
const failedAttempt = (db: ReadDb) => sql`
	select job.reason, job.created_at from (
		select state, reason, created_at from job where job.county_code = ${db.county} and job.kind = ${RECOMPUTE}
		order by created_at desc limit 1
	) job where job.state in ('failed', 'cancelled')`;

/** Whether changes wait that no attempt has failed on. Before the first comparison nothing waits. */
export async function recomputeDue(db: ReadDb): Promise<boolean> {
	const { rows } = await sql<{ due: boolean }>`
		select exists (
			select from changed_row left join (${failedAttempt(db)}) attempt on true
			where changed_row.county_code = ${db.county} and (attempt.created_at is null or changed_row.recorded_at > attempt.created_at)
		) and ${compared(db)} as due`.execute(db.query);
	return rows[0]!.due;
}

/** Things whose change is not yet in the findings, for the page; many count as one. */
export async function changesState(db: ReadDb): Promise<ChangesState> {
	const { rows } = await sql<ChangesState>`
		select count(distinct (changed_row.table_name, changed_row.row_id)) as due,
			case when max(changed_row.recorded_at) <= max(attempt.created_at) then max(attempt.reason) end as failed,
			(select max(number) from analysis_run where analysis_run.county_code = ${db.county} and analysis_run.kind = 'over_contract') as run
		from changed_row left join (${failedAttempt(db)}) attempt on true
		where changed_row.county_code = ${db.county} and ${compared(db)}`.execute(db.query);
	return rows[0]!;
}

export interface LastRun {
	businessDate: string;
	inputs: unknown;
	settings: unknown;
}

/** The latest comparison, in full or of a neighbourhood. */
export async function lastRun(db: ReadDb): Promise<LastRun | null> {
	const run = await db.query
		.selectFrom('analysis_run')
		.select(['business_date as businessDate', 'inputs', 'settings'])
		.where('county_code', '=', db.county)
		.where('kind', '=', 'over_contract')
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirst();
	return run ?? null;
}
