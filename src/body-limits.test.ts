import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '#core/project.server.ts';
import { bodyLimitOf, countedByRoute } from './body-limits.ts';

const folder = join(projectRoot(), 'src/routes');

test('routes that take whole files are those that count what comes themselves, no more and no fewer', () => {
	const taking = globSync('**/+server.ts', { cwd: folder })
		.filter((path) => /\b(receiveBody|takeFile)\(|\brequest\.body\b/.test(readFileSync(join(folder, path), 'utf8')))
		.map((path) => `/${path.replace(/\/\+server\.ts$/, '')}`);
	expect(taking.sort()).toEqual([...countedByRoute].sort());
});

test('any other route takes half a megabyte', () => {
	expect(bodyLimitOf('/(desk)/zones/plans/record')).toBe(512 * 1024);
	expect(bodyLimitOf(null)).toBe(512 * 1024);
	expect(bodyLimitOf('/(desk)/land/import/upload')).toBe(Infinity);
});
