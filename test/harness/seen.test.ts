import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lookedThrough, Watchword } from '#test/seen.ts';

test('A name told in full is found with its place; what was looked through is counted', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'mutu-seen-'));
	try {
		const file = join(folder, 'seen');
		const words = new Watchword(['欧阳某', '李大某'], file);
		expect(words.look('{"name":"李**"}', 'a page')).toBeNull();
		expect(words.look('{"name":"李大某"}', 'a page')).toBe('told in full: 李大某 in a page');
		await words.done();
		await words.done();
		expect(lookedThrough(file)).toEqual({ bytes: 16 + 20, places: 2 });
		expect(new Watchword([], file).look('anything', 'a page')).toBeNull();
	} finally {
		rmSync(folder, { recursive: true });
	}
});
