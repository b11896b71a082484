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

/** A tile as an asker sees it: by which key it is kept, and by what he tells whether he has it. */
export interface Place {
	readonly layer: TileLayer;
	readonly address: TileAddress;
	readonly key: string;
	readonly etag: string;
}

export const NOT_FOUND: TileAnswer = { status: 404, headers: { 'content-length': '0' }, body: null };

/** Where a layer's tile is for an asker; null where the words name none. It holds as long as the asker does. */
export function placeOf(
	{ read, versions }: Asker,
	layer: TileLayer | undefined,
	words: { z: string; x: string; y: string }
): Place | null {
	const address = parseAddress(words.z, words.x, words.y);
	if (!layer || !address || !isServed(layer, address)) return null;
	const key = keyOf(read, versions, layer, address);
	return { layer, address, key, etag: `W/"${hash('sha256', key, 'base64url').slice(0, 22)}"` };
}

/** The answer that needs nothing made: 304 where the asker has the tile, or the tile as it is kept; null where it is not. */
export function keptAnswer({ key, etag }: Place, { has, accepts }: Asked): TileAnswer | null {
	if (has !== null && asksFor(has, etag)) return { status: 304, headers: headersOf(etag), body: null };
	const tile = cached.peek(key);
	if (!tile) return null;
	const answer = keptWhole(key, etag, tile, accepts);
	if (answer) fromMemory++;
	return answer;
}

function keptWhole(key: string, etag: string, tile: Tile, accepts: string | null): TileAnswer | null {
	const { bytes } = tile;
	if (!bytes) return { status: 204, headers: headersOf(etag), body: null };
	const best = takesBrotli(accepts, bytes.length) ? recompressor.take(key, bytes) : null;
	if (best) return whole(etag, tile, 'br', best);
	const encoding = chooseEncoding(accepts, bytes.length);
	const body = encoding ? packed.peek(packedKey(encoding, key)) : bytes;
	return body ? whole(etag, tile, encoding, body) : null;
}

/** The answer with a tile that is made, or packed, where it is not kept. */
export async function madeAnswer({ read }: Asker, place: Place, { accepts }: Asked): Promise<TileAnswer> {
	const { layer, address, key, etag } = place;
	if (cached.peek(key)) fromMemory++;
	else made++;
	const tile = await cached.get(key, () => readTile(read, layer, address));
	const { bytes } = tile;
	if (!bytes) return { status: 204, headers: headersOf(etag), body: null };
	const encoding = chooseEncoding(accepts, bytes.length);
	// Packed quickly the first time; what is asked for again is packed better meanwhile, for those who come after.
	const body = encoding ? await packed.get(packedKey(encoding, key), () => pack(bytes, encoding)) : bytes;
	return whole(etag, tile, encoding, body);
}

/**
 * Answers for one tile: 404 where the words name none, 304 where the asker has it, 204 where it is empty. Who may see what
 * depends on the session, so nothing between may keep it; browsers keep it and ask each time whether it still holds.
 */
export async function answerTile(
	asker: Asker,
	layer: TileLayer | undefined,
	words: { z: string; x: string; y: string },
	asked: Asked
): Promise<TileAnswer> {
	const place = placeOf(asker, layer, words);
	return place ? (keptAnswer(place, asked) ?? madeAnswer(asker, place, asked)) : NOT_FOUND;
}

const headersOf = (etag: string): Record<string, string> => ({
	etag,
	'cache-control': 'private, no-cache',
	vary: 'accept-encoding, cookie'
});

function whole(etag: string, { leftOut }: Tile, encoding: Encoding | null, body: Uint8Array): TileAnswer {
	const headers = headersOf(etag);
	headers['content-type'] = 'application/vnd.mapbox-vector-tile';
	headers['content-length'] = String(body.length);
	if (encoding) headers['content-encoding'] = encoding;
	if (leftOut > 0) headers['x-left-out'] = String(leftOut);
	return { status: 200, headers, body };
}

const packedKey = (encoding: Encoding, key: string): string => `${encoding} ${key}`;

const isServed = ({ name }: TileLayer, { z }: TileAddress): boolean =>
	z >= tileZooms[name][0] && z <= tileZooms[name][1];

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
const asksFor = (header: string, etag: string): boolean =>
	header.split(',').some((each) => each.trim() === '*' || each.trim() === etag);
