import { DatabaseSync } from 'node:sqlite';
import type { Bounds } from '#core/geometry.ts';
import { accepted, type Outcome } from '#core/outcome.ts';
import { folderSource } from '#imagery/folder-source.server.ts';
import type { CameAs } from '#imagery/imagery.ts';
import { limits as shipped, type Limits } from '#imagery/limits.ts';
import { mbtilesSource } from '#imagery/mbtiles-source.server.ts';
import { pmtilesSource } from '#imagery/pmtiles-source.server.ts';
import { ImageryProblem, refusalOf } from '#imagery/problem.ts';
import { kindAt, type SourceKind, type SourceTile, type TileSource } from '#imagery/source.server.ts';
import { flipped, isTile, TileExtent, touch, type RowOrder } from '#imagery/tile-extent.ts';
import { otherKind, pictureOf, TILE_SIDES } from '#imagery/tile-picture.ts';
import { zipSource } from '#imagery/zip-source.server.ts';

export interface PackTask {
	/** What somebody gave: nothing in it is believed. */
	path: string;
	/** Where the pack is written; nothing lies there yet. */
	output: string;
	/** Null: as the kind of file has it. */
	rows: RowOrder | null;
	/** The county's box; a set that does not touch it is none of the county's. */
	county: Bounds;
	limits?: Partial<Limits>;
}

export interface PackFacts {
	cameAs: CameAs;
	rows: RowOrder;
	tiles: number;
	tileSize: number;
	minZoom: number;
	maxZoom: number;
	bounds: Bounds;
	bytes: number;
}

const PROGRESS_EVERY = 500;

const openSource = async (kind: SourceKind, path: string, limits: Limits): Promise<TileSource> =>
	kind === 'mbtiles'
		? mbtilesSource(path, limits)
		: kind === 'pmtiles'
			? pmtilesSource(path, limits)
			: kind === 'zip'
				? zipSource(path, limits)
				: folderSource(path, limits);

/** A set's tiles, one by one looked at; the first that is not as it should be ends it. */
class Inspector {
	readonly extent = new TileExtent();
	private readonly limits: Limits;
	bytes = 0;
	side = 0;

	constructor(limits: Limits) {
		this.limits = limits;
	}

	take({ z, x, y, bytes }: SourceTile): void {
		const { limits } = this;
		const at = `${z}/${x}/${y}`;
		if (!isTile({ z, x, y }, limits.zoom)) throw new ImageryProblem('imagery.address', { got: at.slice(0, 80) });
		if (this.extent.count >= limits.tiles) throw new ImageryProblem('imagery.too_many', { limit: limits.tiles });
		this.bytes += bytes.length;
		if (this.bytes > limits.bytes) throw new ImageryProblem('imagery.too_large', { limit: limits.bytes });
		const picture = pictureOf(bytes);
		if (!picture)
			throw otherKind(bytes) === 'vector'
				? new ImageryProblem('imagery.vector', { at })
				: new ImageryProblem('imagery.not_pictures', { got: `${bytes.length} B`, at });
		const { width, height } = picture;
		if (width !== height || !TILE_SIDES.includes(width))
			throw new ImageryProblem('imagery.tile_size', { got: `${width} × ${height}`, at });
		this.side ||= width;
		if (width !== this.side) throw new ImageryProblem('imagery.tile_sizes', { got: width, expected: this.side, at });
		this.extent.add({ z, x, y });
	}
}

/**
 * Packs a set of tiles anew: MBTiles of our own making, so that what is served later holds nothing but pictures that were
 * each looked at. Runs in a process of its own (pack-process.server.ts).
 * @param progress told how many tiles are in, now and then
 */
export async function packTiles(task: PackTask, progress: (tiles: number) => void): Promise<Outcome<PackFacts>> {
	const limits = { ...shipped, ...task.limits };
	let source: TileSource | null = null;
	const pack = openPack(task.output);
	try {
		const kind = kindAt(task.path);
		source = await openSource(kind, task.path, limits);
		const cameAs = kind === 'zip' ? 'folder' : kind;
		const rows = task.rows ?? source.rows;
		const inspector = new Inspector(limits);
		for await (const tile of source.tiles()) {
			inspector.take(tile);
			pack.put(rows === 'xyz' ? flipped(tile) : tile, tile.bytes);
			if (inspector.extent.count % PROGRESS_EVERY === 0) progress(inspector.extent.count);
		}
		if (inspector.extent.count === 0) throw new ImageryProblem('imagery.empty');
		const facts = factsOf(inspector, rows, cameAs);
		requireHere(inspector.extent, facts, task.county);
		pack.finish(facts);
		return accepted(facts);
	} catch (error) {
		return refusalOf(error);
	} finally {
		source?.close();
		pack.close();
	}
}

function factsOf({ extent, side, bytes }: Inspector, rows: RowOrder, cameAs: CameAs): PackFacts {
	const [minZoom, maxZoom] = extent.zooms;
	return { cameAs, rows, tiles: extent.count, tileSize: side, minZoom, maxZoom, bounds: extent.bounds(rows), bytes };
}

/** Rows counted from the wrong end put a set on the other side of the equator: then that is said, not that it lies elsewhere. */
function requireHere(extent: TileExtent, { rows, bounds }: PackFacts, county: Bounds): void {
	if (touch(bounds, county)) return;
	const other: RowOrder = rows === 'xyz' ? 'tms' : 'xyz';
	if (touch(extent.bounds(other), county)) throw new ImageryProblem('imagery.rows', { got: rows, expected: other });
	const shown = [bounds.west, bounds.south, bounds.east, bounds.north].map((degree) => degree.toFixed(3)).join(', ');
	throw new ImageryProblem('imagery.elsewhere', { got: shown });
}

/** The pack: MBTiles with rows from the south, so that other programs can open it too. */
function openPack(path: string) {
	const database = new DatabaseSync(path);
	// It is thrown away when anything goes wrong, and synced when it is stored.
	for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'page_size = 16384'])
		database.exec(`PRAGMA ${pragma}`);
	database.exec(
		`CREATE TABLE metadata (name TEXT PRIMARY KEY, value TEXT);
		CREATE TABLE tiles (zoom_level INTEGER NOT NULL, tile_column INTEGER NOT NULL, tile_row INTEGER NOT NULL, tile_data BLOB NOT NULL);
		BEGIN`
	);
	const insert = database.prepare('INSERT INTO tiles VALUES (?, ?, ?, ?)');
	return {
		put: ({ z, x, y }: { z: number; x: number; y: number }, bytes: Uint8Array) => void insert.run(z, x, y, bytes),
		finish({ bounds, minZoom, maxZoom, tileSize }: PackFacts) {
			const note = database.prepare('INSERT INTO metadata VALUES (?, ?)');
			const { west, south, east, north } = bounds;
			note.run('name', 'mutu');
			note.run('bounds', [west, south, east, north].join(','));
			note.run('minzoom', String(minZoom));
			note.run('maxzoom', String(maxZoom));
			note.run('tilesize', String(tileSize));
			database.exec('COMMIT');
			try {
				database.exec('CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row)');
			} catch {
				throw new ImageryProblem('imagery.doubles');
			}
		},
		close: () => database.close()
	};
}
