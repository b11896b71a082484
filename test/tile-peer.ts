import { sql, type RawBuilder } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import { tileZooms } from '#core/tile-zooms.ts';
import type { TileAddress } from '#tiles/address.ts';
import type { TileLayer } from '#tiles/layer.ts';
import {
	areaOf,
	cutTo,
	farthest,
	inUnits,
	isThinAt,
	lengthOf,
	plainBox,
	type Place,
	type PlainGeometry,
	type PlainShape
} from '#test/models/plain-tile.ts';
import { tileFeatures, type TileFeature } from '#test/tile-features.ts';

/** A feature's shape; whether it was cut because it leaves the tile by far; whether a neighbour may be the one to draw it. */
export interface DrawnShape extends PlainShape {
	readonly far?: boolean;
	readonly onEdge?: boolean;
}

/** Features of a tile by id and attributes. */
export type Drawn = Map<string, DrawnShape>;

const UNITS = 4096;
/** What leaves a tile by more than a tile is cut an eighth of a tile outside it. */
const FAR = UNITS;
const CUT = UNITS / 8;

/** Features that share id and attributes (a contract's number on each of its parcels) count as one. */
function add(drawn: Drawn, key: string, shape: DrawnShape): void {
	const known = drawn.get(key);
	drawn.set(key, known ? { ...shape, parts: [...known.parts, ...shape.parts], far: known.far || shape.far } : shape);
}

export function drawnOf(features: readonly TileFeature[]): Drawn {
	const drawn: Drawn = new Map();
	for (const { id, type, properties, parts } of features) add(drawn, keyOf(id, properties), { type, parts });
	return drawn;
}

const keyOf = (id: unknown, properties: Record<string, unknown>): string =>
	JSON.stringify([
		id,
		...Object.entries(properties)
			.filter(([, value]) => value !== null)
			.sort()
	]);

interface Asked {
	rows: RawBuilder<unknown>;
	/** Of `given`: its shape as it is to be drawn, and its attributes. */
	shape: RawBuilder<unknown>;
	columns: RawBuilder<unknown>;
}

/** The rows of a layer in a tile with a margin of 64 units, simplified as look.md has it: half a pixel, 3 px² for borders, nothing at the last zoom. */
function rowsOf(db: ReadDb, layer: TileLayer, address: TileAddress, pixels = 0.5): Asked | null {
	const { z, x, y } = address;
	const { unit } = plainBox(z, x, y);
	const envelope = sql`ST_Expand(ST_TileEnvelope(${z}, ${x}, ${y}), ${64 * unit}::float8)`;
	const rows = layer.rows(db, { ...address, envelope });
	if (!rows) return null;
	const exact = z >= (layer.exactFrom ?? tileZooms[layer.name][1]) || pixels === 0;
	const simpler =
		layer.bends === 'area'
			? sql`ST_SimplifyVW(given.shape, ${3 * (8 * unit) ** 2}::float8)`
			: sql`ST_Simplify(given.shape, ${4 * unit}::float8)`;
	const columns = sql.join(
		layer.attributes.map((name) => sql`, given.${sql.ref(name)}`),
		sql``
	);
	return { rows, columns, shape: exact ? sql`given.shape` : simpler };
}

/** What the plain model makes of a layer's rows, simplified to half a pixel or, told 0, exact. */
export async function plainTile(db: ReadDb, layer: TileLayer, address: TileAddress, pixels = 0.5): Promise<Drawn> {
	const { z, x, y } = address;
	const asked = rowsOf(db, layer, address, pixels);
	const drawn: Drawn = new Map();
	if (!asked) return drawn;
	const { rows } = await sql<Record<string, unknown> & { feature_no: number; place: string | null }>`
		select given.feature_no, ST_AsGeoJSON(${asked.shape}, 15) as place ${asked.columns} from (${asked.rows}) given`.execute(
		db.query
	);
	for (const { feature_no, place, ...properties } of rows) {
		if (!place) continue;
		const whole = inUnits(JSON.parse(place) as PlainGeometry, z, x, y);
		const shape: DrawnShape = isFar(whole) ? { ...cutFar(whole), far: true } : whole;
		if (shape.far || shape.parts.length > 0) add(drawn, keyOf(feature_no, properties), shape);
	}
	return drawn;
}

/** Points of a tile and of its margin: rounded, one on a side does not say whose it is. */
function pointsOf({ type, parts }: PlainShape): DrawnShape {
	const between = (low: number) => (part: readonly Place[]) =>
		part.flat().every((value) => value >= low && value <= UNITS - low);
	return { type, parts: parts.filter(between(0)), onEdge: !parts.every(between(1)) };
}

const isFar = ({ parts }: PlainShape): boolean => parts.flat(2).some((value) => value < -FAR || value > UNITS + FAR);
const cutFar = (shape: PlainShape): PlainShape => cutTo(shape, -CUT, UNITS + CUT);

