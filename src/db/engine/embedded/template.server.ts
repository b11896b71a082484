import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { projectRoot } from '#core/project.server.ts';
import { startWorker } from '#core/worker.server.ts';
import { unpackTar } from './tar.ts';

// Three databases in it are nearly the same and lie further apart than zstd looks by itself: 3.3 MB instead of 5.2.
const COMPRESSION = { [constants.ZSTD_c_compressionLevel]: 15, [constants.ZSTD_c_windowLog]: 26 };

/** What a fresh database begins with; the schema itself comes by migrations. */
export const TEMPLATE_SQL = `
	create extension postgis;
	create extension btree_gist;
	create extension pg_trgm;
	checkpoint`;

const versionOf = (name: string): string =>
	(JSON.parse(readFileSync(join(projectRoot(), 'node_modules', name, 'package.json'), 'utf8')) as { version: string })
		.version;

/** `pglite-0.5.8-postgis-0.2.8.tar.zst`: a template fits the pair that made it and no other. */
export function templateName(): string {
	return `pglite-${versionOf('@electric-sql/pglite')}-postgis-${versionOf('@electric-sql/pglite-postgis')}.tar.zst`;
}

/**
 * A fresh database with its extensions, as a tar: 0.1 s instead of the 12 s it takes to make one. The one in the
 * repository is used when it fits the installed pair; else one is made and kept under node_modules/.cache.
 */
export async function loadTemplate(): Promise<Uint8Array> {
	const shipped = join(projectRoot(), 'src/db/engine/embedded/template', templateName());
	if (existsSync(shipped)) return zstdDecompressSync(readFileSync(shipped));
	const cached = join(projectRoot(), 'node_modules/.cache/mutu', templateName());
	if (!existsSync(cached)) await makeTemplate(cached);
	return zstdDecompressSync(readFileSync(cached));
}

/** Makes the template anew into `file`; `node src/db/engine/embedded/make-template.ts` does it for the repository. */
export async function makeTemplate(file: string): Promise<void> {
	const worker = startWorker('db/engine/embedded/template.worker.ts', { script: TEMPLATE_SQL });
	const tar = await new Promise<Uint8Array>((resolve, reject) => {
		worker.once('message', resolve);
		worker.once('error', reject);
	});
	await worker.terminate();
	mkdirSync(join(file, '..'), { recursive: true });
	const own = `${file}.${process.pid}`;
	writeFileSync(own, zstdCompressSync(tar, { params: COMPRESSION }));
	renameSync(own, file);
}

/** Lays a fresh database into `folder`; whole or not at all. */
export async function layDown(folder: string): Promise<void> {
	const half = `${folder}.half`;
	rmSync(half, { recursive: true, force: true });
	unpackTar(await loadTemplate(), half);
	renameSync(half, folder);
}
