import { Readable } from 'node:stream';
import { error } from '@sveltejs/kit';
import { attachmentById } from '#attachments/attachments.read.server.ts';
import { hasBytes, readBytes } from '#attachments/files.server.ts';
import type { RequestHandler } from './$types';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An attachment's bytes, always as a download: nothing uploaded is ever shown as a page of ours. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const attachment = UUID.test(params.id) ? await attachmentById(locals.read, params.id) : null;
	if (!attachment || !(await hasBytes(locals.folders.files, locals.county, attachment.sha256)))
		error(404, { message: 'not found' });
	return new Response(
		Readable.toWeb(readBytes(locals.folders.files, locals.county, attachment.sha256)) as ReadableStream,
		{
			headers: {
				'content-type': 'application/octet-stream',
				'content-length': String(attachment.bytes),
				'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(attachment.name)}`,
				'content-security-policy': 'sandbox',
				'cache-control': 'private, no-store'
			}
		}
	);
};
