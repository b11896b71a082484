import { readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseFile } from '#exchange/reading/parse.server.ts';
import { hostileFiles } from '#test/hostile-files.ts';
import { outputPath } from '#test/import-files.ts';
import { messagesOf } from '#test/refusal-words.ts';
import { startChild } from './child.ts';

/**
 * What is brought to do harm, or broken, is read as uploads are: facts or one reason with words in both languages, within
 * 30 s and 512 MB, and whoever else is served meanwhile does not notice.
 */
const MB = 1024 * 1024;
const LIMIT = { seconds: 30, growthMb: 512, lagMs: 100 };
const SAMPLE_EVERY_MS = 20;

/** Tests of the files of some kinds; the rest are another file's, so that both cores have one. */
export function readHostileFiles(kinds: readonly string[]): void {
	const own = hostileFiles.map((file, at) => ({ ...file, at })).filter(({ kind }) => kinds.includes(kind));
	const paths = new Map<number, string>();
	const lag = monitorEventLoopDelay({ resolution: 5 });
	let before = 0;
	let seen = { growthMb: 0, seconds: 0 };

	beforeAll(async () => {
		// Made elsewhere: making them takes memory and holds a thread up, which is not what is measured.
		await new Promise<void>((resolve, reject) => {
			const child = startChild('make-hostile.ts', [...kinds], (line) => {
				const { at, path } = JSON.parse(line) as { at: number; path: string };
				paths.set(at, path);
			});
			child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`exit ${code}`))));
		});
		before = process.memoryUsage.rss();
		lag.enable();
	}, 600_000);

	afterAll(() => {
		lag.disable();
		for (const folder of new Set([...paths.values()].map(dirname))) rmSync(folder, { recursive: true, force: true });
	});

	/** Bytes of the processes this one has started, where the system tells. */
	function ofChildren(): number {
		try {
			const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean);
			return children.reduce((sum, pid) => {
				const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
				return sum + pages * 4_096;
			}, 0);
		} catch {
			return 0;
		}
	}

	async function read(at: number) {
		let peak = 0;
		const look = () => void (peak = Math.max(peak, process.memoryUsage.rss() + ofChildren()));
		const sampling = setInterval(look, SAMPLE_EVERY_MS);
		const start = performance.now();
		const output = outputPath();
		const path = paths.get(at)!;
		const name = hostileFiles[at]!.file;
		const outcome = await parseFile({ path, name, output, countySrid: 4546, options: {}, siblings: true });
		const seconds = (performance.now() - start) / 1000;
		look();
		clearInterval(sampling);
		rmSync(output);
		rmSync(path);
		return { outcome, seconds, growthMb: (peak - before) / MB };
	}

	describe('hostile and broken files', () => {
		test.each(own.map(({ kind, name, expected, at }) => [`${kind}: ${name}`, at, expected] as const))(
			'%s',
			async (_, at, expected) => {
				const { outcome, seconds, growthMb } = await read(at);
				seen = { seconds: Math.max(seen.seconds, seconds), growthMb: Math.max(seen.growthMb, growthMb) };
				if (!outcome.ok)
					for (const message of messagesOf(outcome)) expect(message).not.toMatch(/^$|undefined|\[object|NaN/);
				expect(expected).toContain(outcome.ok ? 'taken' : outcome.reason);
				expect(seconds).toBeLessThan(LIMIT.seconds);
				expect(growthMb).toBeLessThan(LIMIT.growthMb);
			},
			90_000
		);

		test('all the while this thread was free', () => {
			const p99 = lag.percentile(99) / 1e6;
			console.log(
				`${own.length} files: at most ${seen.seconds.toFixed(1)} s and ${seen.growthMb.toFixed(0)} MB; lag p99 ${p99.toFixed(1)} ms, at most ${(lag.max / 1e6).toFixed(0)} ms of ${lag.count} looks`
			);
			expect(lag.count).toBeGreaterThan(2_000);
			expect(p99).toBeLessThan(LIMIT.lagMs);
		});
	});
}
