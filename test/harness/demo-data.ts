import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '#core/project.server.ts';
import { createDatabase } from './postgres-databases.ts';

const run = promisify(execFile);

/** The demo county, loaded and analysed once: what a server of a page test starts from is a copy of it. */
export type DemoData =
	{ kind: 'embedded'; folder: string } | { kind: 'postgres'; server: string; database: string; files: string };

/** What the demo county depends on. Pages do not count: a change of colour does not load it anew. */
function digest(root: string): string {
	const hash = createHash('sha256');
	const files = globSync(
		['sql/**/*', 'geodata/**/*', 'src/{core,db,door,cli,tiles,domain}/**/*.ts', 'package-lock.json'],
		{
			cwd: root
		}
	);
	for (const path of files.filter((each) => !each.endsWith('.test.ts') && /\.\w+$/.test(each)).sort())
		hash.update(path).update(readFileSync(join(root, path)));
	return hash.digest('hex').slice(0, 16);
}

async function loadDemo(environment: Record<string, string>): Promise<void> {
	const { DATABASE_URL, ...rest } = process.env;
	await run(process.execPath, [join(projectRoot(), 'src/cli/mutu.ts'), 'demo', '--json'], {
		cwd: projectRoot(),
		env: { ...rest, ...environment },
		maxBuffer: 1 << 26
	}).catch((error: { stderr?: string; stdout?: string }) => {
		throw new Error(`the demo county could not be loaded: ${error.stderr ?? ''}${error.stdout ?? ''}${String(error)}`);
	});
}

/** On the embedded engine: a folder, kept from run to run as long as nothing that it depends on changes. */
async function embeddedDemo(root: string): Promise<DemoData> {
	const cache = join(root, 'node_modules/.cache/mutu');
	const folder = join(cache, `demo-${digest(root)}`);
	if (existsSync(folder)) return { kind: 'embedded', folder };
	const making = join(cache, `making-${randomBytes(4).toString('hex')}`);
	mkdirSync(making, { recursive: true });
	await loadDemo({ MUTU_DATA: making });
	for (const name of readdirSync(cache))
		if (name.startsWith('demo-')) rmSync(join(cache, name), { recursive: true, force: true });
	// Whole or not at all; of two runs at once the first one's stays.
	if (existsSync(folder)) rmSync(making, { recursive: true });
	else renameSync(making, folder);
	return { kind: 'embedded', folder };
}

/** @param prefix names the run; its databases are dropped with it */
export async function prepareDemo(prefix: string): Promise<DemoData> {
	const server = process.env.DATABASE_URL;
	if (!server) return embeddedDemo(projectRoot());
	const database = `${prefix}_demo`;
	const keys = join(projectRoot(), 'node_modules/.cache/mutu', `keys-${prefix}`);
	await loadDemo({ DATABASE_URL: await createDatabase(server, database), MUTU_DATA: keys });
	process.once('exit', () => rmSync(keys, { recursive: true, force: true }));
	return { kind: 'postgres', server, database, files: join(keys, 'files') };
}
