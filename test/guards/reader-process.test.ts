import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseFile } from '#exchange/reading/parse.server.ts';
import { geopackage } from '#test/geo-files.ts';
import { outputPath } from '#test/import-files.ts';
import { startChild } from './child.ts';

/** The process a file is read in, on the systems that tell of processes in /proc. */
const endless = () =>
	geopackage(
		[{ name: '地块', columns: ['DKBM TEXT'], rows: [] }],
		[],
		'DROP TABLE "地块"; CREATE VIEW "地块" AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS fid FROM n;'
	);
const reading = (signal?: AbortSignal) =>
	parseFile(
		{ path: endless(), name: 'a.gpkg', output: outputPath(), countySrid: 4546, options: {}, siblings: false },
		undefined,
		undefined,
		signal
	);
/** The process that was started last. */
const newest = () => Number(readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ').at(-1));
const isThere = (pid: number): boolean => {
	try {
		// What has ended and was not waited for yet is a zombie.
		return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
	} catch {
		return false;
	}
};
const gone = async (pid: number) => {
	for (let waited = 0; isThere(pid) && waited < 10_000; waited += 50)
		await new Promise((later) => setTimeout(later, 50));
	return !isThere(pid);
};

test('a reader the system ends for want of memory is a refusal, and nothing else happens', async () => {
	const outcome = reading();
	const pid = newest();
	process.kill(pid, 'SIGABRT');
	expect(await outcome).toMatchObject({ ok: false, reason: 'import.file.memory' });
});

test('a reader that is stopped is gone before anybody is told', async () => {
	const stopping = new AbortController();
	const outcome = reading(stopping.signal);
	const pid = newest();
	stopping.abort();
	expect(await outcome).toMatchObject({ ok: false, reason: 'import.file.cancelled' });
	expect(isThere(pid)).toBe(false);
});

test('a reader knows no settings and no secrets', async () => {
	process.env.MUTU_SECRET = 'not for readers';
	const stopping = new AbortController();
	const outcome = reading(stopping.signal);
	const pid = newest();
	while (readFileSync(`/proc/${pid}/cmdline`, 'utf8').indexOf('parse-process') < 0)
		await new Promise((later) => setTimeout(later, 10));
	expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).not.toMatch(/SECRET|DATABASE|PATH=/);
	stopping.abort();
	await outcome;
	delete process.env.MUTU_SECRET;
});

test('a reader ends with the process it reads for, however busy it is', async () => {
	const told = Promise.withResolvers<number>();
	const child = startChild('read-endless.ts', [endless(), outputPath()], (line) => told.resolve(Number(line)));
	const pid = await told.promise;
	// Until it is in the middle of it.
	await new Promise((later) => setTimeout(later, 1_500));
	expect(isThere(pid)).toBe(true);
	child.kill('SIGKILL');
	expect(await gone(pid)).toBe(true);
});
