import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { toGaussKruger } from '#core/gauss-kruger.ts';
import type { Position } from '#core/geometry.ts';
import { seeded } from '#core/random.ts';

/**
 * Parcels in any number, for the benchmark and for trying large files: a net of fields whose neighbours share their
 * corners exactly, eight corners each, as a shapefile in EPSG:4546 or as GeoJSON. One seed, so every machine writes the
 * same bytes.
 */
export interface BenchParcel {
	code: string;
	name: string;
	/** m², of the plane, two decimals as a DK table has them. */
	area: string;
	/** Closed, clockwise; eastings and northings of EPSG:4546. */
	ring: Position[];
}

const COUNTY = '149901';
const VILLAGES = 144;
const CENTRAL_MERIDIAN = 111;
const FALSE_EASTING = 500_000;
/** South-western corner of the net, degrees, and the size of a field, m. */
const CORNER = [111.55, 38.15] as const;
const FIELD = [32, 24] as const;

/**
 * The fields one after the other, row by row.
 * @param corners 8, or 20 as surveyed parcels have them: sides then bend between the corners, for both neighbours alike
 */
export function* benchParcels(count: number, corners: 8 | 20 = 8): Generator<BenchParcel> {
	const columns = Math.ceil(Math.sqrt(count));
	const [west, south] = toGaussKruger(CORNER[0], CORNER[1], CENTRAL_MERIDIAN);
	const corner = (column: number, row: number): Position => {
		const random = seeded(`${column}:${row}`);
		const x = west + FALSE_EASTING + column * (FIELD[0] / 2) + random.between(-3, 3);
		const y = south + row * (FIELD[1] / 2) + random.between(-2, 2);
		return [Math.round(x * 10_000) / 10_000, Math.round(y * 10_000) / 10_000];
	};
	// Corners of two rows of fields, so that neighbours get the very same numbers without making them twice.
	let lower = Array.from({ length: columns * 2 + 1 }, (_, at) => corner(at, 0));
	for (let row = 0, made = 0; made < count; row++) {
		const middle = Array.from({ length: columns * 2 + 1 }, (_, at) => corner(at, row * 2 + 1));
		const upper = Array.from({ length: columns * 2 + 1 }, (_, at) => corner(at, row * 2 + 2));
		for (let column = 0; column < columns && made < count; column++, made++) {
			const at = column * 2;
			const plain = [
				...[lower[at]!, middle[at]!, upper[at]!, upper[at + 1]!, upper[at + 2]!],
				...[middle[at + 2]!, lower[at + 2]!, lower[at + 1]!, lower[at]!]
			];
			const ring = corners === 8 ? plain : bent(plain);
			const village = String(200 + (made % VILLAGES)).padStart(3, '0');
			const serial = String(Math.floor(made / VILLAGES) + 1).padStart(5, '0');
			yield {
				code: `${COUNTY}100${village}00${serial}`,
				name: `第${row + 1}排第${column + 1}块`,
				area: shoelace(ring).toFixed(2),
				ring
			};
		}
		lower = upper;
	}
}

/** Bends of a side, of its length: along, and across. */
const ONE = [[0.5, 0.04]] as const;
const TWO = [
	[0.3, 0.05],
	[0.7, -0.03]
] as const;

/** A ring with one bend on each of its four sides that run north, two on each that runs east. */
function bent(ring: readonly Position[]): Position[] {
	return ring.flatMap((to, at) => {
		const from = ring[at - 1];
		if (!from) return [to];
		const [east, north] = [to[0] - from[0], to[1] - from[1]];
		const across = Math.abs(east) > Math.abs(north);
		// Neighbours run along a side in opposite senses: bends are reckoned from its lower end.
		const upwards = (across ? east : north) > 0;
		const [start, dx, dy] = upwards ? [from, east, north] : [to, -east, -north];
		const bends = (across ? TWO : ONE).map(([along, aside]): Position => [
			Math.round((start[0] + dx * along - dy * aside) * 10_000) / 10_000,
			Math.round((start[1] + dy * along + dx * aside) * 10_000) / 10_000
		]);
		return [...(upwards ? bends : bends.reverse()), to];
	});
}

function shoelace(ring: readonly Position[]): number {
	const [originX, originY] = ring[0]!;
	let sum = 0;
	for (let at = 1; at < ring.length; at++) {
		const [ax, ay] = ring[at - 1]!;
		const [bx, by] = ring[at]!;
		sum += (ax - originX) * (by - originY) - (bx - originX) * (ay - originY);
	}
	return Math.abs(sum) / 2;
}

