import { beforeAll, describe, expect, test } from 'vitest';
import type { CsvCell } from '#core/csv-text.ts';
import { matchColumns, readCells } from '#core/import-fields.ts';
import { accepted } from '#core/outcome.ts';
import type { Scope } from '#core/scope.ts';
import type { Engine } from '#db/engine/types.ts';
import { projectImports } from '#projects/import-kinds.server.ts';
import { projectTemplates } from '#projects/import-templates.ts';
import { doneOnFile } from '#projects/project.accept.write.server.ts';
import { projectTable } from '#projects/project-sheet.ts';
import { listProjects } from '#projects/projects.read.server.ts';
import { projects as text } from '#text/zh/projects.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';
import { project, projectProcedure } from '#test/project-factory.ts';

let engine: Engine;
let county: CountyWithRows;
let other: CountyWithRows;
let villages: string[];
const kind = projectImports.project;
const { columns } = projectTemplates[0]!;

beforeAll(async () => {
	engine = await testEngine();
	const counties = await twoCounties(engine);
	for (const each of counties) {
		const make = each.rows;
		const townships = [make.township({ name: '甲镇' }), make.township({ name: '乙乡' })];
		const rows = [0, 1].map((at) =>
			make.village({ name: ['上峪村', '下井村'][at]!, township_code: townships[at]!.code })
		);
		const zone = make.zone({ name: '苹果' });
		const stands = project(make, { village_code: rows[0]!.code, state: 'township_review', code: 'XM2026-0001' });
		valueOf(
			await testWrite(engine, each.code, async (tx) => {
				await insertRows(tx, 'township', townships);
				await insertRows(tx, 'village', rows);
				await insertRows(tx, 'zone', [zone]);
				await insertRows(tx, 'project', [stands]);
				await tx.takeNumbers('project', 1);
				return accepted(null);
			})
		);
		if (each === counties[0]) villages = rows.map(({ code }) => code);
	}
	[county, other] = counties;
});

const list = (code = county.code) => listProjects(testRead(engine, code));
const line = (given: Record<string, string>): string[] =>
	columns.map(({ field }) => ({ ...{ year: '2026', programme: '扶持壮大村集体经济', heading: '县级预算', asked: '860000.00' }, ...{ summary: '建分拣线一条', village_code: villages[0]! }, ...given })[field] ?? ''); // prettier-ignore
const table = (...lines: string[][]) => [columns.map(({ header }) => header), ...lines];

/** What comes of a table: its problems, or what was kept. */
async function taken([head, ...lines]: readonly (readonly CsvCell[])[], scope?: Scope) {
	const { mapping } = matchColumns(kind.sheet, head!.map(String));
	const rows = lines.map((cells, at) => {
		const { values, problems } = readCells(kind.sheet, mapping, at + 1, cells.map((cell) => String(cell ?? ''))); // prettier-ignore
		const { row, faults } = kind.understand(values, county.code);
		expect([...problems, ...faults]).toEqual([]);
		return { n: at + 1, shape: null, row };
	});
	const { rows: whole, problems } = await kind.complete(testRead(engine, county.code, scope), rows, []);
	if (problems.length > 0) return problems.map(({ row, field, expected }) => `${row} ${field} ${expected}`);
	const file = { id: county.rows.newId(), name: '项目库.xlsx' };
	return valueOf(
		await testWrite(engine, county.code, async (tx, actor) => accepted(await kind.accept(tx, actor, file, whole)), {
			permission: 'projects.import'
		})
	);
}

