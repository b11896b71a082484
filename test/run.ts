/**
 * `npm test`: builds, runs every project on the engine that DATABASE_URL names (without it the embedded one), prints the
 * seconds of each part and, last, `N passed, N failed`. A skipped test counts as failed.
 * Names of projects (`npm test -- rules db`) run only those; `compare` writes down what the engine answers; what looks like a path or a flag goes to the test runner.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureBuilt } from '../src/cli/build.server.ts';
import { isFull } from './guards/effort.ts';
import { addUp, closingLine, countOf, type Count, type RunnerReport } from './harness/count.ts';

const root = resolve(import.meta.dirname, '..');
const out = join(root, 'test/out');
const PROJECTS = ['rules', 'db', 'guards', 'e2e', 'compare'] as const;
/** A project that takes longer stands still: it is stopped and counts as failed, so that the others are still heard. */
const LIMIT_MINUTES = 40;

const words = process.argv.slice(2);
const named = PROJECTS.filter((project) => words.includes(project));
const passedOn = words.filter((word) => !PROJECTS.some((project) => project === word));
const projects = named.length > 0 ? named : PROJECTS;
const engine = process.env.DATABASE_URL ? 'postgres' : 'embedded';

const seconds = new Map<string, number>();
async function timed<T>(part: string, run: () => Promise<T>): Promise<T> {
	const started = performance.now();
	try {
		return await run();
	} finally {
		seconds.set(part, (performance.now() - started) / 1000);
	}
}

function runProject(project: string): Promise<Count> {
	const report = join(out, `${engine}-${project}.json`);
	rmSync(report, { force: true });
	const runner = join(root, 'node_modules/vitest/vitest.mjs');
	const shown = passedOn.some((word) => word.startsWith('--reporter')) ? [] : ['--reporter=default'];
	const reporters = [
		...shown,
		'--reporter=json',
		`--outputFile.json=${report}`,
		'--reporter=test/harness/still-running.ts'
	];
	return new Promise((done) => {
		const child = spawn(
			process.execPath,
			[runner, 'run', '--project', project, '--passWithNoTests', ...reporters, ...passedOn],
			// A group of its own: its workers are stopped with it.
			{ cwd: root, stdio: ['ignore', 'inherit', 'inherit'], detached: true }
		);
		const stop = (signal: NodeJS.Signals) => process.kill(-child.pid!, signal);
		process.once('SIGINT', stop).once('SIGTERM', stop);
		const limit = setTimeout(() => {
			if (isFull) return;
			console.error(`${project} did not end within ${LIMIT_MINUTES} minutes and was stopped`);
			stop('SIGKILL');
		}, LIMIT_MINUTES * 60_000);
		child.on('exit', (code) => {
			clearTimeout(limit);
			process.off('SIGINT', stop).off('SIGTERM', stop);
			done(countOf(readReport(report), code));
		});
	});
}

/** What this engine answers, for the comparison of both; no test by itself. */
function writeAnswers(): Promise<Count> {
	return new Promise((done) => {
		const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'test/compare/write.ts'], {
			cwd: root,
			stdio: ['ignore', 'inherit', 'inherit']
		});
		child.on('exit', (code) => done({ passed: 0, failed: code === 0 ? 0 : 1 }));
	});
}

function readReport(path: string): RunnerReport | null {
	try {
		return JSON.parse(readFileSync(path, 'utf8')) as RunnerReport;
	} catch {
		return null;
	}
}

mkdirSync(out, { recursive: true });
const counts: Count[] = [];
try {
	if (projects.includes('e2e')) await timed('build', () => ensureBuilt((line) => console.log(line)));
	for (const project of projects)
		counts.push(await timed(project, () => (project === 'compare' ? writeAnswers() : runProject(project))));
} catch (error) {
	console.error(error);
	counts.push({ passed: 0, failed: 1 });
}
const total = addUp(counts);
writeFileSync(join(out, `count-${engine}-${projects.join('-')}.json`), JSON.stringify(total));
console.log([...seconds].map(([part, took]) => `${engine} ${part}: ${took.toFixed(1)} s`).join('\n'));
console.log(closingLine(total));
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
