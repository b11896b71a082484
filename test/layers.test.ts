import { describe, expect, test } from 'vitest';
import { projectRoot } from '#core/project.server.ts';
import { circles, forbiddenEdges, namelessPlaces, overBudget } from './layers/check.ts';
import { readAliases, readSource, sourceFile } from './layers/source.ts';

const files = readSource(projectRoot());

describe('the house', () => {
	test('is read whole', () => {
		expect(files.length).toBeGreaterThan(100);
		expect(files.find(({ path }) => path === 'src/door/door.server.ts')?.imports).toContain('src/db/engine/types.ts');
	});
	test('has no arrow that runs up or into a room it may not enter', () => expect(forbiddenEdges(files)).toEqual([]));
	test('has no circle', () => expect(circles(files)).toEqual([]));
	test('keeps its files within their budgets', () => expect(overBudget(files)).toEqual([]));
	test('names every file by what it is about', () => expect(namelessPlaces(files)).toEqual([]));
});

const aliases = readAliases(projectRoot());
const planted = (path: string, text: string) => sourceFile(path, text, aliases);
const edges = (path: string, name: string) => forbiddenEdges([planted(path, `import { x } from '${name}';`)]);

describe('a planted fault is found:', () => {
	test.each([
		['a rule that knows the database', 'src/domain/land/over.ts', '#db/read.server.ts'],
		['a rule that knows the query builder', 'src/domain/land/over.ts', 'kysely'],
		['a rule that knows Svelte', 'src/domain/land/over.ts', 'svelte'],
		['a rule that knows a read', 'src/domain/land/over.ts', '#land/finding-list.read.server.ts'],
		['land that imports zones', 'src/domain/land/over.ts', '#zones/layouts.ts'],
		['territory that imports land', 'src/domain/territory/places.read.server.ts', '#land/overview.read.server.ts'],
		['a format that knows land', 'src/domain/exchange/formats/csv.server.ts', '#land/finding-list.ts'],
		['a read that writes', 'src/domain/land/over.read.server.ts', '#land/cases.write.server.ts'],
		['a read that knows Kit', 'src/domain/land/over.read.server.ts', '@sveltejs/kit'],
		['a write that asks permission itself', 'src/domain/land/cases.write.server.ts', '#door/door.server.ts'],
		['a write that audits itself', 'src/domain/land/cases.write.server.ts', '#audit/audit.write.server.ts'],
		['a view that reads', 'src/domain/land/view/Table.svelte.ts', '#land/finding-list.read.server.ts'],
		['a view that opens a server file', 'src/domain/land/view/table.svelte.ts', '#core/project.server.ts'],
		['a route with a query builder', 'src/routes/(desk)/map/+page.server.ts', 'kysely'],
		['a route that knows the database', 'src/routes/(desk)/map/+page.server.ts', '#db/engine/open.server.ts'],
		['a page that reads', 'src/routes/(desk)/map/+page.ts', '#land/finding-list.read.server.ts'],
		['a button that knows land', 'src/ui/button.ts', '#land/finding-list.ts'],
		['a core that knows the house', 'src/core/mu.ts', '#text/words.ts'],
		['a map that knows land', 'src/map/style.ts', '#land/view/finding-layers.ts'],
		['a chart library outside the charts', 'src/domain/land/view/bar.ts', 'chart.js'],
		['a driver outside the engines', 'src/door/house.server.ts', 'pg'],
		['a relative path into another room', 'src/domain/land/over.ts', '../zones/layouts.ts'],
		['a test that the product leans on', 'src/domain/land/over.ts', '#test/factory.ts'],
		['a room that is not in the plan', 'src/lib/over.ts', '#core/mu.ts']
	])('%s', (_, path, name) => expect(edges(path, name)).toHaveLength(1));

	test('in the script of a component', () => {
		const text = `<script lang="ts">\n\timport type { A } from '#db/read.server.ts';\n</script>\n<p>words</p>\n`;
		expect(forbiddenEdges([planted('src/domain/land/view/List.svelte', text)])).toHaveLength(1);
	});
	test('in an import that comes later', () => {
		expect(forbiddenEdges([planted('src/core/mu.ts', `const load = () => import('#db/tables.ts');\n`)])).toHaveLength(
			1
		);
	});
	test('a circle of three, named once', () => {
		const ring = ['a', 'b', 'c'].map((name, index, all) =>
			planted(`src/core/${name}.ts`, `import './${all[(index + 1) % 3]}.ts';`)
		);
		expect(circles(ring)).toEqual(['src/core/a.ts → src/core/b.ts → src/core/c.ts → src/core/a.ts']);
	});
	test('a file that is too long', () => {
		expect(overBudget([planted('src/core/mu.ts', 'x\n'.repeat(401))])[0]).toBe(
			'src/core/mu.ts: 401 lines, at most 400'
		);
		expect(overBudget([planted('src/ui/Table.svelte', 'x\n'.repeat(251))])[0]).toContain('at most 250');
	});
	test('a house of long files', () => {
		const long = Array.from({ length: 40 }, (_, index) =>
			planted(`src/core/n${index}.ts`, 'x\n'.repeat(index < 3 ? 260 : 81))
		);
		expect(overBudget(long)).toEqual([
			'the median file has 81 lines, at most 80',
			'the 95th percentile is 260 lines, at most 250'
		]);
	});
	test.each([
		'src/core/utils.ts',
		'src/land/helpers/area.ts',
		'src/ui/common.ts',
		'src/core/date-utils.ts',
		'src/misc/x.ts'
	])('the name %s', (path) => expect(namelessPlaces([planted(path, '')])).toEqual([path]));
	test('what is in order passes', () => {
		expect(edges('src/domain/land/over.read.server.ts', '#db/read.server.ts')).toEqual([]);
		expect(edges('src/domain/zones/zones.read.server.ts', '#land/finding-list.ts')).toEqual([]);
		expect(namelessPlaces([planted('src/core/community.ts', '')])).toEqual([]);
	});
});
