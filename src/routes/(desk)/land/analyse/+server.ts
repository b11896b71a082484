import { error, json } from '@sveltejs/kit';
import { enqueue } from '#jobs/jobs.write.server.ts';
import { isOpen } from '#jobs/job.ts';
import { latestJob } from '#jobs/jobs.read.server.ts';
import { changesState } from '#land/changes.read.server.ts';
import type { RequestHandler } from './$types';

const KIND = 'land.analyse';

/** The newest comparison that was asked for, and the changes that wait for one, for whoever waits for them. */
export const GET: RequestHandler = async ({ locals }) => {
	const job = await latestJob(locals.read, KIND);
	const changes = await changesState(locals.read);
	return json({ changes, job: job && { state: job.state, reason: job.reason, result: job.result } });
};

/** Asks for a comparison of what is occupied with what was contracted; one that already waits is enough. */
export const POST: RequestHandler = async ({ locals }) => {
	const present = await latestJob(locals.read, KIND);
	if (present && isOpen(present.state)) return json({ state: present.state }, { status: 202 });
	const outcome = await locals.write('land.analyse', (tx, actor) => enqueue(tx, actor, KIND, {}));
	if (!outcome.ok) error(403, { message: outcome.reason, reason: outcome.reason });
	return json({ state: 'queued' }, { status: 202 });
};