/** What ST_AsMVT makes of the same rows; PostgreSQL only. */
export async function peerTile(db: ReadDb, layer: TileLayer, address: TileAddress): Promise<Drawn> {
	const { z, x, y } = address;
	const asked = rowsOf(db, layer, address);
	const drawn: Drawn = new Map();
	if (!asked) return drawn;
	const tile = (cut: boolean, margin: number) => sql`(
		select ST_AsMVT(drawn, 'peer', ${UNITS}::integer, 'geometry', 'feature_no') from (
			select given.feature_no ${asked.columns}, ST_AsMVTGeom(given.shape, ST_TileEnvelope(${z}, ${x}, ${y}),
				${UNITS}::integer, ${margin}::integer, ${cut}::boolean) as geometry
			from given) drawn)`;
	const { rows } = await sql<{ whole: Uint8Array; cut: Uint8Array }>`
		with given as materialized (
			select given.feature_no ${asked.columns}, ${asked.shape} as shape from (${asked.rows}) given)
		select ${tile(false, 64)} as whole, ${tile(true, CUT)} as cut`.execute(db.query);
	const [whole, pieces] = [rows[0]!.whole, rows[0]!.cut].map((bytes) =>
		drawnOf(bytes.length > 0 ? tileFeatures(bytes) : [])
	) as [Drawn, Drawn];
	for (const [key, shape] of whole) {
		if (shape.type === 1) drawn.set(key, pointsOf(shape));
		else drawn.set(key, isFar(shape) ? { type: shape.type, parts: pieces.get(key)?.parts ?? [], far: true } : shape);
	}
	return drawn;
}

/** Features whose shape measures less than half a unit both ways: ST_AsMVTGeom answers null for them (PostGIS 3.3, mvt.c). */
export async function smallIn(db: ReadDb, layer: TileLayer, address: TileAddress): Promise<Set<string>> {
	const asked = rowsOf(db, layer, address);
	if (!asked) return new Set();
	const half = plainBox(address.z, address.x, address.y).unit / 2;
	const { rows } = await sql<Record<string, unknown> & { feature_no: number }>`
		select given.feature_no ${asked.columns} from (
			select given.feature_no ${asked.columns}, ${asked.shape} as shape from (${asked.rows}) given offset 0) given
		where ST_Dimension(given.shape) > 0 and ST_XMax(given.shape) - ST_XMin(given.shape) < ${half}::float8
			and ST_YMax(given.shape) - ST_YMin(given.shape) < ${half}::float8`.execute(db.query);
	return new Set(rows.map(({ feature_no, ...properties }) => keyOf(feature_no, properties)));
}

/** How a tile of ours differs from what it should be: nothing where it agrees. */
export interface Difference {
	missing: string[];
	extra: string[];
	/** Features whose type, area or outline is another. */
	other: string[];
	/** Features with a part narrower than half a unit that the other dropped: on whole units it has no area. */
	thin: string[];
}

/** Area within two units × perimeter, each vertex within a unit of the other's outline. */
export function compareTiles(ours: Drawn, theirs: Drawn): Difference {
	const missing = [...theirs]
		.filter(([key, { parts, onEdge }]) => parts.length > 0 && !onEdge && !ours.has(key))
		.map(([key]) => key);
	const extra = [...ours.keys()].filter((key) => !theirs.has(key));
	const [other, thin]: [string[], string[]] = [[], []];
	for (const [key, expected] of theirs) {
		const found = ours.get(key);
		if (!found) continue;
		const { fault, isThin } = faultOf(found, expected);
		if (fault) other.push(`${key}: ${fault}`);
		else if (isThin) thin.push(key);
	}
	return { missing, extra, other, thin };
}

function faultOf(given: PlainShape, expected: DrawnShape): { fault?: string; isThin?: boolean } {
	const found = expected.far ? cutFar(given) : given;
	if (found.parts.length === 0 && expected.parts.length === 0) return {};
	if (found.type !== expected.type) return { fault: `type ${found.type}, expected ${expected.type}` };
	if (found.type === 3) {
		const [area, right] = [areaOf(found.parts), areaOf(expected.parts)];
		const within = 2 * Math.min(lengthOf(found.parts), lengthOf(expected.parts));
		if (Math.abs(area - right) > within) return { fault: `area ${area}, expected ${right} ± ${within}` };
	}
	// Along a cut one ring may run where the other was split in two.
	const onCut = (value: number) => value === -CUT || value === UNITS + CUT;
	const vertices = ({ parts }: PlainShape) =>
		parts.flat().filter(([x, y]) => !expected.far || (!onCut(x) && !onCut(y)));
	const back = farthest(vertices(expected), found);
	if (back > 1) return { fault: `an expected vertex ${back.toFixed(2)} from the outline` };
	const away = vertices(found).filter((place) => farthest([place], expected) > 1);
	const lost = away.filter((place) => found.type !== 3 || !isThinAt(place, found, farthest([place], expected)));
	if (lost.length > 0) return { fault: `a vertex ${farthest(lost, expected).toFixed(2)} from the expected outline` };
	return { isThin: away.length > 0 };
}
