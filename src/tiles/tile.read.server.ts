import { sql, type RawBuilder } from 'kysely';
import { tileZooms } from '#core/tile-zooms.ts';
import { binaryRows } from '#db/binary-rows.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { boxOf, EXTENT, UNITS_PER_PIXEL, type TileAddress, type TileBox } from './address.ts';
import { guessPacked, worstPacked } from './compress.server.ts';
import { encodeTile, type EncodedTile } from './encode.ts';
import type { TileLayer } from './layer.ts';

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

const MARGIN = 8 * UNITS_PER_PIXEL;

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

async function attempt(db: ReadDb, layer: TileLayer, address: TileAddress, effort: Effort): Promise<Tile> {
	const box = boxOf(address);
	const asked = layer.rows(db, { ...address, envelope: envelopeOf(box) });
	if (!asked) return { bytes: null, leftOut: 0 };
	const rows = layer.points ? inside(asked, box) : asked;
	const near = address.z >= NEAR;
	const first = await ask(db, layer, rows, box, effort.pixels, near, sql`limit ${effort.most + 1}`);
	if (first.rows <= effort.most) return { bytes: first.bytes, leftOut: 0 };
	const order = layer.keep ?? sql`ST_Area(candidate.shape) desc, candidate.feature_no`;
	const { bytes } = await ask(db, layer, rows, box, effort.pixels, false, sql`order by ${order} limit ${effort.most}`);
	const { rows: counted } = await sql<{ there: number }>`
		select count(*)::integer as there from (${rows}) candidate`.execute(db.query);
	return { bytes, leftOut: counted[0]!.there - effort.most };
}

/** From this zoom a tile is a small part of any county, so that one plan answers for all. */
const NEAR = 12;

/** The layer's rows, encoded. Whatever of them is simplified away is null. */
async function ask(
	db: ReadDb,
	{ name, attributes, bends }: TileLayer,
	rows: RawBuilder<unknown>,
	box: TileBox,
	pixels: number,
	lasting: boolean,
	most: RawBuilder<unknown>
): Promise<EncodedTile> {
	const shape = simplified(bends ?? 'distance', (pixels * UNITS_PER_PIXEL * box.size) / EXTENT);
	const names = attributes.map((each) => sql`, candidate.${sql.ref(each)}`);
	const query = sql`select candidate.feature_no, ${shape} as shape ${sql.join(names, sql``)} from (${rows}) candidate ${most}`;
	return binaryRows(db.query, query.compile(db.query), lasting, (answer) => encodeTile(name, answer, box));
}

/** Half a pixel of distance goes with 3 px² of area. */
const AREA_FACTOR = 12;

function simplified(bends: 'area' | 'distance', metres: number): RawBuilder<unknown> {
	if (metres === 0) return sql`candidate.shape`;
	return bends === 'area'
		? sql`ST_SimplifyVW(candidate.shape, ${AREA_FACTOR * metres ** 2}::float8)`
		: sql`ST_Simplify(candidate.shape, ${metres}::float8)`;
}

/**
 * Points of one tile: west and north sides are its own, east and south its neighbours'. Decided before rounding to units,
 * which may take a point over a side in one tile and not in the other. `offset 0` keeps points from being reckoned four times.
 */
function inside(points: RawBuilder<unknown>, { west, south, east, north }: TileBox): RawBuilder<unknown> {
	return sql`select * from (${points} offset 0) point
		where ST_X(point.shape) >= ${west}::float8 and ST_X(point.shape) < ${east}::float8
			and ST_Y(point.shape) > ${south}::float8 and ST_Y(point.shape) <= ${north}::float8`;
}

function envelopeOf({ west, south, east, north, size }: TileBox): RawBuilder<unknown> {
	const margin = (MARGIN / EXTENT) * size;
	return sql`ST_MakeEnvelope(${west - margin}::float8, ${south - margin}::float8, ${east + margin}::float8, ${north + margin}::float8, 3857)`;
}
