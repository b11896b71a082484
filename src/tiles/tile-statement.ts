import { sql, type CompiledQuery, type RawBuilder } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import { EXTENT, UNITS_PER_PIXEL, type TileBox } from './address.ts';
import type { TileLayer } from './layer.ts';

/** Stands in a statement for a number of the tile that it will be asked for. */
class OfTile {
	readonly of: (box: TileBox) => number;

	constructor(of: (box: TileBox) => number) {
		this.of = of;
	}
}

const number = (of: (box: TileBox) => number): RawBuilder<unknown> => sql`${new OfTile(of)}::float8`;

/** Metres around a tile: 8 px of it. */
const margin = ({ size }: TileBox): number => ((8 * UNITS_PER_PIXEL) / EXTENT) * size;

const ENVELOPE = sql`ST_MakeEnvelope(${number((box) => box.west - margin(box))}, ${number((box) => box.south - margin(box))}, ${number((box) => box.east + margin(box))}, ${number((box) => box.north + margin(box))}, 3857)`;

/**
 * Points of one tile: west and north sides are its own, east and south its neighbours'. Decided before rounding to units,
 * which may take a point over a side in one tile and not in the other. `offset 0` keeps points from being reckoned four times.
 */
const inside = (points: RawBuilder<unknown>): RawBuilder<unknown> =>
	sql`select * from (${points} offset 0) point
		where ST_X(point.shape) >= ${number(({ west }) => west)} and ST_X(point.shape) < ${number(({ east }) => east)}
			and ST_Y(point.shape) > ${number(({ south }) => south)} and ST_Y(point.shape) <= ${number(({ north }) => north)}`;

/** A statement for every tile of a zoom: building one took a tenth of what a tile takes. */
export type TileStatement = (box: TileBox) => CompiledQuery;

/** What is asked of a layer's rows. */
export interface Asked {
	readonly z: number;
	/** Bends below this width, in pixels, are dropped; whatever is simplified away is null. */
	readonly pixels: number;
	readonly most: number;
	/** How many rows there are, or the first of them, or the first by the layer's order. */
	readonly what: 'count' | 'any' | 'first';
}

const MOST_KEPT = 500;
const kept = new WeakMap<TileLayer, Map<string, TileStatement | null>>();

/** The statement of a layer for an asker; null where the zoom shows nothing. Kept: it depends on the county and the scope alone. */
export function tileStatement(db: ReadDb, layer: TileLayer, asked: Asked): TileStatement | null {
	const { z, pixels, most, what } = asked;
	const key = [db.kind, db.county, db.scope.prefixes.join('+'), z, pixels, most, what].join(' ');
	let known = kept.get(layer);
	if (!known || known.size >= MOST_KEPT) kept.set(layer, (known = new Map()));
	let statement = known.get(key);
	if (statement === undefined) known.set(key, (statement = made(db, layer, asked)));
	return statement;
}

function made(db: ReadDb, layer: TileLayer, asked: Asked): TileStatement | null {
	const all = layer.rows(db, { z: asked.z, envelope: ENVELOPE });
	if (!all) return null;
	const rows = layer.points ? inside(all) : all;
	const query = asked.what === 'count' ? counted(rows) : listed(layer, rows, asked);
	const compiled = query.compile(db.query);
	return (box) => ({
		...compiled,
		parameters: compiled.parameters.map((value) => (value instanceof OfTile ? value.of(box) : value))
	});
}

const counted = (rows: RawBuilder<unknown>): RawBuilder<unknown> =>
	sql`select count(*)::integer as there from (${rows}) candidate`;

function listed(
	{ attributes, bends, keep }: TileLayer,
	rows: RawBuilder<unknown>,
	{ pixels, most, what }: Asked
): RawBuilder<unknown> {
	const shape = simplified(bends ?? 'distance', pixels);
	const names = attributes.map((each) => sql`, candidate.${sql.ref(each)}`);
	const order = keep ?? sql`ST_Area(candidate.shape) desc, candidate.feature_no`;
	return sql`select candidate.feature_no, ${shape} as shape ${sql.join(names, sql``)} from (${rows}) candidate
		${what === 'first' ? sql`order by ${order}` : sql``} limit ${most}`;
}

/** Half a pixel of distance goes with 3 px² of area. */
const AREA_FACTOR = 12;

function simplified(bends: 'area' | 'distance', pixels: number): RawBuilder<unknown> {
	if (pixels === 0) return sql`candidate.shape`;
	const metres = ({ size }: TileBox): number => (pixels * UNITS_PER_PIXEL * size) / EXTENT;
	return bends === 'area'
		? sql`ST_SimplifyVW(candidate.shape, ${number((box) => AREA_FACTOR * metres(box) ** 2)})`
		: sql`ST_Simplify(candidate.shape, ${number(metres)})`;
}
