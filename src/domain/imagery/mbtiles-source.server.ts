import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { Limits } from '#imagery/limits.ts';
import { ImageryProblem } from '#imagery/problem.ts';
import type { SourceTile, TileSource } from '#imagery/source.server.ts';

/** Bytes SQLite may take for a file whose tables may be anything a view can say. */
const HEAP = 192 * 1024 * 1024;

/**
 * MBTiles 1.3: tiles (zoom_level, tile_column, tile_row, tile_data), rows from the south. `tiles` is often a view, so it
 * is a stranger's program: it gets little memory, no functions beyond the built-in ones, and a process that is ended when
 * it is silent. Immutable, so that nothing is written beside it.
 */
export function mbtilesSource(path: string, limits: Limits): TileSource {
	const address = pathToFileURL(path);
	address.searchParams.set('immutable', '1');
	const database = new DatabaseSync(address, {
		readOnly: true,
		defensive: true,
		limits: { length: limits.tileBytes + 64 * 1024, compoundSelect: 8, exprDepth: 64 }
	});
	for (const pragma of ['trusted_schema = OFF', 'cell_size_check = ON', 'mmap_size = 0', 'query_only = ON'])
		database.exec(`PRAGMA ${pragma}`);
	database.exec(`PRAGMA hard_heap_limit = ${HEAP}`);
	return {
		rows: 'tms',
		async *tiles() {
			requireTiles(database);
			const statement = database.prepare(
				`SELECT zoom_level AS z, tile_column AS x, tile_row AS y, typeof(tile_data) AS kind, length(tile_data) AS size,
					CASE WHEN typeof(tile_data) = 'blob' AND length(tile_data) <= ${limits.tileBytes} THEN tile_data END AS bytes FROM tiles`
			);
			for (const row of statement.iterate()) yield tileOf(row, limits.tileBytes);
		},
		close: () => database.close()
	};
}

function requireTiles(database: DatabaseSync): void {
	const columns = database
		.prepare(`SELECT name FROM pragma_table_info('tiles')`)
		.all()
		.map(({ name }) => String(name));
	const missing = ['zoom_level', 'tile_column', 'tile_row', 'tile_data'].filter((name) => !columns.includes(name));
	if (missing.length > 0) throw new ImageryProblem('imagery.no_tiles', { got: missing.join(', ') });
}

function tileOf({ z, x, y, kind, size, bytes }: Record<string, SQLOutputValue>, limit: number): SourceTile {
	if (bytes instanceof Uint8Array) return { z: Number(z), x: Number(x), y: Number(y), bytes };
	if (kind === 'blob') throw new ImageryProblem('imagery.tile_bytes', { limit, got: Number(size) });
	throw new ImageryProblem('imagery.not_pictures', { got: String(kind), at: `${z}/${x}/${y}` });
}
