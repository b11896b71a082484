import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { newId } from '#core/ids.ts';
import { log } from '#core/log.server.ts';
import { jobsEnded } from '#core/metrics.server.ts';
import type { Actor, Permission } from '#core/permission.ts';
import { countyScope } from '#core/scope.ts';
import { localOperator } from '#auth/local-operator.ts';
import { readDb, type County, type ReadDb } from '#db/read.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { throughDoor, type Write } from '#door/door.server.ts';
import type { House } from '#door/house.server.ts';
import { beginRun, endRun } from '#door/running-jobs.server.ts';
import { isOpen, LEASE, type Job, type JobProgress, type StepResult } from '#jobs/job.ts';
import { hasWork, jobActor, jobById, latestJob } from '#jobs/jobs.read.server.ts';
import { claim, endJob, enqueue, holdJob, keepLease, saveStep } from '#jobs/jobs.write.server.ts';

/** What surrounds a step: reads and files are had before its write begins, and what lies outside the database follows after it. */
export interface JobSurroundings {
	house: House;
	place: County;
	actor: Actor;
	/** Reads within the scope of whoever asked. */
	db: ReadDb;
	/** Aborted as soon as somebody asks this process's job to stop; a step that sees it returns a refusal. */
	signal: AbortSignal;
	/** Tells how far the step is, for whoever watches it in this process. */
	progress(progress: JobProgress): void;
}

/**
 * A kind of long work. A step is one write; what it did and where the job stands are committed together, so a killed
 * process loses nothing and repeats nothing.
 */
export interface JobHandler<Ready = unknown> {
	kind: string;
	permission: Permission;
	/** Work that nobody has to ask for: when it says so, a job of this kind is put in the queue, with what it is to be told. */
	due?(db: ReadDb): Promise<boolean | object | null>;
	/** How long one statement of a step may take, ms. */
	deadline?: number;
	/** What the trail calls a step's write; the permission's name when not given. */
	action?: (job: Job) => string;
	/** Reads what the next step needs, outside its write: files, other people's rows. */
	ready?(job: Job, around: JobSurroundings): Promise<Outcome<Ready>>;
	step(tx: Tx, actor: Actor, job: Job, ready: Ready, around: JobSurroundings): Promise<Outcome<StepResult>>;
	/** Told now and then how many rows of a table a step has copied. */
	copied?(around: JobSurroundings, table: string, rows: number): void;
	/** After the last step has been committed, or the job was cancelled or failed. */
	ended?(job: Job, around: JobSurroundings, done: boolean): Promise<void>;
}

/** How often a process looks for work, ms. */
const PERIOD = 400;

/** This process's name on the leases it holds. */
const owner = newId();

/** On whose behalf what nobody asked for is done. */
const runnerOf = (county: string): Actor => ({
	...localOperator(county),
	id: 'job-runner',
	name: '作业进程',
	role: 'system'
});

/** Puts in the queue what is due by itself, once. */
async function enqueueDue(house: House, county: string, handlers: readonly JobHandler[]): Promise<void> {
	const db = readDb(house.engine, county, countyScope(county));
	for (const { kind, due } of handlers) {
		const input = await due?.(db);
		if (!input) continue;
		const latest = await latestJob(db, kind);
		if (latest && isOpen(latest.state)) continue;
		await throughDoor(house.engine, runnerOf(county), 'jobs.run', (tx, actor) =>
			enqueue(tx, actor, kind, input === true ? {} : input)
		);
	}
}

