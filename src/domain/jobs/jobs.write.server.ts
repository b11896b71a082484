import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';
import { jobColumns, LEASE, type Job, type JobActor, type StepResult } from '#jobs/job.ts';

/** Puts a job in the county's queue. Its steps run with the permissions and the scope of whoever asked. */
export async function enqueue(tx: Tx, actor: Actor, kind: string, input: unknown): Promise<Outcome<{ id: string }>> {
	const id = tx.newId();
	const asker: JobActor = {
		id: actor.id,
		name: actor.name,
		role: actor.role,
		prefixes: actor.scope.prefixes,
		permissions: [...actor.permissions]
	};
	await tx.query
		.insertInto('job')
		.values({
			county_code: tx.county,
			id,
			kind,
			input: JSON.stringify(input),
			state: 'queued',
			actor: JSON.stringify(asker),
			created_at: tx.now,
			updated_at: tx.now
		})
		.execute();
	tx.note({ kind: 'job', ids: [id] });
	return accepted({ id });
}

/** Takes the oldest job that is free, for LEASE milliseconds. SKIP LOCKED: two processes never take the same one. */
export async function claim(tx: Tx, owner: string): Promise<Outcome<Job>> {
	const free = await tx.query
		.selectFrom('job')
		.select('id')
		.where('county_code', '=', tx.county)
		.where((where) =>
			where.or([
				where('state', '=', 'queued'),
				where.and([where('state', '=', 'running'), where('lease_until', '<', tx.now)])
			])
		)
		.orderBy('created_at')
		.limit(1)
		.forUpdate()
		.skipLocked()
		.executeTakeFirst();
	if (!free) return refused('job.none');
	const job = await tx.query
		.updateTable('job')
		.set({ state: 'running', lease_owner: owner, lease_until: new Date(tx.now.getTime() + LEASE), updated_at: tx.now })
		.where('county_code', '=', tx.county)
		.where('id', '=', free.id)
		.returning(jobColumns)
		.executeTakeFirstOrThrow();
	tx.note({ kind: 'job', ids: [job.id] });
	return accepted(job as Job);
}

/** Goes on holding a job while it makes ready for its next step: reading a large file may take minutes. */
export async function keepLease(tx: Tx, id: string, owner: string): Promise<Outcome<null>> {
	const { numUpdatedRows } = await tx.query
		.updateTable('job')
		.set({ lease_until: new Date(tx.now.getTime() + LEASE) })
		.where('county_code', '=', tx.county)
		.where('id', '=', id)
		.where('state', '=', 'running')
		.where('lease_owner', '=', owner)
		.executeTakeFirst();
	if (numUpdatedRows === 0n) return refused('job.lost');
	tx.note({ kind: 'job', ids: [id] });
	return accepted(null);
}

/** Locks a job that this process still holds; refused when its lease went to another or somebody asked it to stop. */
export async function holdJob(tx: Tx, id: string, owner: string): Promise<Outcome<Job>> {
	const job = await tx.query
		.selectFrom('job')
		.select([...jobColumns, 'lease_owner'])
		.where('county_code', '=', tx.county)
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!job || job.state !== 'running' || job.lease_owner !== owner) return refused('job.lost');
	if (job.cancel_asked) return refused('job.cancelled');
	return accepted(job as Job);
}

/** Saves what a step left, in the step's own transaction. */
export async function saveStep(tx: Tx, job: Job, result: StepResult): Promise<void> {
	const common = { updated_at: tx.now, step: job.step + 1 };
	const set = result.done
		? {
				...common,
				state: 'done',
				result: JSON.stringify(result.result),
				lease_owner: null,
				lease_until: null,
				step_name: null
			}
		: {
				...common,
				steps: result.steps,
				step_name: result.stepName,
				progress: JSON.stringify(result.progress ?? null),
				lease_until: new Date(tx.now.getTime() + LEASE)
			};
	await tx.query.updateTable('job').set(set).where('county_code', '=', tx.county).where('id', '=', job.id).execute();
	tx.note({ kind: 'job', ids: [job.id] });
}

/** Ends a job that could not go on, with the reason a person is shown. */
export async function endJob(
	tx: Tx,
	id: string,
	state: 'failed' | 'cancelled',
	reason: string,
	detail?: Record<string, unknown>
): Promise<Outcome<null>> {
	await tx.query
		.updateTable('job')
		.set({
			...{ state, reason, detail: detail ? JSON.stringify(detail) : null },
			...{ lease_owner: null, lease_until: null, updated_at: tx.now }
		})
		.where('county_code', '=', tx.county)
		.where('id', '=', id)
		.where('state', 'in', ['queued', 'running'])
		.execute();
	tx.note({ kind: 'job', ids: [id], detail: { state, reason } });
	return accepted(null);
}

/** Asks a job to stop before its next step; a queued one ends at once. */
export async function cancelJob(tx: Tx, _actor: Actor, id: string): Promise<Outcome<null>> {
	const job = await tx.query
		.selectFrom('job')
		.select('state')
		.where('county_code', '=', tx.county)
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!job) return refused('job.unknown');
	if (job.state === 'queued') return endJob(tx, id, 'cancelled', 'job.cancelled');
	if (job.state !== 'running') return refused('job.ended', { state: job.state });
	await tx.query
		.updateTable('job')
		.set({ cancel_asked: true, updated_at: tx.now })
		.where('county_code', '=', tx.county)
		.where('id', '=', id)
		.execute();
	tx.note({ kind: 'job', ids: [id], changes: { cancelAsked: [false, true] } });
	return accepted(null);
}
