import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { pictureFile, sweepPictures } from '#cli/picture-job.server.ts';
import { hasFile } from '#core/has-file.server.ts';
import { dayOf } from '#core/period.ts';
import { abortRun, progressOf } from '#door/running-jobs.server.ts';
import { isOpen } from '#jobs/job.ts';
import { latestJobOf } from '#jobs/jobs.read.server.ts';
import { cancelJob, enqueue } from '#jobs/jobs.write.server.ts';
import { listStateOf } from '#land/finding-address.ts';
import { listFindings, listPlaces } from '#land/finding-list.read.server.ts';
import { filterFindings, sortFindings } from '#land/finding-list.ts';
import { mayPicture, PICTURES_JOB } from '#land/finding-pictures.ts';
import type { RequestHandler } from './$types';

const answer = { headers: { 'cache-control': 'no-store' } };

/** How the person's newest workbook with pictures stands; null when there was none. */
export const GET: RequestHandler = async ({ locals }) => {
	const job = await latestJobOf(locals.read, PICTURES_JOB, locals.actor.id);
	if (!job) return json(null, answer);
	const { state, reason, result, step, steps } = job;
	const there = state === 'done' && (await hasFile(pictureFile(locals.folders.staging, job.id)));
	const all = (job.input as { numbers: number[] }).numbers.length;
	return json({ state, reason, result, step, steps, all, there, progress: progressOf(job.id) }, answer);
};

const asked = v.object({ search: v.pipe(v.string(), v.maxLength(2000)) });

/** Asks for a workbook of the list that an address holds; one at a time a person. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const body = v.safeParse(asked, await request.json().catch(() => null));
	if (!body.success) return json({ ok: false, reason: 'export.empty' }, { status: 400 });
	const present = await latestJobOf(locals.read, PICTURES_JOB, locals.actor.id);
	if (present && isOpen(present.state)) return json({ ok: true, value: { id: present.id } }, { status: 202 });
	const { filter, sort } = listStateOf(new URLSearchParams(body.output.search));
	const { villages } = await listPlaces(locals.read);
	const names = new Map(villages.map(({ code, name }) => [code, name]));
	const order = new Map(villages.map(({ code }, index) => [code, index]));
	const rows = sortFindings(
		filterFindings(await listFindings(locals.read, dayOf(new Date())), filter, (code) => names.get(code) ?? ''),
		sort.key,
		sort.descending,
		order
	);
	const may = mayPicture(rows.length);
	if (!may.ok) return json(may, { status: 409 });
	await sweepPictures(locals.folders.staging, new Date());
	const input = { numbers: rows.map(({ number }) => number), language: locals.language };
	const outcome = await locals.write('land.export', (tx, actor) => enqueue(tx, actor, PICTURES_JOB, input));
	return json(outcome, { status: outcome.ok ? 202 : 409 });
};

/** Stops it. */
export const DELETE: RequestHandler = async ({ locals }) => {
	const job = await latestJobOf(locals.read, PICTURES_JOB, locals.actor.id);
	if (!job || !isOpen(job.state)) return json({ ok: false, reason: 'job.ended' }, { status: 409 });
	abortRun(job.id);
	const outcome = await locals.write('land.export', (tx, actor) => cancelJob(tx, actor, job.id));
	return json(outcome, { status: outcome.ok ? 200 : 409 });
};
