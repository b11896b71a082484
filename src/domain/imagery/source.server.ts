import { closeSync, lstatSync, openSync, readSync } from 'node:fs';
import type { CameAs } from '#imagery/imagery.ts';
import { ImageryProblem } from '#imagery/problem.ts';
import type { RowOrder, TileAddress } from '#imagery/tile-extent.ts';

/** One tile as its source has it; rows are counted as the source counts them. */
export interface SourceTile extends TileAddress {
	bytes: Uint8Array;
}

/** A set of tiles, read once from its first to its last. */
export interface TileSource {
	/** How rows are counted in it unless somebody knows better. */
	rows: RowOrder;
	tiles(): AsyncIterable<SourceTile>;
	close(): void;
}

/** A zip is a folder of tiles on its way. */
export type SourceKind = CameAs | 'zip';

/**
 * What lies at a path: a folder, or a file by the bytes it begins with. A link is followed by nobody.
 * @throws ImageryProblem where it is none of the four
 */
export function kindAt(path: string): SourceKind {
	const found = lstatSync(path, { throwIfNoEntry: false });
	if (!found) throw new ImageryProblem('imagery.missing');
	if (found.isDirectory()) return 'folder';
	if (!found.isFile()) throw new ImageryProblem('imagery.unknown_file');
	const head = Buffer.alloc(16);
	const file = openSync(path, 'r');
	readSync(file, head, 0, 16, 0);
	closeSync(file);
	if (head.toString('latin1') === 'SQLite format 3\0') return 'mbtiles';
	if (head.toString('latin1', 0, 7) === 'PMTiles') return 'pmtiles';
	if (head.toString('latin1', 0, 4) === 'PK\x03\x04') return 'zip';
	throw new ImageryProblem('imagery.unknown_file');
}
