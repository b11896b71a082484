import { sql, type RawBuilder } from 'kysely';
import { tileZooms } from '#core/tile-zooms.ts';
import type { ReadDb } from '#db/read.server.ts';
import { boxOf, EXTENT, UNITS_PER_PIXEL, type TileAddress, type TileBox } from './address.ts';
import type { Column } from './attributes.ts';
import { worstPacked } from './compress.server.ts';
import { encodeTile } from './encode.ts';
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

/** Coarser and coarser, then fewer and fewer. At the last zoom shapes stay exact. */
function* efforts(exact: boolean): Generator<Effort> {
	const coarseness = exact ? [0] : [0.5, 1, 2];
	for (const pixels of coarseness) yield { pixels, most: FEATURE_CAP };
	for (let most = FEATURE_CAP / 2; most >= 1; most = Math.floor(most / 2)) yield { pixels: coarseness.at(-1)!, most };
}

/** One tile of a layer, from the database. The same on both engines. */
export async function readTile(db: ReadDb, layer: TileLayer, address: TileAddress): Promise<Tile> {
	const [first, last] = tileZooms[layer.name];
	if (address.z < first || address.z > last) return { bytes: null, leftOut: 0 };
	for (const effort of efforts(address.z === last)) {
		const tile = await attempt(db, layer, address, effort);
		if (!tile.bytes || tile.bytes.length <= BYTE_CAP || (await worstPacked(tile.bytes)) <= BYTE_CAP) return tile;
	}
	throw new Error(`${layer.name} ${address.z}/${address.x}/${address.y}: one shape alone is over ${BYTE_CAP} bytes`);
}

type Answer = { shapes: Uint8Array | null; found: number } & Record<string, unknown>;

async function attempt(db: ReadDb, layer: TileLayer, address: TileAddress, effort: Effort): Promise<Tile> {
	const box = boxOf(address);
	const asked = layer.rows(db, { ...address, envelope: envelopeOf(box) });
	if (!asked) return { bytes: null, leftOut: 0 };
	const rows = layer.points ? inside(asked, box) : asked;
	let answer = await ask(db, layer, rows, box, effort.pixels, sql`limit ${effort.most + 1}`);
	let leftOut = 0;
	if (answer.found > effort.most) {
		const order = layer.keep ?? sql`ST_Area(candidate.shape) desc, candidate.feature_no`;
		answer = await ask(db, layer, rows, box, effort.pixels, sql`order by ${order} limit ${effort.most}`);
		const { rows: counted } = await sql<{ there: number }>`
			select count(*)::integer as there from (${rows}) candidate`.execute(db.query);
		leftOut = counted[0]!.there - effort.most;
	}
	if (!answer.shapes) return { bytes: null, leftOut };
	const columns = layer.attributes.map((name): Column => ({ name, values: answer[name] as Column['values'] }));
	return { bytes: encodeTile(layer.name, answer.shapes, columns)?.bytes ?? null, leftOut };
}

/**
 * The layer's rows as one TWKB in tile units, and an array an attribute. ST_AsTWKB passes over shapes that are null (all
 * of a shape may be simplified away), array_agg does not: such rows are left out of both. `offset 0` keeps the planner
 * from reckoning a shape again for every aggregate.
 */
async function ask(
	db: ReadDb,
	{ attributes, bends }: TileLayer,
	rows: RawBuilder<unknown>,
	{ west, north, size }: TileBox,
	pixels: number,
	most: RawBuilder<unknown>
): Promise<Answer> {
	const scale = EXTENT / size;
	const shape = simplified(bends ?? 'distance', (pixels * UNITS_PER_PIXEL) / scale);
	const drawn = sql`filter (where placed.shape is not null)`;
	const columns = attributes.map((name) => sql`, array_agg(placed.${sql.ref(name)}) ${drawn} as ${sql.ref(name)}`);
	const names = attributes.map((name) => sql`, candidate.${sql.ref(name)}`);
	const result = await sql<Answer>`
		select ST_AsTWKB(array_agg(placed.shape) ${drawn}, array_agg(placed.feature_no::bigint) ${drawn}, 0) as shapes,
			count(*)::integer as found ${sql.join(columns, sql``)}
		from (
			select candidate.feature_no ${sql.join(names, sql``)},
				ST_TransScale(${shape}, ${-west}::float8, ${-north}::float8, ${scale}::float8, ${-scale}::float8) as shape
			from (${rows}) candidate ${most} offset 0
		) placed`.execute(db.query);
	return result.rows[0]!;
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
