import { createHash } from 'node:crypto';

/** A picture, or what there is of it. */
export interface RasterTile {
	bytes: Uint8Array;
	media: string;
}

/** Raised when the same picture is answered otherwise. */
const FORM = 1;

/**
 * Answers for one picture: 304 where the asker has it, 204 where there is none. Who may see it depends on the session, so
 * browsers alone keep it, and ask each time whether it still holds.
 * @param key everything the bytes depend on, the asker's scope included
 * @param read only called when the asker has it not
 */
export async function answerRaster(
	key: readonly (string | number)[],
	asked: Headers,
	read: () => Promise<RasterTile | null> | RasterTile | null
): Promise<Response> {
	const digest = createHash('sha256')
		.update([FORM, ...key].join(' '))
		.digest('base64url')
		.slice(0, 22);
	const etag = `"${digest}"`;
	const headers = { etag, 'cache-control': 'private, no-cache', vary: 'cookie' };
	const has = asked
		.get('if-none-match')
		?.split(',')
		.some((each) => each.trim().replace(/^W\//, '') === etag);
	if (has) return new Response(null, { status: 304, headers });
	const tile = await read();
	if (!tile) return new Response(null, { status: 204, headers });
	return new Response(tile.bytes as Uint8Array<ArrayBuffer>, {
		headers: {
			...headers,
			'content-type': tile.media,
			'content-length': String(tile.bytes.length),
			'content-security-policy': 'sandbox'
		}
	});
}
