import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { goodFiles, type GoodFile } from '#test/good-files.ts';
import { mutants, type Answer } from '#test/mutants.ts';
import { unworded } from '#test/refusal-words.ts';
import { startChild } from './child.ts';
import { isFull } from './effort.ts';

/**
 * One good file of each format, changed by chance: each mutant is read or refused with a reason that has words in both
 * languages. Nothing ends the process, takes 30 s, or is a fault of ours that nobody foresaw. Those that once did lie in
 * mutations/ and are read first; new ones are put into test/out/mutations/.
 */
const SEED = process.env.MUTU_SEED ?? '20261124';
const MUTANTS = Math.ceil((isFull ? 10_000 : 320) / goodFiles.length);
const SILENT_MS = 30_000;
const kept = join(import.meta.dirname, 'mutations');
const out = join(import.meta.dirname, '../out/mutations');

interface Fault {
	at: number;
	fault: string;
}

/** What is wrong with an answer; null when nothing is. */
function faultOf(answer: Answer): string | null {
	if ('begin' in answer) return null;
	if ('refusal' in answer) {
		if (answer.untyped) return `${String(answer.refusal.detail?.got)} ${answer.untyped}`;
		const missing = unworded({ refusal: answer.refusal });
		return missing.length > 0 ? `no words: ${missing.join(' ')} ${JSON.stringify(answer.refusal)}` : null;
	}
	if (answer.rows !== answer.written) return `${answer.rows} rows, ${answer.written} written`;
	const missing = unworded(answer);
	return missing.length > 0 ? `no words: ${missing.join(' ')}` : null;
}

/** Has a child read files, and another go on where it ended or fell silent. @returns how many answered, and the faults */
async function readAll(argumentsFrom: (from: number) => string[], last: number | null) {
	const faults: Fault[] = [];
	const outcomes = { taken: 0, refused: 0 };
	let next = 0;
	while (last === null || next < last) {
		let begun: number | null = null;
		const ended = await new Promise<string | null>((resolve) => {
			let silent: NodeJS.Timeout | undefined;
			const child = startChild('read-mutants.ts', argumentsFrom(next), (line) => {
				clearTimeout(silent);
				silent = setTimeout(() => {
					child.kill('SIGKILL');
					resolve(`silent for ${SILENT_MS / 1000} s`);
				}, SILENT_MS);
				const answer = JSON.parse(line) as Answer;
				if ('begin' in answer) {
					begun = answer.begin;
					return;
				}
				begun = null;
				next = answer.at + 1;
				outcomes['refusal' in answer ? 'refused' : 'taken']++;
				const fault = faultOf(answer);
				if (fault) faults.push({ at: answer.at, fault });
			});
			child.on('close', (code, signal) => {
				clearTimeout(silent);
				resolve(code === 0 ? null : `exit ${signal ?? code}`);
			});
		});
		if (ended === null) break;
		if (begun === null) throw new Error(`${ended} before any file`);
		faults.push({ at: begun, fault: ended });
		next = begun + 1;
		if (last === null) break;
	}
	return { ...outcomes, faults };
}

async function keep(good: GoodFile, { at }: Fault): Promise<string> {
	mkdirSync(out, { recursive: true });
	const path = join(out, `${good.format}-${SEED}-${at}${good.name.slice(good.name.lastIndexOf('.'))}`);
	for await (const [, bytes] of mutants(good, SEED, at, at + 1)) writeFileSync(path, bytes);
	return path;
}

describe('files changed by chance', () => {
	test('those that once failed', async () => {
		expect((await readAll(() => [kept], null)).faults).toEqual([]);
	});

	test.each(goodFiles.map((good) => [good.name, good] as const))(
		`%s: ${MUTANTS} mutants`,
		async (name, good) => {
			const from = (at: number) => [name, SEED, String(at), String(MUTANTS)];
			const { taken, refused, faults } = await readAll(from, MUTANTS);
			console.log(`${name}, seed ${SEED}: ${taken} read, ${refused} refused, ${faults.length} failed`);
			const told: string[] = [];
			for (const fault of faults) told.push(`${await keep(good, fault)}: ${fault.fault}`);
			expect(told).toEqual([]);
			expect(taken + refused).toBe(MUTANTS);
			// A mutator that breaks everything, or nothing, shows nothing.
			expect(taken).toBeGreaterThan(0);
			expect(refused).toBeGreaterThan(taken / 20);
		},
		3_600_000
	);
});
