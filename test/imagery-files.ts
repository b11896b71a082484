import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { zxyToTileId } from 'pmtiles';
import { pngOf, type Colour } from '#geodata/png.ts';
import type { TileAddress } from '#imagery/tile-extent.ts';

/** Sets of picture tiles as programs write them, made by the tests themselves. Rows of addresses count from the north. */
export type Tile = TileAddress & { bytes: Uint8Array };

/** A tile of one colour. */
export const picture = (colour: Colour, side = 256): Buffer => pngOf(side, side, new Uint8Array(side * side), [colour]);

/** Tiles of the zooms that cover a place in degrees, each of a colour of its own that says where it lies. */
export function tilesOver([longitude, latitude]: [number, number], zooms: readonly number[], reach = 1): Tile[] {
	return zooms.flatMap((z) => {
		const side = 2 ** z;
		const x = Math.floor(((longitude + 180) / 360) * side);
		const radians = (latitude * Math.PI) / 180;
		const y = Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * side);
		const offsets = Array.from({ length: 2 * reach + 1 }, (_, index) => index - reach);
		return offsets.flatMap((dx) =>
			offsets.map((dy) => ({ z, x: x + dx, y: y + dy, bytes: picture([z * 10, (x + dx) % 256, (y + dy) % 256]) }))
		);
	});
}

export const temporaryPath = (name: string): string => join(mkdtempSync(join(tmpdir(), 'mutu-imagery-')), name);

/**
 * MBTiles 1.3; rows from the south as it has them, unless `rows` says otherwise.
 * @param instead statements in place of the tables
 */
export function mbtiles(tiles: readonly Tile[], { rows = 'tms', instead = '' } = {}): string {
	const path = temporaryPath('set.mbtiles');
	const database = new DatabaseSync(path);
	database.exec('CREATE TABLE metadata (name TEXT, value TEXT)');
	database.exec(
		instead || 'CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)'
	);
	if (!instead) {
		const insert = database.prepare('INSERT INTO tiles VALUES (?, ?, ?, ?)');
		for (const { z, x, y, bytes } of tiles) insert.run(z, x, rows === 'tms' ? 2 ** z - 1 - y : y, bytes);
	}
	database.close();
	return path;
}

/** A folder z/x/y.png. */
export function tileFolder(tiles: readonly Tile[], { rows = 'xyz', ending = 'png' } = {}): string {
	const path = temporaryPath('tiles');
	for (const { z, x, y, bytes } of tiles) {
		const folder = join(path, String(z), String(x));
		mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, `${rows === 'xyz' ? y : 2 ** z - 1 - y}.${ending}`), bytes);
	}
	return path;
}

function varint(value: number): number[] {
	const bytes: number[] = [];
	for (let rest = value; ; rest = Math.floor(rest / 128)) {
		if (rest < 128) return [...bytes, rest];
		bytes.push((rest % 128) + 128);
	}
}

interface Entry {
	id: number;
	offset: number;
	length: number;
	run: number;
}

function directory(entries: readonly Entry[]): Buffer {
	const ids = entries.flatMap(({ id }, index) => varint(id - (entries[index - 1]?.id ?? 0)));
	return Buffer.from([
		...varint(entries.length),
		...ids,
		...entries.flatMap(({ run }) => varint(run)),
		...entries.flatMap(({ length }) => varint(length)),
		...entries.flatMap(({ offset }) => varint(offset + 1))
	]);
}

export interface PmtilesOptions {
	gzip?: boolean;
	/** Hangs all tiles under one leaf of the root. */
	leaf?: boolean;
	/** 2 is PNG. */
	tileType?: number;
	version?: number;
	/** In place of the root directory. */
	root?: Buffer;
}

/** PMTiles 3 with one root directory, or with a leaf below it. */
export function pmtiles(tiles: readonly Tile[], options: PmtilesOptions = {}): string {
	const { gzip = true, leaf = false, tileType = 2, version = 3 } = options;
	const pack = (bytes: Buffer): Buffer => (gzip ? gzipSync(bytes) : bytes);
	const sorted = tiles
		.map((tile) => ({ ...tile, id: zxyToTileId(tile.z, tile.x, tile.y) }))
		.sort((one, other) => one.id - other.id);
	let offset = 0;
	const entries = sorted.map(({ id, bytes }) => {
		const entry = { id, offset, length: bytes.length, run: 1 };
		offset += bytes.length;
		return entry;
	});
	const plain = pack(directory(entries));
	const leaves = leaf ? plain : Buffer.alloc(0);
	const root =
		options.root ?? (leaf ? pack(directory([{ id: entries[0]!.id, offset: 0, length: plain.length, run: 0 }])) : plain);
	const header = Buffer.alloc(127);
	header.write('PMTiles', 'latin1');
	header[7] = version;
	const data = 127 + root.length + leaves.length;
	const words = [127, root.length, 127 + root.length, 0, 127 + root.length, leaves.length, data, offset];
	words.forEach((word, index) => header.writeBigUInt64LE(BigInt(word), 8 + index * 8));
	header[97] = gzip ? 2 : 1;
	header[98] = 1;
	header[99] = tileType;
	const path = temporaryPath('set.pmtiles');
	writeFileSync(path, Buffer.concat([header, root, leaves, ...sorted.map(({ bytes }) => bytes)]));
	return path;
}
