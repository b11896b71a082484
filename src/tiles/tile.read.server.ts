import { tileZooms } from '#core/tile-zooms.ts';
import { binaryRows } from '#db/binary-rows.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { boxOf, type TileAddress, type TileBox } from './address.ts';
import { guessPacked, worstPacked } from './compress.server.ts';
import { encodeTile, type EncodedTile } from './encode.ts';
import type { TileLayer } from './layer.ts';
import { tileStatement, type TileStatement } from './tile-statement.ts';

/** Most that a tile may hold (reliability.md 21): shapes, and bytes as compressed for the worst of the three encodings. */
export const FEATURE_CAP = 20_000;
export const BYTE_CAP = 500_000;

export interface Tile {
	/** Null where nothing is to be drawn. */
	bytes: Uint8Array | null;
	/** Shapes in the tile that its caps left out, the smallest first; 0 but for hostile data. */
	leftOut: number;
}

/** How a tile is asked for: width in pixels below which bends are dropped, and how many shapes at most. */
interface Effort {
	pixels: number;
	most: number;
}

/** Exact, or coarser and coarser; then fewer and fewer. At the last zoom shapes stay exact. */
function* efforts(z: number, last: number, exactFrom: number): Generator<Effort> {
	const coarseness = z === last ? [0] : z >= exactFrom ? [0, 0.5, 1, 2] : [0.5, 1, 2];
	for (const pixels of coarseness) yield { pixels, most: FEATURE_CAP };
	for (let most = FEATURE_CAP / 2; most >= 1; most = Math.floor(most / 2)) yield { pixels: coarseness.at(-1)!, most };
}

/** One tile of a layer, from the database. The same on both engines. */
export async function readTile(db: ReadDb, layer: TileLayer, address: TileAddress): Promise<Tile> {
	const [first, last] = tileZooms[layer.name];
	if (address.z < first || address.z > last) return { bytes: null, leftOut: 0 };
	for (const effort of efforts(address.z, last, layer.exactFrom ?? last)) {
		const tile = await attempt(db, layer, address, effort);
		if (!tile.bytes || (await fits(tile.bytes))) return tile;
	}
	throw new Error(`${layer.name} ${address.z}/${address.x}/${address.y}: one shape alone is over ${BYTE_CAP} bytes`);
}

/** Packing all of a tile three times costs more than making it: most are told by a guess. */
const fits = async (bytes: Uint8Array): Promise<boolean> =>
	bytes.length <= BYTE_CAP || guessPacked(bytes) <= BYTE_CAP || (await worstPacked(bytes)) <= BYTE_CAP;

async function attempt(db: ReadDb, layer: TileLayer, address: TileAddress, { pixels, most }: Effort): Promise<Tile> {
	const box = boxOf(address);
	const { z } = address;
	const any = tileStatement(db, layer, { z, pixels, most: most + 1, what: 'any' });
	if (!any) return { bytes: null, leftOut: 0 };
	const first = await ask(db, layer, any, box, z >= NEAR);
	if (first.rows <= most) return { bytes: first.bytes, leftOut: 0 };
	const [kept, count] = (['first', 'count'] as const).map((what) =>
		tileStatement(db, layer, { z, pixels, most, what })!
	);
	const { bytes } = await ask(db, layer, kept!, box, false);
	const { rows } = await db.query.executeQuery<{ there: number }>(count!(box));
	return { bytes, leftOut: rows[0]!.there - most };
}

/** From this zoom a tile is a small part of any county, so that one plan answers for all. */
const NEAR = 12;

const ask = (
	db: ReadDb,
	{ name }: TileLayer,
	statement: TileStatement,
	box: TileBox,
	lasting: boolean
): Promise<EncodedTile> => binaryRows(db.query, statement(box), lasting, (rows) => encodeTile(name, rows, box));
