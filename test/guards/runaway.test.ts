import { createServer, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Session } from '#db/engine/embedded/session.ts';
import { loadTemplate } from '#db/engine/embedded/template.server.ts';
import { openEngine } from '#db/engine/open.server.ts';
import { EngineRestarted, isEngineRestarted, mayRunAgain, type Engine } from '#db/engine/types.ts';

let server: Server;
let health: string;
beforeAll(async () => {
	server = createServer((_, response) => response.end('ok'));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	health = `http://127.0.0.1:${(server.address() as AddressInfo).port}/healthz`;
});
afterAll(() => server.close());

/** While `work` runs: how often a timer ticked, and the slowest answer to a request. */
async function watch(work: Promise<unknown>): Promise<{ ticks: number; slowest: number }> {
	let ticks = 0;
	let slowest = 0;
	let running = true;
	const timer = setInterval(() => ticks++, 20);
	const asking = (async () => {
		// From the moment a request was due, not from when it left: a stopped process does not even ask.
		for (let due = performance.now(); running; due = performance.now() + 20) {
			await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
			await (await fetch(health)).text();
			slowest = Math.max(slowest, performance.now() - due);
		}
	})();
	await work.catch(() => undefined);
	clearInterval(timer);
	running = false;
	await asking;
	return { ticks, slowest };
}

const failure = (work: Promise<unknown>): Promise<unknown> =>
	work.then(
		() => null,
		(error: unknown) => error
	);

describe('without the worker', () => {
	test('statement_timeout is ignored, and a query stops timers and answers until it ends', async () => {
		const session = await Session.open({ folder: null, template: await loadTemplate() });
		await session.query('set statement_timeout = 100', []);
		const started = performance.now();
		const query = new Promise<void>((resolve, reject) =>
			setTimeout(
				() => session.query('select count(*) from generate_series(1, 6000000)', []).then(() => resolve(), reject),
				50
			)
		);
		const { slowest } = await watch(query);
		await expect(query).resolves.toBeUndefined();
		const took = performance.now() - started;
		expect(took).toBeGreaterThan(500);
		expect(slowest).toBeGreaterThan(took / 2);
		await session.close();
	});
});

describe('with the worker and its deadline', () => {
	let folder: string;
	let engine: Engine;
	const runaway = sql`select count(*) from generate_series(1, 1000000000000)`;
	const rows = async (): Promise<string[]> =>
		(await sql<{ note: string }>`select note from kept order by note`.execute(engine.primary)).rows.map(
			({ note }) => note
		);

	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'mutu-runaway-'));
		engine = await openEngine({ dataDir: folder });
		await sql`create table kept (note text)`.execute(engine.primary);
		await sql`insert into kept values ('before')`.execute(engine.primary);
	});
	afterAll(async () => {
		await engine.close();
		rmSync(folder, { recursive: true, force: true });
	});

	test('a runaway query is ended at its deadline while timers and requests go on', async () => {
		const started = performance.now();
		const work = failure(engine.withDeadline(1_500, () => runaway.execute(engine.primary)));
		const { ticks, slowest } = await watch(work);
		const took = performance.now() - started;
		expect(await work).toMatchObject({ code: 'engine.restarted', culprit: true });
		expect(took).toBeGreaterThan(1_400);
		expect(took).toBeLessThan(4_000);
		expect(ticks).toBeGreaterThan(30);
		expect(slowest).toBeLessThan(500);
		expect(await rows()).toEqual(['before']);
		expect((await engine.describe()).restarts).toBe(1);
	});

	test('a write is lost whole, whoever waits in line goes on, and a handle from before refuses', async () => {
		const messages: unknown[] = [];
		const write = failure(
			engine.withDeadline(800, () =>
				engine.primary.transaction().execute(async (tx) => {
					await sql`insert into kept values ('never')`.execute(tx);
					messages.push(await failure(runaway.execute(tx)));
					messages.push(await failure(sql`insert into kept values ('later')`.execute(tx)));
				})
			)
		);
		const waiting = sql`insert into kept values ('waited')`.execute(engine.primary);
		const error = await write;
		await waiting;
		expect(isEngineRestarted(error)).toBe(true);
		expect(messages).toMatchObject([
			{ reachedCommit: false, culprit: true },
			{ reachedCommit: false, culprit: false }
		]);
		expect(await rows()).toEqual(['before', 'waited']);
	});

	test('when it was COMMIT that overran, the caller is told that the outcome is unknown', async () => {
		await sql`create function slow() returns trigger language plpgsql as
			'begin perform count(*) from generate_series(1, 1000000000000); return null; end'`.execute(engine.primary);
		await sql`create constraint trigger slow_commit after insert on kept deferrable initially deferred
			for each row execute function slow()`.execute(engine.primary);
		const error = await failure(
			engine.withDeadline(600, () =>
				engine.primary.transaction().execute((tx) => sql`insert into kept values ('unknown')`.execute(tx))
			)
		);
		expect(error).toMatchObject({ code: 'engine.restarted', reachedCommit: true });
		expect(mayRunAgain(error)).toBe(false);
		expect((await rows()).filter((note) => note !== 'unknown')).toEqual(['before', 'waited']);
	});
});

test('only a bystander that had not reached COMMIT may run again', () => {
	expect(mayRunAgain(new EngineRestarted(false))).toBe(true);
	expect(mayRunAgain(new EngineRestarted(true))).toBe(false);
	expect(mayRunAgain(new EngineRestarted(false, true))).toBe(false);
	expect(mayRunAgain(new Error('other'))).toBe(false);
});

test('an engine in memory that was ended says that its data is gone', async () => {
	const engine = await openEngine({ dataDir: 'memory' });
	const work = engine.withDeadline(300, () =>
		sql`select count(*) from generate_series(1, 1000000000000)`.execute(engine.primary)
	);
	await expect(work).rejects.toMatchObject({ code: 'engine.restarted' });
	await expect(sql`select 1`.execute(engine.primary)).rejects.toThrow(/in memory ended/);
	await engine.close();
});
