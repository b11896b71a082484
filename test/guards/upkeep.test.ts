import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { THROWING_PAIR } from '#db/engine/embedded/self-test.ts';
import { Session } from '#db/engine/embedded/session.ts';
import { layDown } from '#db/engine/embedded/template.server.ts';
import { openEngine } from '#db/engine/open.server.ts';
import type { Engine } from '#db/engine/types.ts';

const BEHIND = `select (pg_current_wal_insert_lsn() - (select redo_lsn from pg_control_checkpoint()))::float8`;
const WRITE = `insert into kept select n, repeat(md5(n::text), 30) from generate_series(1, 20000) n`;
const WRITES = 4;
const MEGABYTE = 1 << 20;

let folder: string;
let engine: Engine;
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'mutu-upkeep-'));
	engine = await openEngine({ dataDir: join(folder, 'engine') });
});
afterAll(async () => {
	await engine.close();
	rmSync(folder, { recursive: true, force: true });
});

const idle = () => new Promise((resolve) => setTimeout(resolve, 1_500));
const number = async (statement: string): Promise<number> => {
	const { rows } = await sql.raw<Record<string, number>>(statement).execute(engine.primary);
	return Object.values(rows[0]!)[0]!;
};

test('left alone the engine never makes a checkpoint; an idle moment of ours does', async () => {
	const alone = join(folder, 'alone');
	await layDown(alone);
	const session = await Session.open({ folder: alone });
	await session.query('create table kept (n integer, body text)', []);
	for (let write = 0; write < WRITES; write++) await session.query(WRITE, []);
	await idle();
	const behind = Number((await session.query(BEHIND, [])).rows[0]![0]);
	expect(behind).toBeGreaterThan(64 * MEGABYTE);
	await session.close();

	await sql`create table kept (n integer, body text)`.execute(engine.primary);
	for (let write = 0; write < WRITES; write++) await sql.raw(WRITE).execute(engine.primary);
	expect(await number(BEHIND)).toBeGreaterThan(64 * MEGABYTE);
	await idle();
	expect(await number(BEHIND)).toBeLessThan(16 * MEGABYTE);
});

test('a worker that has leaked 2 000 exceptions is replaced when idle, and nothing is lost', async () => {
	const started = () => number(`select extract(epoch from pg_postmaster_start_time())::float8`);
	const before = await started();
	const rows = await number('select count(*) from kept');
	const { a, b } = THROWING_PAIR;
	for (let n = 0; n < 2_050; n++) {
		const overlay = sql`select st_difference(${a}::geometry, ${b}::geometry)`.execute(engine.primary);
		await overlay.then(
			() => expect.unreachable(),
			() => undefined
		);
	}
	expect(await started()).toBe(before);
	await idle();
	expect(await started()).toBeGreaterThan(before);
	expect(await number('select count(*) from kept')).toBe(rows);
	const { throws, restarts } = await engine.describe();
	expect(throws).toBeGreaterThanOrEqual(2_050);
	expect(restarts).toBe(0);
});