const COLUMNS = [
	{ name: 'DKBM', type: 'C', length: 19, decimals: 0 },
	{ name: 'DKMC', type: 'C', length: 50, decimals: 0 },
	{ name: 'SYQXZ', type: 'C', length: 2, decimals: 0 },
	{ name: 'DKLB', type: 'C', length: 2, decimals: 0 },
	{ name: 'SCMJ', type: 'N', length: 15, decimals: 2 }
] as const;

const cellsOf = ({ code, name, area }: BenchParcel): string[] => [code, name, '30', '10', area];

/** The .shp, .shx and .dbf of so many parcels (ESRI Shapefile Technical Description, 1998; text in UTF-8). */
export function benchShapefile(count: number): { shp: Buffer; shx: Buffer; dbf: Buffer } {
	const recordWidth = COLUMNS.reduce((sum, { length }) => sum + length, 1);
	const headWidth = 32 + COLUMNS.length * 32 + 1;
	const dbf = Buffer.alloc(headWidth + recordWidth * count + 1, 0x20);
	dbf.fill(0, 0, headWidth);
	dbf.set([0x03, 126, 1, 1]);
	dbf.writeUInt32LE(count, 4);
	dbf.writeUInt16LE(headWidth, 8);
	dbf.writeUInt16LE(recordWidth, 10);
	for (const [at, { name, type, length, decimals }] of COLUMNS.entries()) {
		dbf.write(name + type.padStart(12 - name.length, '\0'), 32 + at * 32, 'latin1');
		dbf.set([length, decimals], 32 + at * 32 + 16);
	}
	dbf[headWidth - 1] = 0x0d;
	dbf[dbf.length - 1] = 0x1a;
	const content = 44 + 4 + 9 * 16;
	const shp = Buffer.alloc(100 + count * (8 + content));
	const shx = Buffer.alloc(100 + count * 8);
	const bounds = [Infinity, Infinity, -Infinity, -Infinity];
	let number = 0;
	for (const parcel of benchParcels(count)) {
		const at = 100 + number * (8 + content);
		const xs = parcel.ring.map(([x]) => x);
		const ys = parcel.ring.map(([, y]) => y);
		const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
		box.forEach(
			(value, side) => (bounds[side] = side < 2 ? Math.min(bounds[side]!, value) : Math.max(bounds[side]!, value))
		);
		shx.writeInt32BE(at / 2, 100 + number * 8);
		shx.writeInt32BE(content / 2, 104 + number * 8);
		shp.writeInt32BE(number + 1, at);
		shp.writeInt32BE(content / 2, at + 4);
		shp.writeInt32LE(5, at + 8);
		box.forEach((value, side) => shp.writeDoubleLE(value, at + 12 + side * 8));
		shp.writeInt32LE(1, at + 44);
		shp.writeInt32LE(9, at + 48);
		parcel.ring.forEach(([x, y], point) => {
			shp.writeDoubleLE(x, at + 56 + point * 16);
			shp.writeDoubleLE(y, at + 64 + point * 16);
		});
		let to = headWidth + number * recordWidth + 1;
		for (const [index, text] of cellsOf(parcel).entries()) {
			const { type, length } = COLUMNS[index]!;
			dbf.write(type === 'N' ? text.padStart(length) : text, to, length, 'utf8');
			to += length;
		}
		number++;
	}
	for (const file of [shp, shx]) {
		file.writeInt32BE(9994, 0);
		file.writeInt32BE(file.length / 2, 24);
		file.writeInt32LE(1000, 28);
		file.writeInt32LE(5, 32);
		bounds.forEach((value, side) => file.writeDoubleLE(value, 36 + side * 8));
	}
	return { shp, shx, dbf };
}

/** The same parcels as GeoJSON with the 2008 draft's `crs` member, one feature a line. */
export async function writeBenchGeojson(path: string, count: number): Promise<void> {
	const file = createWriteStream(path);
	file.write(
		'{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4546"}},"features":[\n'
	);
	let made = 0;
	for (const parcel of benchParcels(count)) {
		const properties = Object.fromEntries(
			cellsOf(parcel).map((text, at) => [COLUMNS[at]!.name, COLUMNS[at]!.type === 'N' ? Number(text) : text])
		);
		const geometry = { type: 'Polygon', coordinates: [parcel.ring] };
		const line = JSON.stringify({ type: 'Feature', properties, geometry });
		if (!file.write(`${made++ > 0 ? ',\n' : ''}${line}`)) await once(file, 'drain');
	}
	file.end('\n]}\n');
	await finished(file);
}

/** The .prj of EPSG:4546 as GDAL writes it for ESRI's readers. */
export const BENCH_PRJ =
	'PROJCS["CGCS2000_3_Degree_GK_CM_111E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",111.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';
