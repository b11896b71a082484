import { Readable } from 'node:stream';
import { error } from '@sveltejs/kit';
import { hasBytes, readBytes } from '#attachments/files.server.ts';
import { toldAttachment } from '#cli/told-attachment.server.ts';
import { handOut } from '#door/hand-out.server.ts';
import type { RequestHandler } from './$types';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An attachment's bytes, always as a download: nothing uploaded is ever shown as a page of ours. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const attachment = UUID.test(params.id) ? await toldAttachment(locals.read, locals.actor, params.id) : null;
	if (!attachment || !(await hasBytes(locals.folders.files, locals.county, attachment.sha256)))
		error(404, { message: 'not found' });
	const { id, name, sha256, bytes, village_code: village } = attachment;
	return handOut(locals, {
		...{ permission: 'attachment.read', sheet: 'attachment', name, type: 'application/octet-stream' },
		note: { kind: 'attachment', ids: [id], digest: sha256, village },
		body: () => Readable.toWeb(readBytes(locals.folders.files, locals.county, sha256)) as ReadableStream<Uint8Array>,
		headers: { 'content-length': String(bytes), 'content-security-policy': 'sandbox' }
	});
};
