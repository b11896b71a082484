import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { namedDigests } from '#attachments/attachments.read.server.ts';
import { forgetBytes, hasBytes, pathOf, storedDigests } from '#attachments/files.server.ts';
import { imageryJob, type ImageryJobInput } from '#cli/imagery-job.server.ts';
import type { Engine } from '#db/engine/types.ts';
import type { House } from '#door/house.server.ts';
import { runJobs, type JobHandler } from '#door/job-runner.server.ts';
import { IMAGERY_JOB } from '#imagery/imagery-list.ts';
import { imagerySets, packOf } from '#imagery/imagery.read.server.ts';
import type { Declared } from '#imagery/imagery.ts';
import { removeImagery } from '#imagery/imagery.write.server.ts';
import { closePack, pictureIn } from '#imagery/pictures.server.ts';
import { receiveImagery, uploadPath } from '#imagery/upload.server.ts';
import { jobById } from '#jobs/jobs.read.server.ts';
import { cancelJob, enqueue } from '#jobs/jobs.write.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { mbtiles, tilesOver } from '#test/imagery-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'mutu-imagery-upload-'));
const folders = { staging: join(folder, 'staging'), files: join(folder, 'files') };
const HERE: [number, number] = [111.67, 38.28];
const handlers = [imageryJob as JobHandler];
let engine: Engine;
let house: House;
let first: CountyWithRows;
let second: CountyWithRows;

