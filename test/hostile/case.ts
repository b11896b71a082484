import { closeSync, createWriteStream, openSync, writeSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import { box, dbf, placed, prj, zip } from '../import-files.ts';

/** A file that means harm, or that something went wrong with. */
export interface HostileFile {
	/** What is wrong with it. */
	name: string;
	kind: 'zip' | 'shapefile' | 'geojson' | 'csv' | 'xlsx' | 'kml' | 'geopackage' | 'dxf';
	/** Its name as the person who brings it knows it. */
	file: string;
	/** Writes it down and returns where. */
	make(): string | Promise<string>;
	/** The reasons it may be refused for; `taken` where it reads, whatever becomes of its rows. */
	expected: readonly string[];
}

export const square = box(111.66, 38.28, 111.67, 38.29);
export const columns = [{ name: 'DKBM', length: 19 }];
export const table = (rows: number): Buffer =>
	dbf(
		columns,
		Array.from({ length: rows }, (_, at) => [`14990100100100${String(at).padStart(5, '0')}`])
	);

/** A whole shapefile in a zip, of these parts in place of the usual ones. */
export const shapefileOf = (parts: {
	shp: Buffer;
	dbf?: Buffer;
	prj?: string;
	more?: Record<string, Buffer | string>;
}) =>
	zip({
		'DK.shp': parts.shp,
		'DK.dbf': parts.dbf ?? table(1),
		'DK.prj': parts.prj ?? prj.degrees,
		...parts.more
	});

/** A file of many pieces, none of which waits for the others in memory. */
export function written(name: string, pieces: Iterable<string | Buffer>): string {
	const path = placed(name, '');
	const descriptor = openSync(path, 'w');
	for (const piece of pieces) writeSync(descriptor, Buffer.from(piece));
	closeSync(descriptor);
	return path;
}

/** One piece over and over, some 64 kB at a time. */
export function* times(count: number, piece: string): Generator<string> {
	const most = Math.max(1, Math.floor(65_536 / piece.length));
	const many = piece.repeat(most);
	for (let left = count; left > 0; left -= most) yield left >= most ? many : piece.repeat(left);
}

/** A zip with one member as large as wanted. */
export async function zipOf(name: string, pieces: Iterable<string | Buffer>): Promise<string> {
	const file = new yazl.ZipFile();
	file.addReadStream(Readable.from(pieces, { objectMode: false }), name);
	file.end();
	const path = placed('file.zip', '');
	await pipeline(file.outputStream, createWriteStream(path));
	return path;
}

export function* around(before: string, middle: Iterable<string>, after: string): Generator<string> {
	yield before;
	yield* middle;
	yield after;
}

/** Corners of two digits: they pack, but not so well that the zip gate minds. */
export function* corners(count: number, made: (x: number, y: number) => string): Generator<string> {
	let state = 12_345;
	const next = () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) >>> 16;
	for (let left = count; left > 0; left -= 5_000) {
		let piece = '';
		for (let at = 0; at < Math.min(left, 5_000); at++) piece += made(next() % 10, next() % 10);
		yield piece;
	}
}

/** A file in one line: what is wrong with it, its name, who makes it, what may come of it. */
export type Case = [name: string, file: string, make: () => string | Promise<string>, ...expected: string[]];

export const caseOf =
	(kind: HostileFile['kind']) =>
	([name, file, make, ...expected]: Case): HostileFile => ({ name, kind, file, make, expected });
