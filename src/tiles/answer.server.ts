import { createHash } from 'node:crypto';
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

/**
 * Answers for one tile: 404 where the words name none, 304 where the asker has it, 204 where it is empty. Who may see what
 * depends on the session, so nothing between may keep it; browsers keep it and ask each time whether it still holds.
 */
export async function answerTile(
	db: ReadDb,
	layer: TileLayer | undefined,
	words: { z: string; x: string; y: string },
	asked: Headers
): Promise<Response> {
	const address = parseAddress(words.z, words.x, words.y);
	if (!layer || !address || !isServed(layer, address)) return new Response(null, { status: 404 });
	const key = await keyOf(db, layer, address);
	const etag = `W/"${createHash('sha256').update(key).digest('base64url').slice(0, 22)}"`;
	const headers = { etag, 'cache-control': 'private, no-cache', vary: 'accept-encoding, cookie' };
	if (asksFor(asked.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
	const again = cached.peek(key) !== undefined;
	const { bytes, leftOut } = await cached.get(key, () => readTile(db, layer, address));
	if (!bytes) return new Response(null, { status: 204, headers });
	const { encoding, body } = await inEncoding(key, bytes, asked.get('accept-encoding'), again);
	return new Response(body as Uint8Array<ArrayBuffer>, {
		headers: {
			...headers,
			'content-type': 'application/vnd.mapbox-vector-tile',
			'content-length': String(body.length),
			...(encoding ? { 'content-encoding': encoding } : {}),
			...(leftOut > 0 ? { 'x-left-out': String(leftOut) } : {})
		}
	});
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

/** Everything a tile's bytes depend on. The versions are read first: a tile may be newer than its key, never older. */
async function keyOf(db: ReadDb, layer: TileLayer, { z, x, y }: TileAddress): Promise<string> {
	const found = await db.query
		.selectFrom('layer_version')
		.select(['layer', 'version'])
		.where('county_code', '=', db.county)
		.where('layer', 'in', [...layer.versionOf])
		.execute();
	const versions = layer.versionOf.map((name) => found.find((row) => row.layer === name)?.version ?? 0);
	return [
		FORM,
		db.county,
		db.scope.prefixes.join('+'),
		layer.name,
		layer.edition ?? '',
		z,
		x,
		y,
		versions.join('.')
	].join(' ');
}

/** Weak comparison (RFC 9110, 13.1.2). */
const asksFor = (header: string | null, etag: string): boolean =>
	header !== null && header.split(',').some((each) => each.trim() === '*' || each.trim() === etag);
