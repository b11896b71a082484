import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql, type Transaction } from 'kysely';
import { FORMAT, fileName, MANIFEST, partName, type Manifest } from '#db/backup-format.ts';
import { copiedTables, countRows, type CopiedTable } from '#db/copied-tables.read.server.ts';
import { wholeLines } from '#db/engine/copy-text.ts';
import type { Engine } from '#db/engine/types.ts';
import { applied } from '#db/migrate.server.ts';
import type { Tables } from '#db/tables.ts';
import { writeTar, type Entry } from '#db/tar-stream.ts';

const PART = 4 << 20;

/**
 * Everything in one file: the rows of every table as of one moment, and the bytes of every attachment they name. The
 * same on both engines, and restored on either. The file appears whole, or not at all.
 * @param filesFolder where attachments lie, as `<county>/<aa>/<sha256>`
 * @throws Error when an attachment's bytes are missing or are not what their name says
 */
export async function backupTo(
	engine: Engine,
	filesFolder: string,
	file: string,
	progress: (line: string) => void = () => undefined
): Promise<Manifest> {
	const half = `${file}.half`;
	try {
		const description = await engine.describe();
		const migrations = await applied(engine);
		const manifest = await engine.primary
			.transaction()
			.setIsolationLevel('repeatable read')
			.setAccessMode('read only')
			.execute(async (tx) => {
				const manifest: Manifest = {
					format: FORMAT,
					version: 1,
					made_at: new Date().toISOString(),
					engine: { kind: description.kind, postgres: description.postgres, postgis: description.postgis },
					migrations,
					tables: [],
					files: { count: 0, bytes: 0 }
				};
				const entries = everything(engine, tx, filesFolder, manifest, progress);
				await pipeline(Readable.from(writeTar(entries), { objectMode: false }), createGzip(), createWriteStream(half));
				return manifest;
			});
		const handle = await open(half, 'r+');
		await handle.sync();
		await handle.close();
		await rename(half, file);
		return manifest;
	} finally {
		await rm(half, { force: true });
	}
}

async function* everything(
	engine: Engine,
	tx: Transaction<Tables>,
	filesFolder: string,
	manifest: Manifest,
	progress: (line: string) => void
): AsyncIterable<Entry> {
	for (const table of await copiedTables(tx)) {
		yield* partsOf(engine, tx, table, manifest);
		progress(`${table.name} ${manifest.tables.at(-1)!.rows}`);
	}
	const { rows } = await sql<{ county_code: string; sha256: string }>`
		select distinct county_code, sha256 from attachment order by county_code, sha256`.execute(tx);
	for (const { county_code, sha256 } of rows) {
		const path = join(filesFolder, county_code, sha256.slice(0, 2), sha256);
		const { size } = await stat(path);
		yield { name: fileName(county_code, sha256), size, content: checked(createReadStream(path), sha256) };
		manifest.files.count++;
		manifest.files.bytes += size;
	}
	yield entry(MANIFEST, Buffer.from(JSON.stringify(manifest, null, '\t')));
}

async function* partsOf(
	engine: Engine,
	tx: Transaction<Tables>,
	{ name, columns }: CopiedTable,
	manifest: Manifest
): AsyncIterable<Entry> {
	const hash = createHash('sha256');
	let rows = 0;
	let bytes = 0;
	let part = 0;
	for await (const lines of wholeLines(engine.copyOut(tx, name, columns), PART)) {
		hash.update(lines);
		rows += countLines(lines);
		bytes += lines.length;
		yield entry(partName(name, ++part), lines);
	}
	const expected = await countRows(tx, name);
	if (rows !== expected) throw new Error(`expected ${expected} rows of ${name}, copied ${rows}`);
	manifest.tables.push({ name, columns, rows, bytes, sha256: hash.digest('hex') });
}

const entry = (name: string, bytes: Uint8Array): Entry => ({
	name,
	size: bytes.length,
	content: Readable.from([bytes])
});

/** COPY's text escapes line ends inside values: a line is a row. */
export function countLines(text: Uint8Array): number {
	let lines = 0;
	for (let at = text.indexOf(0x0a); at >= 0; at = text.indexOf(0x0a, at + 1)) lines++;
	return lines;
}

/** Passes bytes on. @throws Error at their end, when they are not those of `sha256` */
export async function* checked(bytes: AsyncIterable<Uint8Array>, sha256: string): AsyncIterable<Uint8Array> {
	const hash: Hash = createHash('sha256');
	for await (const chunk of bytes) {
		hash.update(chunk);
		yield chunk;
	}
	const found = hash.digest('hex');
	if (found !== sha256) throw new Error(`expected the bytes of ${sha256}, got those of ${found}`);
}