beforeAll(async () => {
	for (const each of Object.values(folders)) mkdirSync(each, { recursive: true });
	engine = await testEngine();
	house = { engine, folders } as House;
	[first, second] = await twoCounties(engine);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bodyOf = (bytes: Uint8Array) => new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
const receive = (bytes: Uint8Array, declared = bytes.length, most?: number) =>
	receiveImagery(folders.staging, bodyOf(bytes), declared, most);
const set = (zooms: readonly number[]) => readFileSync(mbtiles(tilesOver(HERE, zooms)));
const declared = (county: CountyWithRows, changed: Partial<Declared> = {}): Declared => ({
	...{ name: '秋季影像', takenOn: '2024-10-01', source: '测试', datum: 'cgcs2000', rows: null, place: county.code },
	...changed
});
async function ask(county: CountyWithRows, bytes: Uint8Array, said: Declared, prefixes = [county.code]) {
	const upload = valueOf(await receive(bytes)).id;
	const input: ImageryJobInput = { upload, declared: said };
	const { id } = valueOf(
		await testWrite(engine, county, (tx, actor) => enqueue(tx, actor, IMAGERY_JOB, input), {
			permission: 'imagery.change',
			scope: { prefixes }
		})
	);
	return { id, upload };
}
const job = (county: CountyWithRows, id: string) => jobById(testRead(engine, county), id);
const numbers = async (county: CountyWithRows, prefixes?: string[]) =>
	(await imagerySets(testRead(engine, county, prefixes && { prefixes }), { all: true })).map(({ number }) => number);
const remove = (county: CountyWithRows, number: number, prefixes?: string[]) =>
	testWrite(engine, county, (tx, actor) => removeImagery(tx, actor, number), {
		permission: 'imagery.change',
		scope: prefixes && { prefixes }
	});

describe('an upload', () => {
	test('larger than it may be is refused by what it says and by what comes, and leaves nothing', async () => {
		const bytes = new Uint8Array(4 * 1024 * 1024);
		const most = 1024 * 1024;
		const refusal = { ok: false, reason: 'imagery.upload_too_large', detail: { limit: 1 } };
		expect(await receive(bytes, bytes.length, most)).toEqual(refusal);
		expect(await receive(bytes, 0, most)).toEqual(refusal);
		expect(await receive(new Uint8Array())).toMatchObject({ ok: false, reason: 'imagery.file_needed' });
		expect(await receive(bytes, 2 ** 31)).toSatisfy(({ ok, reason }) => ok || reason === 'imagery.no_room');
		for (const name of readdirSync(folders.staging)) rmSync(join(folders.staging, name), { recursive: true });
	});
	test('that breaks off is told, and that nobody took within a day goes with the next', async () => {
		const broken = new ReadableStream<Uint8Array>({
			start: (to) => to.enqueue(new Uint8Array(10)),
			pull: (to) => to.error(new Error('gone'))
		});
		expect(await receiveImagery(folders.staging, broken, 10)).toMatchObject({ reason: 'imagery.broken_off' });
		expect(readdirSync(folders.staging)).toEqual([]);
		const old = valueOf(await receive(new Uint8Array(10))).id;
		const before = new Date(Date.now() - 2 * 86_400_000);
		utimesSync(join(uploadPath(folders.staging, old), '..'), before, before);
		const fresh = valueOf(await receive(new Uint8Array(10))).id;
		expect(existsSync(uploadPath(folders.staging, old))).toBe(false);
		expect(existsSync(uploadPath(folders.staging, fresh))).toBe(true);
		rmSync(join(uploadPath(folders.staging, fresh), '..'), { recursive: true });
	});
});

describe('the job that takes a set in', () => {
	test('puts it on its own county’s map, and the upload goes', async () => {
		const mine = await ask(first, set([12, 13]), declared(first));
		const theirs = await ask(second, set([12]), declared(second));
		expect(await runJobs(house, first.code, handlers)).toBe(1);
		expect(await job(first, mine.id)).toMatchObject({ state: 'done', result: { number: 1 } });
		expect(await numbers(second)).toEqual([]);
		const [added] = await imagerySets(testRead(engine, first));
		expect(added).toMatchObject({ name: '秋季影像', tiles: 18, minZoom: 12, maxZoom: 13 });
		const pack = (await packOf(testRead(engine, first), 1))!;
		const { z, x, y, bytes } = tilesOver(HERE, [12])[0]!;
		expect(Buffer.from(pictureIn(folders.files, first.code, pack.sha256, { z, x, y })!.bytes).equals(bytes)).toBe(true);
		expect(readdirSync(folders.staging)).toEqual([`imagery-upload-${theirs.upload}`]);
		await runJobs(house, second.code, handlers);
		expect(await numbers(second)).toEqual([1]);
		expect(readdirSync(folders.staging)).toEqual([]);
	});
	test.each<[string, () => Uint8Array, Partial<Declared>, string]>([
		['what is no imagery', () => Buffer.from('<html></html>'), {}, 'imagery.unknown_file'],
		['a set of elsewhere', () => readFileSync(mbtiles(tilesOver([2.35, 48.85], [12]))), {}, 'imagery.elsewhere'],
		['the same set of the same day', () => set([12, 13]), {}, 'imagery.known'],
		['a day to come', () => set([14]), { takenOn: '2999-01-01' }, 'imagery.future'],
		['words changed on their way', () => set([14]), { datum: 'bd09' as Declared['datum'] }, 'imagery.field']
	])('says why it does not take %s', async (_, bytes, changed, reason) => {
		const { id } = await ask(first, bytes(), declared(first, changed));
		await runJobs(house, first.code, handlers);
		expect(await job(first, id)).toMatchObject({ state: 'failed', reason });
		expect(await numbers(first)).toEqual([1]);
		expect(readdirSync(folders.staging)).toEqual([]);
	});
	test('puts nothing beyond the scope of whoever asked', async () => {
		const village = `${first.code}001001`;
		const { id } = await ask(first, set([14]), declared(first, { place: `${first.code}001002` }), [village]);
		await runJobs(house, first.code, handlers);
		expect(await job(first, id)).toMatchObject({ state: 'failed', reason: 'imagery.scope' });
	});
	test('is stopped while it waits, and nothing of it stays', async () => {
		const { id } = await ask(first, set([15]), declared(first));
		valueOf(await testWrite(engine, first, (tx, actor) => cancelJob(tx, actor, id), { permission: 'imagery.change' }));
		await runJobs(house, first.code, handlers);
		expect(await job(first, id)).toMatchObject({ state: 'cancelled' });
		expect(await numbers(first)).toEqual([1]);
	});
});

describe('a set that is removed', () => {
	test('goes with its attachment and its bytes, in its own county alone, within the scope alone', async () => {
		const village = `${first.code}001001`;
		const { id } = await ask(first, set([16]), declared(first, { place: village, takenOn: '2025-01-01' }));
		await runJobs(house, first.code, handlers);
		const { number } = (await job(first, id))!.result as { number: number };
		expect(await remove(first, number, [`${first.code}001002`])).toMatchObject({ reason: 'imagery.unknown' });
		expect(await remove(second, number)).toMatchObject({ reason: 'imagery.unknown' });
		expect(await numbers(first)).toContain(number);
		const gone = valueOf(await remove(first, number));
		expect(gone.last).toBe(true);
		expect(await numbers(first)).toEqual([1]);
		expect(await packOf(testRead(engine, first), number)).toBeNull();
		closePack(folders.files, first.code, gone.sha256);
		expect(await forgetBytes(folders.files, first.code, gone.sha256, gone.recordedAt)).toBe(true);
		expect((await storedDigests(folders.files, first.code)).sort()).toEqual(
			[...(await namedDigests(testRead(engine, first)))].sort()
		);
		expect(await remove(first, number)).toMatchObject({ reason: 'imagery.unknown' });
	});
	test('leaves the bytes that another set is of', async () => {
		const { id } = await ask(first, set([12, 13]), declared(first, { takenOn: '2024-11-01' }));
		await runJobs(house, first.code, handlers);
		const { number } = (await job(first, id))!.result as { number: number };
		expect(valueOf(await remove(first, number)).last).toBe(false);
		const pack = (await packOf(testRead(engine, first), 1))!;
		expect(await hasBytes(folders.files, first.code, pack.sha256)).toBe(true);
	});
	test('leaves bytes that were stored again just now, whose row is to come', async () => {
		const { sha256 } = (await packOf(testRead(engine, first), 1))!;
		const long = new Date(Date.now() - 3_600_000);
		expect(await forgetBytes(folders.files, first.code, sha256, long)).toBe(false);
		expect(await hasBytes(folders.files, first.code, sha256)).toBe(true);
		utimesSync(pathOf(folders.files, first.code, sha256), long, long);
		expect(await forgetBytes(folders.files, first.code, sha256, long)).toBe(true);
	});
});
