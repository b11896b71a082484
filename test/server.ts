import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '#core/project.server.ts';
import type { DemoData } from './harness/demo-data.ts';
import { createDatabase, dropDatabases } from './harness/postgres-databases.ts';

/** The product itself, running on a free port with data of its own. */
export interface TestServer {
	address: string;
	/** Everything it has printed. */
	output(): string;
	/** Where the walker in it writes down statements that left their county; see readFaults. */
	faultFile: string;
	/** Runs a command of the command line on this server's data. @returns what it printed with --json */
	mutu(...words: string[]): Promise<Record<string, unknown> & { link: string }>;
	stop(): Promise<void>;
}

export interface ServerOptions {
	/** Begins with the demo county; without it the server itself loads it, as on a first start. */
	demo: DemoData | null;
	/** Beside the process's own. */
	environment?: Record<string, string>;
}

const START_WITHIN = 120_000;
const STOP_WITHIN = 15_000;

/** The faults that a walked server has written to its file. */
export const readFaults = (file: string): string[] =>
	existsSync(file) ? readFileSync(file, 'utf8').split('\0').filter(Boolean) : [];

async function layOut(demo: DemoData | null, data: string): Promise<Record<string, string>> {
	if (!demo) return {};
	if (demo.kind === 'embedded') {
		cpSync(demo.folder, data, { recursive: true });
		return {};
	}
	cpSync(demo.files, join(data, 'files'), { recursive: true });
	// Protected fields open with the key they were sealed with.
	cpSync(join(demo.files, '../data.key'), join(data, 'data.key'));
	const name = `${demo.database}_${randomBytes(4).toString('hex')}`;
	return { DATABASE_URL: await createDatabase(demo.server, name, demo.database), MUTU_TEST_DATABASE: name };
}

/** Starts `src/server.ts` as `npm start` does, with the walker beside it. @throws with its output when it does not start */
export async function startServer({ demo, environment = {} }: ServerOptions): Promise<TestServer> {
	const data = mkdtempSync(join(tmpdir(), 'mutu-test-'));
	const faultFile = join(data, 'county-faults');
	const { DATABASE_URL, NODE_OPTIONS, VITEST, NODE_ENV, ...rest } = process.env;
	// A run starts some fifty servers: what one has compiled the next need not.
	const own = { ...rest, NODE_COMPILE_CACHE: join(projectRoot(), 'node_modules/.cache/mutu/compiled') };
	// All pages of a run come from one address, most as one person: a hundred times what one may ask.
	const given: Record<string, string> = { RATE_LIMITS: '100', ...(await layOut(demo, data)) };
	const child = spawn(
		process.execPath,
		[
			'--disable-warning=ExperimentalWarning',
			// Most servers of a test live for a few questions: an engine compiled a second time would not pay for it.
			'--wasm-tiering-budget=200000000',
			...['--import', './test/walker/preload.ts', 'src/server.ts']
		],
		{
			cwd: projectRoot(),
			env: { ...own, MUTU_DATA: data, PORT: '0', MUTU_TEST_FAULTS: faultFile, ...given, ...environment },
			stdio: ['ignore', 'pipe', 'pipe']
		}
	);
	let output = '';
	const kill = () => child.kill('SIGKILL');
	process.once('exit', kill);
	const stop = async (): Promise<void> => {
		process.off('exit', kill);
		await stopped(child);
		rmSync(data, { recursive: true, force: true });
		if (demo?.kind === 'postgres' && given.MUTU_TEST_DATABASE)
			await dropDatabases(demo.server, given.MUTU_TEST_DATABASE);
	};
	const address = await new Promise<string>((found, failed) => {
		const fail = (why: string) => failed(new Error(`the server ${why}\n${output}`));
		const timer = setTimeout(() => fail(`did not start within ${START_WITHIN} ms`), START_WITHIN);
		const hear = (chunk: Buffer) => {
			output += chunk.toString();
			const said = /Mutu 亩图: (http:\/\/\S+)/.exec(output)?.[1];
			if (!said) return;
			clearTimeout(timer);
			found(said);
		};
		child.stdout.on('data', hear);
		child.stderr.on('data', hear);
		child.once('exit', (code) => fail(`ended with ${code}`));
	}).catch(async (error: unknown) => {
		await stop();
		throw error;
	});
	const mutu: TestServer['mutu'] = async (...words) => {
		// On PostgreSQL a command does not ask the server, it writes by itself: it has to know where the server is.
		const env = { ...own, MUTU_DATA: data, PORT: new URL(address).port, ...given, ...environment };
		const asked = ['--disable-warning=ExperimentalWarning', 'src/cli/mutu.ts', ...words, '--json'];
		const { stdout } = await promisify(execFile)(process.execPath, asked, { cwd: projectRoot(), env });
		return JSON.parse(stdout) as Record<string, unknown> & { link: string };
	};
	return { address, output: () => output, faultFile, mutu, stop };
}

async function stopped(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = new Promise((resolve) => child.once('exit', resolve));
	child.kill('SIGTERM');
	const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN);
	await ended;
	clearTimeout(timer);
}
