import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parsedRows } from '#exchange/intake/parsed-rows.server.ts';
import { Growth } from './growth.ts';

const folder = mkdtempSync(join(tmpdir(), 'mutu-growth-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const line = (n: number) => `${JSON.stringify({ n, v: [`第${n}行`], s: null, b: null, p: null })}\n`;
const written = (bytes: number) => ({ bytes, columns: ['a'], layer: 'a' });

test('whoever follows a file gets every record once, waits for more and stops at its end', async () => {
	const path = join(folder, 'rows');
	writeFileSync(path, '');
	const growth = new Growth();
	const seen: number[] = [];
	const following = (async () => {
		for await (const part of parsedRows(path, 3, growth)) seen.push(...part.map(({ n }) => n));
	})();
	const whole = Buffer.from(Array.from({ length: 10 }, (_, at) => line(at + 1)).join(''));
	// Pieces end in the middle of lines; only whole lines are told of.
	for (let from = 0; from < whole.length; from += 37) {
		appendFileSync(path, whole.subarray(from, from + 37));
		growth.grew(written(whole.lastIndexOf(0x0a, from + 36) + 1));
		await new Promise((later) => setImmediate(later));
	}
	growth.end();
	await following;
	expect(seen).toEqual(Array.from({ length: 10 }, (_, at) => at + 1));
});

test('nothing ever written is no head; without a growth the file is read as it lies', async () => {
	const growth = new Growth();
	const head = growth.head();
	growth.end();
	expect(await head).toBeNull();
	const path = join(folder, 'whole');
	writeFileSync(path, line(1) + line(2));
	const seen: number[] = [];
	for await (const part of parsedRows(path, 1)) seen.push(...part.map(({ n }) => n));
	expect(seen).toEqual([1, 2]);
});
