import { json } from '@sveltejs/kit';
import { forgetBytes } from '#attachments/files.server.ts';
import { fileStatus, takeFile } from '#attachments/take-file.server.ts';
import { accepted, refused } from '#core/outcome.ts';
import { recordNumber } from '#core/record-number.ts';
import { addPhoto, removePhoto } from '#zones/page/photos.write.server.ts';
import { zoneByNumber } from '#zones/zones.read.server.ts';
import type { RequestHandler } from './$types';

/** Takes a picture of a zone's progress: its bytes as the body, the rest in the address. */
export const POST: RequestHandler = async ({ request, url, locals, params }) => {
	const number = recordNumber(params.number) ?? 0;
	if (!(await zoneByNumber(locals.read, number))) return json(refused('zone.unknown'), { status: 404 });
	const said = (name: string) => url.searchParams.get(name) ?? '';
	const facts = { village: said('village') || null, on: said('on'), caption: said('caption') };
	const at = { folder: locals.folders.files, county: locals.county, name: said('name') };
	const taken = await takeFile(request, at);
	if (!taken.ok) return json(taken, { status: fileStatus[taken.reason]! });
	return json(
		await locals.write('attachment.add', (tx, actor) => addPhoto(tx, actor, { ...taken.value, ...facts, number }), {
			action: 'zones.zone.photo'
		})
	);
};

/** Takes a picture away; its bytes go with it unless something else names them. */
export const DELETE: RequestHandler = async ({ request, locals, params }) => {
	const given = (await request.json().catch(() => null)) as { photo?: unknown } | null;
	const photo = typeof given?.photo === 'string' && UUID.test(given.photo) ? given.photo : null;
	if (photo === null) return json(refused('photo.unknown'), { status: 400 });
	const number = recordNumber(params.number) ?? 0;
	const gone = await locals.write('attachment.add', (tx, actor) => removePhoto(tx, actor, { number, photo }), {
		action: 'zones.zone.photo.remove'
	});
	if (!gone.ok) return json(gone);
	const { sha256, named, at } = gone.value;
	if (!named) await forgetBytes(locals.folders.files, locals.county, sha256, at);
	return json(accepted(null));
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
