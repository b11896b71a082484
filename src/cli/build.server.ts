import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const stamp = join(root, 'build', 'source.sha256');

/** What the pages are built from. A checkout that moved on builds anew by itself. */
function sourceDigest(): string {
	const hash = createHash('sha256');
	const files = globSync(['src/**/*', 'static/**/*', 'package-lock.json', 'svelte.config.js', 'vite.config.ts'], {
		cwd: root,
		withFileTypes: true
	});
	const paths = files
		.filter((file) => file.isFile() && !file.name.endsWith('.test.ts'))
		.map((file) => join(file.parentPath, file.name));
	for (const path of paths.sort())
		hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
	return hash.digest('hex');
}

/** Builds the pages when there is no build of this source yet. A child process, so that the database can open meanwhile. */
export async function ensureBuilt(say: (line: string) => void): Promise<void> {
	const digest = sourceDigest();
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
	say('Building the pages …');
	const output: string[] = [];
	await new Promise<void>((done, fail) => {
		const child = spawn(
			process.execPath,
			[join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
			// A test runner's own word would make pages for developers, which are kept and served by the next start.
			{ cwd: root, env: { ...process.env, NODE_ENV: 'production' } }
		);
		for (const stream of [child.stdout, child.stderr])
			stream.on('data', (chunk: Buffer) => output.push(chunk.toString()));
		child.on('error', fail);
		child.on('exit', (code) =>
			code === 0 ? done() : fail(new Error(`the pages could not be built (vite exit ${code})\n${output.join('')}`))
		);
	});
	writeFileSync(stamp, digest);
}
