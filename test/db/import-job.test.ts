import { LOCAL_OPERATOR } from '#auth/local-operator.ts';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from '@protobi/exceljs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { importJobKind, importJobs } from '#cli/import-job.server.ts';
import { attachmentsOf } from '#attachments/attachments.read.server.ts';
import { pathOf } from '#attachments/files.server.ts';
import type { Engine } from '#db/engine/types.ts';
import type { County } from '#db/read.server.ts';
import type { House } from '#door/house.server.ts';
import { runJobs } from '#door/job-runner.server.ts';
import { abortRun, progressOf } from '#door/running-jobs.server.ts';
import { changeStage, dropStage, readStage, receive, stageOf, type Stage } from '#exchange/staging/staging.server.ts';
import { LEASE } from '#jobs/job.ts';
import { jobById } from '#jobs/jobs.read.server.ts';
import { claim, enqueue } from '#jobs/jobs.write.server.ts';
import { freshCounty, testEngine, testRead, testWrite, valueOf } from '#test/database.ts';
import { box, geojson } from '#test/import-files.ts';

let engine: Engine;
let house: House;
let county: County;
const staging = mkdtempSync(join(tmpdir(), 'mutu-staging-'));

beforeAll(async () => {
	engine = await testEngine();
	house = { engine, folders: { staging, files: staging } } as House;
});
afterAll(() => rmSync(staging, { recursive: true, force: true }));
beforeEach(async () => {
	county = await freshCounty(engine, { west: 111, south: 37.5, east: 112.5, north: 39 });
});

const fields = (count: number, wrong: readonly number[] = []) =>
	geojson(
		Array.from({ length: count }, (_, at) => ({
			properties: { DKBM: `A${at}`, DKMC: `第${at}块`, SCMJ: wrong.includes(at) ? 'x' : null },
			rings: [
				box(
					111.6 + (at % 50) * 0.001,
					38.2 + Math.floor(at / 50) * 0.001,
					111.6009 + (at % 50) * 0.001,
					38.2009 + Math.floor(at / 50) * 0.001
				)
			]
		}))
	);

async function staged(text: string): Promise<Stage> {
	const body = new Blob([text]).stream() as ReadableStream<Uint8Array>;
	const stage = valueOf(
		await receive(staging, { county: county.code, owner: LOCAL_OPERATOR, kind: 'parcel', name: 'a.geojson' }, body)
	);
	const others = await stageOf(staging, { county: county.code, owner: 'somebody else' }, stage.id);
	expect(others, 'a file on its way in is its bringer’s alone').toBeNull();
	return readStage(staging, stage, async () => ({ countySrid: county.gk_srid, villages: [] }));
}

async function asked(stage: Stage, goodOnly = false): Promise<string> {
	const input = { stage: stage.id, kind: stage.kind, goodOnly, language: 'zh' };
	const { id } = valueOf(
		await testWrite(engine, county, (tx, actor) => enqueue(tx, actor, importJobKind('land'), input))
	);
	await changeStage(staging, stage, { job: id });
	return id;
}

const jobOf = async (id: string) => (await jobById(testRead(engine, county), id))!;
const parcels = async () =>
	(await engine.primary.selectFrom('parcel').select('code').where('county_code', '=', county.code).execute()).length;

