import { hash } from 'node:crypto';
import { tileZooms } from '#core/tile-zooms.ts';
import type { ReadDb } from '#db/read.server.ts';
import { parseAddress, type TileAddress } from './address.ts';
import { ByteCache } from './byte-cache.ts';
import { chooseEncoding, pack, takesBrotli, type Encoding } from './compress.server.ts';
import type { TileLayer } from './layer.ts';
import { Recompressor } from './recompress.server.ts';
import { readTile, type Tile } from './tile.read.server.ts';

/** Raised when the same rows make other bytes, so that browsers ask again after an upgrade. */
const FORM = 3;

const cached = new ByteCache<Tile>(48 * 2 ** 20, ({ bytes }) => bytes?.length ?? 0);
const packed = new ByteCache<Uint8Array>(24 * 2 ** 20, ({ length }) => length);
const better = new ByteCache<Uint8Array>(24 * 2 ** 20, ({ length }) => length);
const recompressor = new Recompressor(better, 8 * 2 ** 20);

/** Who asks: what they may read, and the versions of the layers, read no earlier than the last write they know of. */
export interface Asker {
	readonly read: ReadDb;
	readonly versions: ReadonlyMap<string, number>;
}

/** What an asker sent of If-None-Match and Accept-Encoding. */
export interface Asked {
	readonly has: string | null;
	readonly accepts: string | null;
}

export interface TileAnswer {
	readonly status: 200 | 204 | 304 | 404;
	readonly headers: Record<string, string>;
	readonly body: Uint8Array | null;
}

let fromMemory = 0;
let made = 0;

/** For /metrics: what the memory spares. */
export const tileFigures = (): Readonly<Record<string, number>> => ({
	fromMemory,
	made,
	bytes: cached.bytes + packed.bytes + better.bytes
});

const NOT_FOUND: TileAnswer = { status: 404, headers: { 'content-length': '0' }, body: null };

/**
 * Answers for one tile: 404 where the words name none, 304 where the asker has it, 204 where it is empty. Who may see what
 * depends on the session, so nothing between may keep it; browsers keep it and ask each time whether it still holds.
 */
export async function answerTile(
	{ read, versions }: Asker,
	layer: TileLayer | undefined,
	words: { z: string; x: string; y: string },
	{ has, accepts }: Asked
): Promise<TileAnswer> {
	const address = parseAddress(words.z, words.x, words.y);
	if (!layer || !address || !isServed(layer, address)) return NOT_FOUND;
	const key = keyOf(read, versions, layer, address);
	const etag = `W/"${hash('sha256', key, 'base64url').slice(0, 22)}"`;
	const headers = { etag, 'cache-control': 'private, no-cache', vary: 'accept-encoding, cookie' };
	if (asksFor(has, etag)) return { status: 304, headers, body: null };
	const kept = cached.peek(key);
	if (kept) fromMemory++;
	else made++;
	const { bytes, leftOut } = kept ?? (await cached.get(key, () => readTile(read, layer, address)));
	if (!bytes) return { status: 204, headers, body: null };
	const { encoding, body } = await inEncoding(key, bytes, accepts, kept !== undefined);
	return {
		status: 200,
		headers: {
			...headers,
			'content-type': 'application/vnd.mapbox-vector-tile',
			'content-length': String(body.length),
			...(encoding ? { 'content-encoding': encoding } : {}),
			...(leftOut > 0 ? { 'x-left-out': String(leftOut) } : {})
		},
		body
	};
}

const isServed = ({ name }: TileLayer, { z }: TileAddress): boolean =>
	z >= tileZooms[name][0] && z <= tileZooms[name][1];

/** Packed quickly the first time; what is asked for again is packed better meanwhile, for those who come after. */
async function inEncoding(
	key: string,
	bytes: Uint8Array,
	accepted: string | null,
	again: boolean
): Promise<{ encoding: Encoding | null; body: Uint8Array }> {
	const best = again && takesBrotli(accepted, bytes.length) ? recompressor.take(key, bytes) : null;
	if (best) return { encoding: 'br', body: best };
	const encoding = chooseEncoding(accepted, bytes.length);
	return { encoding, body: encoding ? await packed.get(`${encoding} ${key}`, () => pack(bytes, encoding)) : bytes };
}

/** Everything a tile's bytes depend on. The versions were read first: a tile may be newer than its key, never older. */
function keyOf(
	{ county, scope }: ReadDb,
	versions: Asker['versions'],
	{ name, edition, versionOf }: TileLayer,
	{ z, x, y }: TileAddress
): string {
	const raised = versionOf.map((each) => versions.get(each) ?? 0);
	return [FORM, county, scope.prefixes.join('+'), name, edition ?? '', z, x, y, raised.join('.')].join(' ');
}

/** Weak comparison (RFC 9110, 13.1.2). */
const asksFor = (header: string | null, etag: string): boolean =>
	header !== null && header.split(',').some((each) => each.trim() === '*' || each.trim() === etag);
