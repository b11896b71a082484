import { buffer } from 'node:stream/consumers';
import { error } from '@sveltejs/kit';
import { hasBytes, readBytes } from '#attachments/files.server.ts';
import { barePicture } from '#core/bare-picture.ts';
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
		...{ 'content-type': photo.mediaType, 'content-security-policy': 'sandbox', etag: `"${photo.sha256}-bare"` },
		'cache-control': 'private, no-cache'
	};
	if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers });
	// A page shows the picture and no more: where its camera stood is told beside it, to whoever may know.
	const bytes = new Uint8Array(await buffer(readBytes(files, locals.county, photo.sha256)));
	return new Response(barePicture(bytes) as Uint8Array<ArrayBuffer>, { headers });
};