describe('accepting a staged file as a job', () => {
	test('takes it, names the accepted file, forgets the staged one', async () => {
		const stage = await staged(fields(60));
		const id = await asked(stage);
		await runJobs(house, county.code, importJobs);
		const { state, result } = await jobOf(id);
		expect([state, typeof (result as { file: string }).file]).toEqual(['done', 'string']);
		expect(await parcels()).toBe(60);
		expect(await stageOf(staging, { county: county.code, owner: LOCAL_OPERATOR }, stage.id)).toBeNull();
		const file = await engine.primary
			.selectFrom('import_file')
			.select(['inserted', 'actor_name', 'datum'])
			.where('county_code', '=', county.code)
			.executeTakeFirstOrThrow();
		expect(file).toEqual({ inserted: 60, actor_name: '本机操作员', datum: 'cgcs2000' });
	});

	test('one bad row stops all of it and leaves the file to look at; the good rows go in when asked for', async () => {
		const stage = await staged(fields(60, [7]));
		const id = await asked(stage);
		await runJobs(house, county.code, importJobs);
		expect(await jobOf(id)).toMatchObject({
			state: 'failed',
			reason: 'import.rows_rejected',
			detail: { rejected: 1 }
		});
		expect(await parcels()).toBe(0);
		const left = (await stageOf(staging, { county: county.code, owner: LOCAL_OPERATOR }, stage.id))!;
		expect([left.state, left.job]).toEqual(['read', null]);
		const again = await asked(left, true);
		await runJobs(house, county.code, importJobs);
		expect(await parcels()).toBe(59);
		const { result } = await jobOf(again);
		const [report] = await attachmentsOf(testRead(engine, county), 'import_file', (result as { file: string }).file);
		expect(report!.name).toContain('核对结果.xlsx');
		const book = new ExcelJS.Workbook();
		await book.xlsx.readFile(pathOf(staging, county.code, report!.sha256));
		expect(book.worksheets.map(({ name }) => name)).toEqual(['核对结果', '逐行结果']);
	});

	test('stopped in the middle of writing it takes nothing, and may be asked for again', async () => {
		const stage = await staged(fields(1_200));
		const id = await asked(stage);
		const running = runJobs(house, county.code, importJobs);
		// Rows have been copied: the write has begun and is not committed.
		while ((progressOf(id)?.stepName ?? '') !== 'accepting') await new Promise((later) => setImmediate(later));
		abortRun(id);
		await running;
		expect(await jobOf(id)).toMatchObject({ state: 'cancelled', reason: 'job.cancelled' });
		expect(await parcels()).toBe(0);
		await asked((await stageOf(staging, { county: county.code, owner: LOCAL_OPERATOR }, stage.id))!);
		await runJobs(house, county.code, importJobs);
		expect(await parcels()).toBe(1_200);
	});

	test('a server that died while it accepted a file leaves it to the next, which takes it once', async () => {
		const stage = await staged(fields(60));
		const id = await asked(stage);
		const past = new Date(Date.now() - 2 * LEASE);
		valueOf(await testWrite(engine, county, (tx) => claim(tx, 'a process that died'), { now: () => past }));
		await runJobs(house, county.code, importJobs);
		expect((await jobOf(id)).state).toBe('done');
		expect(await parcels()).toBe(60);
	});

	test('one that died while it read a file: whoever looks next has it read again', async () => {
		const stage = await staged(fields(60));
		await changeStage(staging, stage, { options: { encoding: 'UTF-8' } });
		const interrupted = (await stageOf(staging, { county: county.code, owner: LOCAL_OPERATOR }, stage.id))!;
		expect(interrupted.state).toBe('uploaded');
		const again = await readStage(staging, interrupted, async () => ({ countySrid: county.gk_srid, villages: [] }));
		expect(again.facts?.rows).toBe(60);
	});

	test('two files at once: both are read, both are taken', async () => {
		const [a, b] = await Promise.all([staged(fields(60)), staged(fields(60).replaceAll('"A', '"B'))]);
		const ids = [await asked(a), await asked(b)];
		await Promise.all([runJobs(house, county.code, importJobs), runJobs(house, county.code, importJobs)]);
		for (const id of ids) expect((await jobOf(id)).state).toBe('done');
		expect(await parcels()).toBe(120);
	});

	test('a file that is gone says so; one that is dropped while it is read leaves nothing behind', async () => {
		const stage = await staged(fields(60));
		const id = await asked(stage);
		await dropStage(staging, stage.id);
		await runJobs(house, county.code, importJobs);
		expect(await jobOf(id)).toMatchObject({ state: 'failed', reason: 'import.stage.gone' });
		const body = new Blob([fields(5_000)]).stream() as ReadableStream<Uint8Array>;
		const next = valueOf(
			await receive(staging, { county: county.code, owner: LOCAL_OPERATOR, kind: 'parcel', name: 'a.geojson' }, body)
		);
		const reading = readStage(staging, next, async () => ({ countySrid: county.gk_srid, villages: [] }));
		await dropStage(staging, next.id);
		expect((await reading).refusal).toMatchObject({ reason: 'import.file.cancelled' });
		expect(readdirSync(staging).filter((name) => name.includes(next.id))).toEqual([]);
	});

	test('a job of one county’s file cannot be had by another county', async () => {
		const stage = await staged(fields(60));
		const elsewhere = await freshCounty(engine);
		const input = { stage: stage.id, kind: 'parcel', goodOnly: false, language: 'zh' };
		const { id } = valueOf(
			await testWrite(engine, elsewhere, (tx, actor) => enqueue(tx, actor, importJobKind('land'), input))
		);
		await runJobs(house, elsewhere.code, importJobs);
		expect(await jobById(testRead(engine, elsewhere), id)).toMatchObject({
			state: 'failed',
			reason: 'import.stage.gone'
		});
	});
});
