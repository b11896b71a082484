import { createWriteStream, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';

/** Small writers of the formats people bring, so that every test says in code what its file holds. */
export type Corner = [x: number, y: number];

/** Closed, clockwise as seen on a map: an outer ring as shapefiles have it. */
export const box = (west: number, south: number, east: number, north: number): Corner[] => [
	[west, south],
	[west, north],
	[east, north],
	[east, south],
	[west, south]
];

let folder: string | null = null;
let count = 0;

/** Writes bytes to a file of its own and returns its path. */
export function placed(name: string, bytes: string | Uint8Array): string {
	folder ??= mkdtempSync(join(tmpdir(), 'mutu-import-'));
	const path = join(folder, `${++count}-${name}`);
	writeFileSync(path, bytes);
	return path;
}

export const outputPath = (): string => placed('rows.ndjson', '');

const gbk = new Map<string, [number, number]>();

/** Text as GBK, made from the decoder's own table. */
export function gbkBytes(text: string): Buffer {
	if (gbk.size === 0) {
		const decoder = new TextDecoder('gbk');
		for (let lead = 0x81; lead <= 0xfe; lead++)
			for (let trail = 0x40; trail <= 0xfe; trail++)
				if (trail !== 0x7f) gbk.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
	}
	return Buffer.from(
		[...text].flatMap((character) => {
			const code = character.codePointAt(0)!;
			return code < 0x80 ? [code] : (gbk.get(character) ?? [0x3f]);
		})
	);
}

export const geojson = (
	features: readonly { properties: Record<string, unknown>; rings?: Corner[][] | null; geometry?: unknown }[],
	more: Record<string, unknown> = {}
): string =>
	JSON.stringify({
		type: 'FeatureCollection',
		...more,
		features: features.map(({ properties, rings, geometry }) => ({
			type: 'Feature',
			properties,
			geometry: geometry ?? (rings ? { type: 'Polygon', coordinates: rings } : null)
		}))
	});

export interface DbfColumn {
	name: string;
	type?: 'C' | 'N' | 'D' | 'L';
	length: number;
}

type Encode = (text: string) => Buffer;
const utf8: Encode = (text) => Buffer.from(text, 'utf8');

/** dBASE III; cells longer than their column are cut at bytes, as writers do. */
export function dbf(
	columns: readonly DbfColumn[],
	rows: readonly (readonly (string | null)[])[],
	{ encode = utf8, ldid = 0, deleted = [] }: { encode?: Encode; ldid?: number; deleted?: number[] } = {}
): Buffer {
	const recordLength = columns.reduce((sum, { length }) => sum + length, 1);
	const head = Buffer.alloc(32 + columns.length * 32 + 1);
	head[0] = 0x03;
	head.writeUInt32LE(rows.length, 4);
	head.writeUInt16LE(head.length, 8);
	head.writeUInt16LE(recordLength, 10);
	head[29] = ldid;
	columns.forEach(({ name, type = 'C', length }, index) => {
		const at = 32 + index * 32;
		encode(name).copy(head, at, 0, 10);
		head.write(type, at + 11, 'latin1');
		head[at + 16] = length;
	});
	head[head.length - 1] = 0x0d;
	const body = rows.map((row, index) => {
		const record = Buffer.alloc(recordLength, 0x20);
		if (deleted.includes(index)) record[0] = 0x2a;
		let at = 1;
		columns.forEach(({ length }, column) => {
			encode(row[column] ?? '').copy(record, at, 0, length);
			at += length;
		});
		return record;
	});
	return Buffer.concat([head, ...body, Buffer.from([0x1a])]);
}

/** Polygons as .shp; null is a record without a shape. */
export function shp(shapes: readonly (Corner[][] | null)[]): Buffer {
	const records = shapes.map((rings, index) => {
		const points = rings?.flat() ?? [];
		const content = Buffer.alloc(rings ? 44 + rings.length * 4 + points.length * 16 : 4);
		if (rings) {
			content.writeInt32LE(5, 0);
			content.writeInt32LE(rings.length, 36);
			content.writeInt32LE(points.length, 40);
			let from = 0;
			rings.forEach((ring, part) => {
				content.writeInt32LE(from, 44 + part * 4);
				from += ring.length;
			});
			points.forEach(([x, y], point) => {
				content.writeDoubleLE(x, 44 + rings.length * 4 + point * 16);
				content.writeDoubleLE(y, 52 + rings.length * 4 + point * 16);
			});
		}
		const header = Buffer.alloc(8);
		header.writeInt32BE(index + 1, 0);
		header.writeInt32BE(content.length / 2, 4);
		return Buffer.concat([header, content]);
	});
	const head = Buffer.alloc(100);
	head.writeInt32BE(9994, 0);
	head.writeInt32BE((100 + records.reduce((sum, { length }) => sum + length, 0)) / 2, 24);
	head.writeInt32LE(1000, 28);
	head.writeInt32LE(5, 32);
	return Buffer.concat([head, ...records]);
}

/** A zip of these entries. @param change alters its bytes before they lie on disk, for archives no writer makes */
export async function zip(
	entries: Readonly<Record<string, Uint8Array | string>>,
	change: (bytes: Buffer) => Buffer = (bytes) => bytes
): Promise<string> {
	const file = new yazl.ZipFile();
	for (const [name, bytes] of Object.entries(entries)) file.addBuffer(Buffer.from(bytes), name);
	file.end();
	const path = placed('file.zip', '');
	await pipeline(file.outputStream, createWriteStream(path));
	writeFileSync(path, change(readFileSync(path)));
	return path;
}

const cgcs =
	'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

/** .prj texts as ArcGIS writes them. */
export const prj = {
	degrees: cgcs,
	zone: (centralMeridian: number, falseEasting: number, base = cgcs) =>
		`PROJCS["CGCS2000_3_Degree_GK",${base},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${falseEasting}.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${centralMeridian}.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`,
	xian80:
		'PROJCS["Xian_1980_3_Degree_GK_Zone_37",GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",37500000.0],PARAMETER["Central_Meridian",111.0],UNIT["Meter",1.0]]',
	webMercator:
		'PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["Central_Meridian",0.0],UNIT["Meter",1.0]]',
	utm: 'PROJCS["WGS_1984_UTM_Zone_49N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["Central_Meridian",111.0],PARAMETER["Scale_Factor",0.9996],UNIT["Meter",1.0]]',
	wgs84:
		'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'
};
