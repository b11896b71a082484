import { existsSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { pathOf } from '#attachments/files.server.ts';
import { pictureOf, type TilePicture } from '#imagery/tile-picture.ts';
import type { TileAddress } from '#imagery/tile-extent.ts';

interface Open {
	database: DatabaseSync;
	tile: StatementSync;
}

/** Packs kept open, the one asked for last at the end. */
const opened = new Map<string, Open>();
const MOST_OPEN = 12;

function packAt(path: string): Open {
	const known = opened.get(path);
	opened.delete(path);
	const pack = known ?? openPack(path);
	opened.set(path, pack);
	for (const [oldest, { database }] of opened) {
		if (opened.size <= MOST_OPEN) break;
		opened.delete(oldest);
		database.close();
	}
	return pack;
}

function openPack(path: string): Open {
	const database = new DatabaseSync(path, { readOnly: true });
	const tile = database.prepare(
		'SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?'
	);
	return { database, tile };
}

/** Lets go of a pack whose bytes are to be thrown away. */
export function closePack(folder: string, county: string, sha256: string): void {
	const path = pathOf(folder, county, sha256);
	opened.get(path)?.database.close();
	opened.delete(path);
}

export interface TileBytes {
	bytes: Uint8Array;
	media: TilePicture['media'];
}

/**
 * One picture of a pack of ours by its place from the north; null where it has none. Some 40 µs: one search of an index of
 * a file that holds nothing but what was looked at, so it is read in this thread.
 * @throws Error where the pack's bytes are not there
 */
export function pictureIn(folder: string, county: string, sha256: string, { z, x, y }: TileAddress): TileBytes | null {
	const path = pathOf(folder, county, sha256);
	if (!opened.has(path) && !existsSync(path)) throw new Error(`expected the imagery ${sha256} in ${folder}`);
	const row = packAt(path).tile.get(z, x, 2 ** z - 1 - y);
	const bytes = row?.tile_data;
	if (!(bytes instanceof Uint8Array)) return null;
	const picture = pictureOf(bytes);
	return picture && { bytes, media: picture.media };
}
