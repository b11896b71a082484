import { Readable } from 'node:stream';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { storeBytes, type StoredBytes } from './files.server.ts';
import { FILE_LIMIT, fileKind, keptName } from './taken-file.ts';

/** A file whose bytes are stored and whose row is still to be written. */
export interface TakenFile extends StoredBytes {
	name: string;
	mediaType: string;
}

/** The answer's status by why a file was not taken. */
export const fileStatus: Readonly<Record<string, number>> = {
	'file.too_large': 413,
	'file.needed': 422,
	'file.kind': 422
};

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

/**
 * Stores a photo or a paper (10 MB at most), known by its bytes and not by its name. Whoever calls has looked whose it is.
 * @param name as the person's machine calls it
 */
export async function takeFile(
	{ headers, body }: Pick<Request, 'headers' | 'body'>,
	{ folder, county, name }: { folder: string; county: string; name: string | null }
): Promise<Outcome<TakenFile>> {
	const tooLarge = refused('file.too_large', { expected: FILE_LIMIT });
	if (Number(headers.get('content-length') ?? 0) > FILE_LIMIT) return tooLarge;
	if (!body) return refused('file.needed');
	const bytes = await bodyOf(body);
	if (!bytes) return tooLarge;
	const mediaType = fileKind(bytes);
	if (!mediaType) return refused('file.kind');
	const stored = await storeBytes(folder, county, Readable.from([Buffer.from(bytes)]));
	return accepted({ ...stored, mediaType, name: keptName(name, mediaType) });
}
