import { Readable } from 'node:stream';
import { error } from '@sveltejs/kit';
import { hasBytes, readBytes } from '#attachments/files.server.ts';
import { recordNumber } from '#core/record-number.ts';
import { pictureKinds } from '#zones/page/photos.ts';
import { photosOfZone } from '#zones/page/photos.read.server.ts';
import { zoneByNumber } from '#zones/zones.read.server.ts';
import type { RequestHandler } from './$types';

/** A picture of a zone's progress as its page shows it; nothing but a picture is ever answered. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	const zone = await zoneByNumber(locals.read, recordNumber(params.number) ?? 0);
	const photo = zone && (await photosOfZone(locals.read, zone.id)).find(({ id }) => id === params.id);
	const { files } = locals.folders;
	if (!photo || !pictureKinds.has(photo.mediaType) || !(await hasBytes(files, locals.county, photo.sha256)))
		error(404, { message: 'not found' });
	const headers = {
		...{ 'content-type': photo.mediaType, 'content-security-policy': 'sandbox', etag: `"${photo.sha256}"` },
		'cache-control': 'private, no-cache'
	};
	if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers });
	const body = Readable.toWeb(readBytes(files, locals.county, photo.sha256)) as ReadableStream<Uint8Array>;
	return new Response(body, { headers });
};
