import { beforeAll, expect, test } from 'vitest';
import { accepted, refused } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import type { House } from '#door/house.server.ts';
import { runJobs, type JobHandler } from '#door/job-runner.server.ts';
import { LEASE } from '#jobs/job.ts';
import { hasWork, jobById } from '#jobs/jobs.read.server.ts';
import { cancelJob, claim, enqueue, keepLease } from '#jobs/jobs.write.server.ts';
import { freshCounty, testEngine, testRead, testWrite, valueOf } from '#test/database.ts';

let engine: Engine;
let house: House;
beforeAll(async () => {
	engine = await testEngine();
	house = { engine } as House;
});

/** Counts to three, one write a step. */
const counting: JobHandler = {
	kind: 'count',
	permission: 'jobs.run',
	async step(tx, _actor, job) {
		await tx.takeNumbers('counted', 1);
		return accepted(
			job.step < 2
				? { done: false, steps: 3, stepName: 'count', progress: { at: job.step + 1 } }
				: { done: true, result: { counted: 3 } }
		);
	}
};

const queue = async (county: string, kind = 'count') =>
	valueOf(await testWrite(engine, county, (tx, actor) => enqueue(tx, actor, kind, { from: 1 }))).id;
const counted = async (county: string) =>
	(
		await engine.primary
			.selectFrom('counter')
			.select('value')
			.where('county_code', '=', county)
			.where('name', '=', 'counted')
			.executeTakeFirst()
	)?.value ?? 0;

test('a job runs step by step to its result, in its own county only', async () => {
	const [here, there] = [await freshCounty(engine), await freshCounty(engine)];
	const id = await queue(here.code);
	await queue(there.code);
	expect(await runJobs(house, here.code, [counting])).toBe(1);
	expect(await jobById(testRead(engine, here.code), id)).toMatchObject({
		state: 'done',
		step: 3,
		result: { counted: 3 }
	});
	expect(await counted(here.code)).toBe(3);
	expect(await counted(there.code)).toBe(0);
	expect(await hasWork(testRead(engine, there.code), new Date())).toBe(true);
});

test('a step that is refused ends the job with its reason, and its own writing is taken back', async () => {
	const { code } = await freshCounty(engine);
	const id = await queue(code, 'refuse');
	const refusing: JobHandler = {
		kind: 'refuse',
		permission: 'jobs.run',
		step: async (tx) => (await tx.takeNumbers('counted', 1), refused('land.nothing'))
	};
	await runJobs(house, code, [refusing]);
	expect(await jobById(testRead(engine, code), id)).toMatchObject({ state: 'failed', reason: 'land.nothing' });
	expect(await counted(code)).toBe(0);
});

test('a process that died in a job leaves it to another when its lease has run out, which goes on where it stood', async () => {
	const { code } = await freshCounty(engine);
	const id = await queue(code);
	const past = new Date(Date.now() - 2 * LEASE);
	valueOf(await testWrite(engine, code, (tx) => claim(tx, 'a process that died'), { now: () => past }));
	await engine.primary
		.updateTable('job')
		.set({ step: 2 })
		.where('county_code', '=', code)
		.where('id', '=', id)
		.execute();
	await runJobs(house, code, [counting]);
	expect(await jobById(testRead(engine, code), id)).toMatchObject({ state: 'done', step: 3 });
	expect(await counted(code)).toBe(1);
});

test('a job whose lease still runs is nobody else’s', async () => {
	const { code } = await freshCounty(engine);
	await queue(code);
	valueOf(await testWrite(engine, code, (tx) => claim(tx, 'another process')));
	expect(await testWrite(engine, code, (tx) => claim(tx, 'me'))).toEqual(refused('job.none'));
});

test('a queued job is cancelled at once, a running one before its next step', async () => {
	const { code } = await freshCounty(engine);
	const queued = await queue(code);
	valueOf(await testWrite(engine, code, (tx, actor) => cancelJob(tx, actor, queued)));
	expect(await jobById(testRead(engine, code), queued)).toMatchObject({ state: 'cancelled' });
	const running = await queue(code, 'ask');
	const asking: JobHandler = {
		kind: 'ask',
		permission: 'jobs.run',
		async step(tx, actor, job) {
			valueOf(await cancelJob(tx, actor, job.id));
			return accepted({ done: false, steps: null, stepName: 'ask' });
		}
	};
	await runJobs(house, code, [asking]);
	expect(await jobById(testRead(engine, code), running)).toMatchObject({
		state: 'cancelled',
		step: 1,
		reason: 'job.cancelled'
	});
});

test('a job that makes ready for long is kept by its process, and by no other', async () => {
	const { code } = await freshCounty(engine);
	const id = await queue(code);
	const past = new Date(Date.now() - 2 * LEASE);
	valueOf(await testWrite(engine, code, (tx) => claim(tx, 'a slow reader'), { now: () => past }));
	expect(await hasWork(testRead(engine, code), new Date())).toBe(true);
	expect(await testWrite(engine, code, (tx) => keepLease(tx, id, 'another'))).toMatchObject({ reason: 'job.lost' });
	valueOf(await testWrite(engine, code, (tx) => keepLease(tx, id, 'a slow reader')));
	expect(await hasWork(testRead(engine, code), new Date())).toBe(false);
	expect(await testWrite(engine, code, (tx) => claim(tx, 'another'))).toMatchObject({ reason: 'job.none' });
});
