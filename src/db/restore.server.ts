import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Transaction } from 'kysely';
import * as v from 'valibot';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { checked, countLines } from '#db/backup.server.ts';
import { manifestSchema, readName, type Manifest } from '#db/backup-format.ts';
import { copiedTables, countRows } from '#db/copied-tables.read.server.ts';
import type { Engine } from '#db/engine/types.ts';
import { applied } from '#db/migrate.server.ts';
import type { Tables } from '#db/tables.ts';
import { readTar, type Entry } from '#db/tar-stream.ts';

type Refused = Extract<Outcome<never>, { ok: false }>;

/**
 * Puts a backup into an empty database, on whichever engine. The file is read to its end and compared with its own
 * manifest before a row is written; the rows come in one transaction, counted again at its end.
 * Reasons: `backup.unreadable`, `backup.damaged`, `backup.schema_differs`, `restore.not_empty`.
 */
export async function restoreFrom(
	engine: Engine,
	filesFolder: string,
	file: string,
	progress: (line: string) => void = () => undefined
): Promise<Outcome<Manifest>> {
	const read = await readBackup(file);
	if (!read.ok) return read;
	const manifest = read.value;
	const here = await applied(engine);
	const names = (migrations: Manifest['migrations']) => migrations.map(({ name, checksum }) => `${name} ${checksum}`);
	if (names(here).join() !== names(manifest.migrations).join()) {
		return refused('backup.schema_differs', {
			expected: here.map((m) => m.name),
			got: manifest.migrations.map((m) => m.name)
		});
	}
	return engine.primary.transaction().execute(async (tx) => {
		const full = await firstTableWithRows(tx);
		if (full) return refused('restore.not_empty', { table: full });
		await load(engine, tx, filesFolder, file, manifest, progress);
		for (const { name, rows } of manifest.tables) {
			const stored = await countRows(tx, name);
			if (stored !== rows) throw new Error(`expected ${rows} rows of ${name}, stored ${stored}`);
		}
		return accepted(manifest);
	});
}

const entriesOf = (file: string): AsyncIterable<Entry> => {
	const unpacked = createGunzip();
	const source = createReadStream(file);
	source.on('error', (error) => unpacked.destroy(error));
	return readTar(source.pipe(unpacked));
};

async function firstTableWithRows(tx: Transaction<Tables>): Promise<string | null> {
	for (const { name } of await copiedTables(tx)) if ((await countRows(tx, name)) > 0) return name;
	return null;
}

/** Reads a backup to its end: its manifest, when every digest and count in it holds. */
export async function readBackup(file: string): Promise<Outcome<Manifest>> {
	const tables = new Map<string, { hash: Hash; rows: number }>();
	const files = { count: 0, bytes: 0 };
	let manifest: Manifest | null = null;
	try {
		for await (const entry of entriesOf(file)) {
			const name = readName(entry.name);
			if (!name || manifest) return refused('backup.damaged', { entry: entry.name });
			if (name.kind === 'manifest') {
				manifest = v.parse(manifestSchema, await json(entry.content));
			} else if (name.kind === 'file') {
				for await (const chunk of checked(entry.content, name.sha256)) files.bytes += chunk.length;
				files.count++;
			} else {
				const table = tables.get(name.table) ?? { hash: createHash('sha256'), rows: 0 };
				tables.set(name.table, table);
				for await (const chunk of entry.content) {
					table.hash.update(chunk);
					table.rows += countLines(chunk);
				}
			}
		}
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		return code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR'
			? refused('backup.unreadable', { file, code })
			: refused('backup.damaged', { message });
	}
	if (!manifest) return refused('backup.damaged', { entry: 'manifest.json', expected: 'present', got: 'missing' });
	return firstDifference(manifest, tables, files) ?? accepted(manifest);
}

function firstDifference(
	manifest: Manifest,
	tables: ReadonlyMap<string, { hash: Hash; rows: number }>,
	files: Manifest['files']
): Refused | null {
	for (const { name, rows, sha256 } of manifest.tables) {
		const found = tables.get(name) ?? { hash: createHash('sha256'), rows: 0 };
		const digest = found.hash.digest('hex');
		if (found.rows !== rows || digest !== sha256) {
			return refused('backup.damaged', {
				table: name,
				expected: { rows, sha256 },
				got: { rows: found.rows, sha256: digest }
			});
		}
	}
	const unknown = [...tables.keys()].find((name) => !manifest.tables.some((table) => table.name === name));
	if (unknown) return refused('backup.damaged', { table: unknown });
	if (files.count !== manifest.files.count || files.bytes !== manifest.files.bytes) {
		return refused('backup.damaged', { expected: manifest.files, got: files });
	}
	return null;
}

async function load(
	engine: Engine,
	tx: Transaction<Tables>,
	filesFolder: string,
	file: string,
	manifest: Manifest,
	progress: (line: string) => void
): Promise<void> {
	for await (const entry of entriesOf(file)) {
		const name = readName(entry.name)!;
		if (name.kind === 'part') {
			const columns = manifest.tables.find((table) => table.name === name.table)!.columns;
			progress(`${name.table} ${await engine.copyText(tx, name.table, columns, entry.content)}`);
		} else if (name.kind === 'file') {
			await layFile(join(filesFolder, name.county, name.sha256.slice(0, 2), name.sha256), entry.content, name.sha256);
		} else for await (const chunk of entry.content) void chunk;
	}
}

/** An attachment's bytes lie whole before its row commits (DESIGN §5). */
async function layFile(path: string, content: AsyncIterable<Uint8Array>, sha256: string): Promise<void> {
	await mkdir(dirname(path), { recursive: true, mode: 0o700 });
	const half = `${path}.half`;
	await pipeline(Readable.from(checked(content, sha256), { objectMode: false }), createWriteStream(half));
	const handle = await open(half, 'r+');
	await handle.sync();
	await handle.close();
	await rename(half, path);
}
