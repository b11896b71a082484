import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { error } from '@sveltejs/kit';
import { pictureFile } from '#cli/picture-job.server.ts';
import { dayOf } from '#core/period.ts';
import { handOut, sheetTypes } from '#door/hand-out.server.ts';
import { latestJobOf } from '#jobs/jobs.read.server.ts';
import { PICTURES_JOB } from '#land/finding-pictures.ts';
import { words } from '#text/words.ts';
import type { RequestHandler } from './$types';

/** The person's newest workbook with pictures. */
export const GET: RequestHandler = async ({ locals }) => {
	const job = await latestJobOf(locals.read, PICTURES_JOB, locals.actor.id);
	const path = job?.state === 'done' ? pictureFile(locals.folders.staging, job.id) : null;
	const held = path && (await stat(path).catch(() => null));
	if (!path || !held) error(404, { message: 'no workbook with pictures waits', reason: 'export.gone' });
	const { dossier, shell } = await words(locals.language, ['dossier', 'shell']);
	const day = dayOf(job!.created_at);
	const name = `${locals.place.name}-${dossier.pictures.sheet}-${day}${locals.demo ? `-${shell.demo}` : ''}.xlsx`;
	return handOut(locals, {
		...{ permission: 'land.export', sheet: 'pictures', name, plain: `findings-pictures-${day}.xlsx` },
		...{ type: sheetTypes.xlsx, count: (job!.input as { numbers: number[] }).numbers.length, note: { run: job!.id } },
		body: () => Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>,
		headers: { 'content-length': String(held.size) }
	});
};
