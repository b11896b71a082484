import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeLock, takeLock } from '#db/engine/embedded/lock.server.ts';
import { Session } from '#db/engine/embedded/session.ts';
import { layDown } from '#db/engine/embedded/template.server.ts';
import { openEngine } from '#db/engine/open.server.ts';
import { DataInUse } from '#db/engine/types.ts';
import { runChild, startChild } from './child.ts';

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'mutu-lock-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('without the lock a second process opens the same files, and rows both were told are kept vanish', async () => {
	const database = join(folder, 'unlocked');
	await layDown(database);
	const first = await Session.open({ folder: database });
	await first.script('create table kept (n integer, writer text); checkpoint');
	await first.query(`insert into kept select n, 'first' from generate_series(1, 500) n`, []);
	await runChild('insert-unlocked.ts', database, '501', '1000');
	await first.query(`insert into kept select n, 'first' from generate_series(1001, 1500) n`, []);
	await first.close();
	const seen = await Session.open({ folder: database }).then(
		async (again) => {
			const { rows } = await again.query('select count(distinct n) from kept', []);
			await again.close();
			return Number(rows[0]![0]);
		},
		// As often as not the folder does not even open any more.
		() => 0
	);
	expect(seen).toBeLessThan(1_500);
});

describe('with the lock', () => {
	test('a second process is refused with the holder and its address, and takes over when the holder is killed', async () => {
		const data = join(folder, 'locked');
		let holding!: () => void;
		const held = new Promise<void>((resolve) => (holding = resolve));
		const holder = startChild('open-engine.ts', [data, 'hold'], () => holding());
		await held;
		expect(JSON.parse(await runChild('open-engine.ts', data))).toEqual({
			code: 'engine.in_use',
			pid: holder.pid,
			address: 'http://127.0.0.1:5999'
		});
		const elsewhere = join(folder, 'elsewhere');
		symlinkSync(data, elsewhere);
		await expect(openEngine({ dataDir: elsewhere })).rejects.toThrow(DataInUse);
		const gone = new Promise((resolve) => holder.once('exit', resolve));
		holder.kill('SIGKILL');
		await gone;
		expect(describeLock(data)).toBeNull();
		expect(await runChild('open-engine.ts', data)).toBe('opened');
	});

	test('of many that ask at once exactly one is given it', async () => {
		const data = join(folder, 'many');
		const asked = await Promise.allSettled(Array.from({ length: 12 }, () => takeLock(data)));
		const given = asked.filter((result) => result.status === 'fulfilled');
		expect(given).toHaveLength(1);
		for (const { value } of given) await value.release();
	});

	test.each([
		['of another boot', { pid: process.pid, address: null, boot: 'another', started: '1' }],
		['of a process number used again', { pid: 1, address: null, boot: 'this', started: 'never' }],
		['of garbage', 'garbage']
	])('a note %s does not hold the folder', async (_, note) => {
		const data = join(folder, 'stale');
		const lock = await takeLock(data);
		await lock.release();
		writeFileSync(join(data, 'database.lock'), typeof note === 'string' ? note : JSON.stringify(note));
		expect(describeLock(data)).toBeNull();
		await (await takeLock(data)).release();
	});
});
