import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '#core/project.server.ts';
import { settingsTable } from '#core/settings.ts';

const readme = readFileSync(join(projectRoot(), 'README.md'), 'utf8');
const rows = [...readme.matchAll(/^\| ([\d–, ]+) \| ([^|]+) \| (.+) \|$/gm)];

test('the table of controls has a row for each of the thirty-two', () => {
	const numbers = rows.flatMap(([, range]) => {
		const [first, last] = range!.split('–').map(Number);
		return last
			? Array.from({ length: last - first! + 1 }, (_, index) => first! + index)
			: range!.split(',').map(Number);
	});
	expect(numbers).toEqual(Array.from({ length: 32 }, (_, index) => index + 1));
});

test('every file it names as a proof is there', () => {
	const named = rows.flatMap(([, , , proof]) =>
		[...proof!.matchAll(/`((?:src|test)\/[^`]+)`/g)].map(([, path]) => path!)
	);
	expect(named.length).toBeGreaterThan(25);
	expect(named.filter((path) => globSync(path, { cwd: projectRoot() }).length === 0)).toEqual([]);
});

test("the table of settings is the schema's own", () => expect(readme).toContain(settingsTable()));
