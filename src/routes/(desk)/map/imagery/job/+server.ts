import { json } from '@sveltejs/kit';
import { refused } from '#core/outcome.ts';
import { abortRun, progressOf } from '#door/running-jobs.server.ts';
import { IMAGERY_JOB } from '#imagery/imagery-list.ts';
import { isOpen } from '#jobs/job.ts';
import { latestJobOf } from '#jobs/jobs.read.server.ts';
import { cancelJob } from '#jobs/jobs.write.server.ts';
import type { RequestHandler } from './$types';

/** How the set stands that the person uploaded last; null when there was none. */
export const GET: RequestHandler = async ({ locals }) => {
	const job = await latestJobOf(locals.read, IMAGERY_JOB, locals.actor.id);
	if (!job) return json(null, { headers: { 'cache-control': 'no-store' } });
	const { id, state, reason, detail, result } = job;
	return json(
		{ id, state, reason, detail, result, progress: progressOf(id) },
		{ headers: { 'cache-control': 'no-store' } }
	);
};

/** Stops it: nothing of it is kept. */
export const DELETE: RequestHandler = async ({ locals }) => {
	const job = await latestJobOf(locals.read, IMAGERY_JOB, locals.actor.id);
	if (!job || !isOpen(job.state)) return json(refused('imagery.gone'), { status: 409 });
	abortRun(job.id);
	const outcome = await locals.write('imagery.change', (tx, actor) => cancelJob(tx, actor, job.id));
	return json(outcome, { status: outcome.ok ? 200 : 409 });
};
