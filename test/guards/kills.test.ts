import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEngine } from '#db/engine/open.server.ts';
import type { Engine } from '#db/engine/types.ts';
import { startChild } from './child.ts';
import { isFull } from './effort.ts';
import { numbers } from './near-pairs.ts';

const KILLS = isFull ? 60 : 8;

let folder: string;
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'mutu-kills-'));
	const engine = await openEngine({ dataDir: folder });
	await sql`create table written (n integer, half text, body text, constraint written_pkey primary key (n, half))`.execute(
		engine.primary
	);
	await engine.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the writer and kills it `delay` ms after its first acknowledged write. */
async function writeUntilKilled(from: number, delay: number): Promise<{ begun: number; kept: number[] }> {
	const kept: number[] = [];
	let begun = from - 1;
	let first!: () => void;
	const started = new Promise<void>((resolve) => (first = resolve));
	const child = startChild('write-pairs.ts', [folder, String(from)], (line) => {
		const [word, n] = line.split(' ');
		if (word === 'begin') begun = Number(n);
		if (word === 'kept') {
			kept.push(Number(n));
			first();
		}
	});
	const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
	await Promise.race([started, closed]);
	await new Promise((resolve) => setTimeout(resolve, delay));
	child.kill('SIGKILL');
	await closed;
	return { begun, kept };
}

/** Acknowledged writes that are not there, and transactions of which one row is. */
async function losses(engine: Engine, acknowledged: readonly number[]): Promise<{ lost: number[]; half: number[] }> {
	const { rows } = await sql<{ n: number; rows: number }>`
		select n, count(*)::integer as rows from written group by n`.execute(engine.primary);
	const whole = new Set(rows.filter((row) => row.rows === 2).map(({ n }) => n));
	return {
		lost: acknowledged.filter((n) => !whole.has(n)),
		half: rows.filter((row) => row.rows !== 2).map(({ n }) => n)
	};
}

test(`${KILLS} kills at random moments lose no acknowledged write and leave no half transaction`, async () => {
	const random = numbers(7);
	const acknowledged: number[] = [];
	let inFlight = 0;
	let next = 1;
	for (let kill = 0; kill < KILLS; kill++) {
		const { begun, kept } = await writeUntilKilled(next, 300 * random());
		expect(kept.length, 'the writer wrote before it was killed').toBeGreaterThan(0);
		acknowledged.push(...kept);
		if (begun > kept.at(-1)!) inFlight++;
		next = begun + 1;
	}
	expect(inFlight, 'most kills hit a write in flight').toBeGreaterThan(KILLS / 2);
	const engine = await openEngine({ dataDir: folder });
	expect(await losses(engine, acknowledged)).toEqual({ lost: [], half: [] });

	// The check itself: it names a row that is taken away and a pair that is broken.
	const [one, two] = acknowledged as [number, number];
	await sql`delete from written where n = ${one} or (n = ${two} and half = 'second')`.execute(engine.primary);
	expect(await losses(engine, acknowledged)).toEqual({ lost: [one, two], half: [two] });
	await engine.close();
});
