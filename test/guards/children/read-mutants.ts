/**
 * Reads files and says of each what came of it: KEPT, a folder whose files are read as they are, or FORMAT SEED FROM TO, the
 * mutants of one good file. Says `{"begin":n}` before each, so that whoever listens knows which one ended this process.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileProblem, refusalOf } from '#exchange/file-problem.ts';
import type { ParsedRow } from '#exchange/parsed.ts';
import { readSource } from '#exchange/reading/read-source.server.ts';
import { goodFiles } from '#test/good-files.ts';
import type { Answer } from '#test/mutants.ts';
import { mutants } from '#test/mutants.ts';

const folder = mkdtempSync(join(tmpdir(), 'mutu-mutants-'));
const output = join(folder, 'rows.ndjson');
const path = join(folder, 'file');
const say = (answer: Answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);

/** Where in our own source an error was thrown, if it was: the first line of its stack that is no engine's. */
function placeOf(error: Error): string | null {
	const line = (error.stack ?? '').split('\n').find((each) => /^\s+at /.test(each) && !each.includes('node:'));
	return line?.includes('/src/') && !line.includes('/node_modules/') ? line.trim() : null;
}

async function read(at: number, name: string, bytes: Buffer): Promise<Answer> {
	writeFileSync(path, bytes);
	try {
		const request = { path, name, output, countySrid: 4546, options: {}, siblings: false };
		const { rows, notes } = await readSource(request, () => undefined);
		const lines = readFileSync(output, 'utf8').split('\n').filter(Boolean);
		const problems = lines.flatMap((line) => (JSON.parse(line) as ParsedRow).p ?? []);
		return { at, rows, written: lines.length, notes, problems };
	} catch (error) {
		const untyped = error instanceof FileProblem ? null : placeOf(error as Error);
		return { at, refusal: refusalOf(error), ...(untyped ? { untyped } : {}) };
	}
}

const [given, seed, from, to] = process.argv.slice(2) as [string, string, string, string];
if (seed === undefined) {
	const names = existsSync(given) ? readdirSync(given).sort() : [];
	for (const [at, name] of names.entries()) {
		say({ begin: at });
		say(await read(at, name, readFileSync(join(given, name))));
	}
} else {
	const good = goodFiles.find(({ name }) => name === given)!;
	for await (const [at, bytes] of mutants(good, seed, Number(from), Number(to))) {
		say({ begin: at });
		say(await read(at, good.name, bytes));
	}
}
rmSync(folder, { recursive: true });
