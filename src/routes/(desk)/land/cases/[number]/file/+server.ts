import { Readable } from 'node:stream';
import { json } from '@sveltejs/kit';
import { storeBytes } from '#attachments/files.server.ts';
import { refused } from '#core/outcome.ts';
import { FILE_LIMIT, fileKind } from '#land/cases/case-file.ts';
import { addCaseFile } from '#land/cases/case-file.write.server.ts';
import { storedCase } from '#land/cases/case.read.server.ts';
import type { RequestHandler } from './$types';

/** The whole body up to a limit; null when it is longer. */
async function bodyOf(body: ReadableStream<Uint8Array>): Promise<Uint8Array | null> {
	const parts: Uint8Array[] = [];
	let bytes = 0;
	for await (const part of body as unknown as AsyncIterable<Uint8Array>) {
		bytes += part.length;
		if (bytes > FILE_LIMIT) return null;
		parts.push(part);
	}
	return Buffer.concat(parts);
}

/** Takes a photo or a paper of a case (10 MB at most), known by its bytes and not by its name. */
export const POST: RequestHandler = async ({ request, url, locals, params }) => {
	if (!locals.actor.permissions.has('attachment.add')) return json(refused('permission.missing'), { status: 403 });
	const number = /^[1-9]\d{0,8}$/.test(params.number) ? Number(params.number) : 0;
	if (!(await storedCase(locals.read, number))) return json(refused('case.unknown'), { status: 404 });
	if (Number(request.headers.get('content-length') ?? 0) > FILE_LIMIT)
		return json(refused('file.too_large', { expected: FILE_LIMIT }), { status: 413 });
	if (!request.body) return json(refused('file.needed'), { status: 422 });
	const bytes = await bodyOf(request.body);
	if (!bytes) return json(refused('file.too_large', { expected: FILE_LIMIT }), { status: 413 });
	const mediaType = fileKind(bytes);
	if (!mediaType) return json(refused('file.kind'), { status: 422 });
	const stored = await storeBytes(locals.folders.files, locals.county, Readable.from([Buffer.from(bytes)]));
	const name =
		(url.searchParams.get('name') ?? '')
			.replaceAll(/[\\/\p{Cc}]/gu, ' ')
			.trim()
			.slice(0, 120) || mediaType;
	return json(
		await locals.write(
			'attachment.add',
			(tx, actor) => addCaseFile(tx, actor, { ...stored, number, name, mediaType }),
			{
				action: 'land.case.file'
			}
		)
	);
};
