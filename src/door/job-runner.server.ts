import { accepted, type Outcome } from '#core/outcome.ts';
import { newId } from '#core/ids.ts';
import type { Actor, Permission } from '#core/permission.ts';
import { countyScope } from '#core/scope.ts';
import { localOperator } from '#auth/local-operator.ts';
import { readDb } from '#db/read.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { throughDoor, type Write } from '#door/door.server.ts';
import type { House } from '#door/house.server.ts';
import type { Job, StepResult } from '#jobs/job.ts';
import { hasWork, jobActor } from '#jobs/jobs.read.server.ts';
import { claim, endJob, holdJob, saveStep } from '#jobs/jobs.write.server.ts';

/** A kind of long work. A step is one write; what it did and where the job stands are committed together, so a killed process loses nothing and repeats nothing. */
export interface JobHandler {
	kind: string;
	permission: Permission;
	step(tx: Tx, actor: Actor, job: Job): Promise<Outcome<StepResult>>;
}

/** How often a process looks for work, ms. */
const PERIOD = 400;

/** This process's name on the leases it holds. */
const owner = newId();

/** Runs one county's jobs until none is free. */
export async function runJobs(house: House, county: string, handlers: readonly JobHandler[]): Promise<number> {
	const runner: Actor = { ...localOperator(county), id: 'job-runner', name: '作业进程' };
	const keep = <T>(write: Write<T>) => throughDoor(house.engine, runner, 'jobs.run', write);
	const db = readDb(house.engine, county, countyScope(county));
	for (let ran = 0; ; ran++) {
		if (!(await hasWork(db, new Date()))) return ran;
		const taken = await keep((tx) => claim(tx, owner));
		if (!taken.ok) return ran;
		const { id, kind } = taken.value;
		const handler = handlers.find((each) => each.kind === kind);
		if (!handler) {
			await keep((tx) => endJob(tx, id, 'failed', 'job.unknown_kind'));
			continue;
		}
		const asker = await jobActor(db, id);
		const actor: Actor = {
			id: asker.id,
			name: asker.name,
			county,
			scope: { prefixes: asker.prefixes },
			permissions: new Set(asker.permissions)
		};
		for (;;) {
			const outcome = await throughDoor(house.engine, actor, handler.permission, async (tx, by) => {
				const held = await holdJob(tx, id, owner);
				if (!held.ok) return held;
				const result = await handler.step(tx, by, held.value);
				if (!result.ok) return result;
				await saveStep(tx, held.value, result.value);
				return accepted(result.value.done);
			}).catch((error: unknown) => {
				console.error(`job ${id} (${kind}) failed`, error);
				return {
					ok: false as const,
					reason: 'job.failed',
					detail: { message: error instanceof Error ? error.message : String(error) }
				};
			});
			if (!outcome.ok && outcome.reason !== 'job.lost')
				await keep((tx) => endJob(tx, id, outcome.reason === 'job.cancelled' ? 'cancelled' : 'failed', outcome.reason));
			if (!outcome.ok || outcome.value) break;
		}
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
			if (!stopped) console.error('jobs: the queue could not be read', error);
		}
		if (!stopped) timer = setTimeout(look, PERIOD).unref();
	};
	timer = setTimeout(look, PERIOD).unref();
	return () => {
		stopped = true;
		if (timer) clearTimeout(timer);
	};
}
