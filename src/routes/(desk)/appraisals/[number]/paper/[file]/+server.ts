import { Readable } from 'node:stream';
import { error } from '@sveltejs/kit';
import { hasBytes, readBytes } from '#attachments/files.server.ts';
import { recordNumber } from '#core/record-number.ts';
import { handOut } from '#door/hand-out.server.ts';
import { commissionedPapers, commissionedProject } from '#projects/appraiser.read.server.ts';
import type { RequestHandler } from './$types';

/** A paper of a project for whoever was commissioned to appraise it, always as a download. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { read, actor } = locals;
	const found = await commissionedProject(read, actor.id, recordNumber(params.number) ?? 0);
	const file = found && (await commissionedPapers(read, found, actor.id)).find(({ id }) => id === params.file);
	if (!file || !(await hasBytes(locals.folders.files, locals.county, file.sha256)))
		error(404, { message: 'not found' });
	return handOut(locals, {
		...{ permission: 'projects.score', sheet: 'attachment', name: file.name, type: 'application/octet-stream' },
		note: { kind: 'attachment', ids: [file.attachment], digest: file.sha256, village: found.project.village },
		body: () =>
			Readable.toWeb(readBytes(locals.folders.files, locals.county, file.sha256)) as ReadableStream<Uint8Array>,
		headers: { 'content-length': String(file.bytes), 'content-security-policy': 'sandbox' }
	});
};
