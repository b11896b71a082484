import { error, json } from '@sveltejs/kit';
import { VERIFY_JOB } from '#cli/audit-jobs.server.ts';
import { isOpen } from '#jobs/job.ts';
import { latestJob } from '#jobs/jobs.read.server.ts';
import { enqueue } from '#jobs/jobs.write.server.ts';
import type { RequestHandler } from './$types';

const answer = { headers: { 'cache-control': 'no-store' } };

/** How the newest verification stands: how far it is, or what it came to. */
export const GET: RequestHandler = async ({ locals }) => {
	if (!locals.actor.permissions.has('audit.read')) error(403, { message: 'audit.read', reason: 'permission.missing' });
	const job = await latestJob(locals.read, VERIFY_JOB);
	if (!job) return json(null, answer);
	const { state, reason, progress, result, updated_at: at } = job;
	return json({ state, reason, progress, result, at }, answer);
};

/** Asks for a verification of the county's whole trail; one that already runs is enough. */
export const POST: RequestHandler = async ({ locals }) => {
	const present = await latestJob(locals.read, VERIFY_JOB);
	if (present && isOpen(present.state)) return json({ ok: true }, { status: 202 });
	const outcome = await locals.write('audit.verify', (tx, actor) => enqueue(tx, actor, VERIFY_JOB, {}));
	return json(outcome, { status: outcome.ok ? 202 : 403 });
};