/** Runs one county's jobs until none is free: those that were asked for and those that are due by themselves. */
export async function runJobs(house: House, county: string, handlers: readonly JobHandler[]): Promise<number> {
	const keep = <T>(write: Write<T>) => throughDoor(house.engine, runnerOf(county), 'jobs.run', write);
	const db = readDb(house.engine, county, countyScope(county));
	await enqueueDue(house, county, handlers);
	for (let ran = 0; ; ran++) {
		if (!(await hasWork(db, new Date()))) return ran;
		const taken = await keep((tx) => claim(tx, owner));
		if (!taken.ok) return ran;
		const job = taken.value;
		const handler = handlers.find((each) => each.kind === job.kind);
		if (!handler) {
			await keep((tx) => endJob(tx, job.id, 'failed', 'job.unknown_kind'));
			continue;
		}
		const asker = await jobActor(db, job.id);
		const actor: Actor = {
			id: asker.id,
			name: asker.name,
			role: asker.role,
			county,
			scope: { prefixes: asker.prefixes },
			permissions: new Set(asker.permissions)
		};
		const place = (await db.counties()).find(({ code }) => code === county)!;
		const run = beginRun(job.id);
		const around: JobSurroundings = {
			...{ house, place, actor, signal: run.signal, progress: run.progress },
			db: readDb(house.engine, county, actor.scope)
		};
		let outcome: Outcome<boolean>;
		try {
			do outcome = await oneStep(handler, job.id, around);
			while (outcome.ok && !outcome.value);
		} finally {
			endRun(job.id);
		}
		if (!outcome.ok && outcome.reason === 'job.lost') continue;
		if (outcome.ok) jobsEnded.inc({ kind: handler.kind, state: 'done' });
		else {
			const { reason, detail } = outcome;
			const state = reason === 'job.cancelled' ? 'cancelled' : 'failed';
			jobsEnded.inc({ kind: handler.kind, state });
			await keep((tx) => endJob(tx, job.id, state, reason, detail));
		}
		await handler.ended?.(job, around, outcome.ok);
	}
}

/** Keeps a job's lease while work outside of any write goes on, however long that takes. */
async function holding<T>(id: string, { house, place }: JobSurroundings, work: Promise<T>): Promise<T> {
	const keep = () =>
		void throughDoor(house.engine, runnerOf(place.code), 'jobs.run', (tx) => keepLease(tx, id, owner)).catch((error) =>
			log.error({ job: id, err: error }, 'the lease could not be kept')
		);
	const timer = setInterval(keep, LEASE / 3);
	try {
		return await work;
	} finally {
		clearInterval(timer);
	}
}

/** One step: what it needs, then its write. Returns whether the job is done. */
async function oneStep(handler: JobHandler, id: string, around: JobSurroundings): Promise<Outcome<boolean>> {
	const { house, actor, db, signal } = around;
	try {
		const job = (await jobById(db, id))!;
		if (job.cancel_asked) return refused('job.cancelled');
		const ready = handler.ready ? await holding(id, around, handler.ready(job, around)) : accepted(undefined);
		if (!ready.ok) return ready;
		const outcome = await throughDoor(
			house.engine,
			actor,
			handler.permission,
			async (tx, by) => {
				const held = await holdJob(tx, id, owner);
				if (!held.ok) return held;
				const result = await handler.step(tx, by, held.value, ready.value, around);
				if (!result.ok) return result;
				if (signal.aborted) return refused('job.cancelled');
				await saveStep(tx, held.value, result.value);
				return accepted(result.value.done);
			},
			{
				...{ action: handler.action?.(job), deadline: handler.deadline, signal },
				copied: (table, rows) => handler.copied?.(around, table, rows)
			}
		);
		return !outcome.ok && signal.aborted ? refused('job.cancelled') : outcome;
	} catch (error) {
		if (signal.aborted) return refused('job.cancelled');
		log.error({ job: id, kind: handler.kind, err: error }, 'a job failed');
		return refused('job.failed', { message: error instanceof Error ? error.message : String(error) });
	}
}

/** Keeps looking for work in every county until the returned function is called. */
export function startJobs(house: House, handlers: readonly JobHandler[]): () => void {
	let timer: NodeJS.Timeout | null = null;
	let stopped = false;
	const look = async () => {
		try {
			for (const { code } of await readDb(house.engine, '', { prefixes: [] }).counties())
				await runJobs(house, code, handlers);
		} catch (error) {
			if (!stopped) log.error({ err: error }, 'the queue of jobs could not be read');
		}
		if (!stopped) timer = setTimeout(look, PERIOD).unref();
	};
	timer = setTimeout(look, PERIOD).unref();
	return () => {
		stopped = true;
		if (timer) clearTimeout(timer);
	};
}
