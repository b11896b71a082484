import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId } from '#core/ids.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { limits } from '#imagery/limits.ts';

/** A file on its way in lies by itself in a folder of the staging area; nothing in it is believed, its name is ours. */
const FOLDER = /^imagery-upload-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const folderOf = (staging: string, id: string): string => join(staging, `imagery-upload-${id}`);
export const uploadPath = (staging: string, id: string): string => join(folderOf(staging, id), 'upload');

/** What no job has taken within a day never will be. */
const KEPT_MS = 24 * 3600 * 1000;
/** The file, its pack and the stored pack lie there at once, of much the same size. */
const ROOM = 3;
const MB = 1e6;

/**
 * Streams an uploaded set to disk, counted on its way.
 * @param declared bytes the sender says it has
 */
export async function receiveImagery(
	staging: string,
	body: ReadableStream<Uint8Array>,
	declared: number,
	most: number = limits.upload
): Promise<Outcome<{ id: string }>> {
	const tooLarge = () => refused('imagery.upload_too_large', { limit: Math.floor(most / MB) });
	if (declared > most) return tooLarge();
	await sweepUploads(staging);
	const { bavail, bsize } = await statfs(staging);
	if (bavail * bsize < ROOM * declared) return refused('imagery.no_room', { got: Math.ceil((ROOM * declared) / MB) });
	const id = newId();
	await mkdir(folderOf(staging, id), { mode: 0o700 });
	let bytes = 0;
	const counted = new Transform({
		transform(chunk: Buffer, _, done) {
			bytes += chunk.length;
			done(bytes > most ? new Error('too large') : null, chunk);
		}
	});
	try {
		const from = Readable.fromWeb(body as import('node:stream/web').ReadableStream);
		await pipeline(from, counted, createWriteStream(uploadPath(staging, id), { mode: 0o600 }));
	} catch (error) {
		await dropUpload(staging, id);
		if (bytes > most) return tooLarge();
		return refused('imagery.broken_off', { got: error instanceof Error ? error.message : String(error) });
	}
	if (bytes > 0) return accepted({ id });
	await dropUpload(staging, id);
	return refused('imagery.file_needed');
}

export const dropUpload = (staging: string, id: string): Promise<void> =>
	rm(folderOf(staging, id), { recursive: true, force: true });

async function sweepUploads(staging: string): Promise<void> {
	await mkdir(staging, { recursive: true, mode: 0o700 });
	for (const name of await readdir(staging)) {
		const id = FOLDER.exec(name)?.[1];
		const found = id === undefined ? null : await stat(join(staging, name)).catch(() => null);
		if (id !== undefined && found && Date.now() - found.mtimeMs > KEPT_MS) await dropUpload(staging, id);
	}
}
