import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { error } from '@sveltejs/kit';
import { pictureFile } from '#cli/picture-job.server.ts';
import { dayOf } from '#core/period.ts';
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
	return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream, {
		headers: {
			'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'content-length': String(held.size),
			'content-disposition': `attachment; filename="findings-pictures-${day}.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
			'cache-control': 'no-store'
		}
	});
};