describe('the project pool', () => {
	test('brings new projects to their villages, numbered on, and goes out as it came', async () => {
		const added = table(line({ name: '香梨分拣', zone: '苹果' }), line({ name: '村口修路', village_code: villages[1]! }));
		expect(await taken(added)).toMatchObject({ inserted: 2 });
		const [, one, two] = await list();
		expect(one).toMatchObject({ code: 'XM2026-0002', name: '香梨分拣', zoneName: '苹果', state: 'village_applied', askedFen: 86_000_000 });
		expect(two).toMatchObject({ code: 'XM2026-0003', village: villages[1], matter: 'affairs' });
		const out = projectTable((await list()).slice(1), { heads: text.sheet.heads, states: text.states });
		expect(await taken(out)).toMatchObject({ inserted: 0, changed: 0, unchanged: 2 });
		const changed = out.map((row, at) => (at === 1 ? row.with(columns.findIndex(({ field }) => field === 'asked'), '900000.00') : row));
		expect(await taken(changed)).toMatchObject({ changed: 1, unchanged: 1 });
		expect((await list())[1]).toMatchObject({ version: 2, askedFen: 90_000_000 });
	}); // prettier-ignore
	test('says of every line what it cannot take: no village, no zone, one that left its village, one of another, one twice', async () => {
		const problems = await taken(
			table(
				line({ name: '甲项目', village_code: '149999999999' }),
				line({ name: '乙项目', zone: '没有的区' }),
				line({ name: '丙项目', code: 'XM2026-0001' }),
				line({ name: '丁项目', code: 'XM2026-0003' }),
				line({ name: '戊项目', code: 'XM2026-9999' }),
				line({ name: '己项目', code: 'XM2026-0002' }),
				line({ name: '庚项目', code: 'XM2026-0002' })
			)
		);
		expect(problems).toEqual(
			expect.arrayContaining([
				...['1 village_code village.known', '2 zone zone.known', '3 code project.in_hand'],
				...['4 code project.known', '5 code project.known', '7 code unique']
			])
		);
	});
	test('of a township takes its own villages’ alone', async () => {
		const scope = { prefixes: [villages[0]!.slice(0, 9)] };
		expect(await taken(table(line({ name: '越界项目', village_code: villages[1]! })), scope)).toEqual([
			expect.stringMatching(/^1 village_code /)
		]);
	});
	test('keeps of a project that stands what a line does not say, and what its village resolved on', async () => {
		const row = (await list()).find(({ code }) => code === 'XM2026-0002')!;
		valueOf(
			await testWrite(engine, county.code, async (tx) => {
				await tx.query.updateTable('project').set({ matter: 'letting', own_fen: 5_000_000, jobs: 7 }).where('county_code', '=', tx.county).where('id', '=', row.id).execute(); // prettier-ignore
				await insertRows(tx, 'project_procedure', [projectProcedure(county.rows, { project_id: row.id, kind: 'resolution' })]);
				return accepted(null);
			})
		);
		const one = { name: row.name, code: row.code, asked: '800000.00' };
		expect(await taken(table(line(one)))).toMatchObject({ changed: 1 });
		expect((await list()).find(({ code }) => code === row.code)).toMatchObject({ matter: 'letting', ownFen: 5_000_000, jobs: 7, zoneName: '苹果', askedFen: 80_000_000 });
		expect(await taken(table(line({ ...one, matter: '收益分配' })))).toEqual(['1 matter project.resolved']);
		expect(await taken(table(line({ ...one, asked: '800000.01' })))).toEqual(['1 asked project.resolved']);
	}); // prettier-ignore
	test('is not taken back once something was done with a project it brought', async () => {
		await taken(table(line({ name: '养蜂' })));
		const row = (await list()).find(({ name }) => name === '养蜂')!;
		const [{ file }] = (await engine.primary.selectFrom('project').select('source_file_id as file').where('county_code', '=', county.code).where('id', '=', row.id).execute()) as [{ file: string }]; // prettier-ignore
		const done = () => testWrite(engine, county.code, async (tx) => accepted(await doneOnFile(tx, file)));
		expect(valueOf(await done())).toEqual({ project: 0 });
		valueOf(
			await testWrite(engine, county.code, async (tx) => {
				await insertRows(tx, 'project_procedure', [projectProcedure(county.rows, { project_id: row.id, kind: 'proposal' })]);
				return accepted(null);
			})
		);
		expect(valueOf(await done())).toEqual({ project: 1 });
	}); // prettier-ignore
	test('of one county is not another’s', async () => {
		expect((await list(other.code)).map(({ code }) => code)).toEqual(['XM2026-0001']);
	});
});
