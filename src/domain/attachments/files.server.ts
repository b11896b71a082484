import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { randomUUID } from 'node:crypto';

/** Bytes of attachments lie as county/aa/<sha256>; the same bytes lie once. */
export const pathOf = (folder: string, county: string, sha256: string): string =>
	join(folder, county, sha256.slice(0, 2), sha256);

export interface StoredBytes {
	sha256: string;
	bytes: number;
}

/**
 * Stores bytes before their row commits: temporary name, fsync, rename. A crash in between leaves an orphan that `doctor`
 * lists, never a row without its bytes.
 */
export async function storeBytes(folder: string, county: string, source: Readable): Promise<StoredBytes> {
	// A sender that breaks off before the pipeline listens must not end the process; the pipeline still reports it.
	source.on('error', () => undefined);
	await mkdir(join(folder, county), { recursive: true, mode: 0o700 });
	const temporary = join(folder, county, `.incoming-${randomUUID()}`);
	const hash = createHash('sha256');
	let bytes = 0;
	try {
		await pipeline(
			source,
			async function* (chunks: AsyncIterable<Buffer>) {
				for await (const chunk of chunks) {
					hash.update(chunk);
					bytes += chunk.length;
					yield chunk;
				}
			},
			createWriteStream(temporary, { mode: 0o600 })
		);
		const sha256 = hash.digest('hex');
		const handle = await open(temporary, 'r+');
		await handle.sync();
		await handle.close();
		const path = pathOf(folder, county, sha256);
		await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
		await rename(temporary, path);
		return { sha256, bytes };
	} catch (error) {
		await rm(temporary, { force: true });
		throw error;
	}
}

export const readBytes = (folder: string, county: string, sha256: string): Readable =>
	createReadStream(pathOf(folder, county, sha256));

/** The first bytes of a stored file, so many at most; none where it is not there. */
export async function headOf(folder: string, county: string, sha256: string, most: number): Promise<Uint8Array> {
	const handle = await open(pathOf(folder, county, sha256)).catch(() => null);
	if (!handle) return new Uint8Array();
	try {
		const { buffer, bytesRead } = await handle.read(new Uint8Array(most), 0, most, 0);
		return buffer.subarray(0, bytesRead);
	} finally {
		await handle.close();
	}
}

export const hasBytes = (folder: string, county: string, sha256: string): Promise<boolean> =>
	access(pathOf(folder, county, sha256)).then(
		() => true,
		() => false
	);

/** How long after it was stored a file may still be waiting for its row, ms. */
const WAITS = 600_000;

/**
 * Throws away bytes that no row names any more, after that has been committed. Whoever has stored the same bytes just now
 * is about to name them: then they stay. They are moved aside first, so that bytes stored meanwhile are not met.
 * @param before when the row that named them was written
 */
export async function forgetBytes(folder: string, county: string, sha256: string, before: Date): Promise<boolean> {
	const path = pathOf(folder, county, sha256);
	const aside = join(folder, county, `.forgotten-${randomUUID()}`);
	const moved = await rename(path, aside).then(
		() => true,
		() => false
	);
	if (!moved) return false;
	const { mtime } = await stat(aside);
	if (mtime > before && Date.now() - mtime.getTime() < WAITS) {
		if (await hasBytes(folder, county, sha256)) await rm(aside);
		else await rename(aside, path);
		return false;
	}
	await rm(aside);
	return true;
}

/** Every stored sha256 of a county. */
export async function storedDigests(folder: string, county: string): Promise<string[]> {
	const entries = await readdir(join(folder, county), { recursive: true, withFileTypes: true }).catch(() => []);
	return entries.filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name)).map((entry) => entry.name);
}
