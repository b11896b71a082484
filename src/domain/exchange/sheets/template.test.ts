import exceljs, { type CellValue, type Worksheet } from '@protobi/exceljs';
import { describe, expect, test } from 'vitest';
import { peopleImport } from '#auth/import-kinds.server.ts';
import { importKinds } from '#cli/import-kinds.server.ts';
import { allTemplates, importTemplates } from '#cli/import-templates.ts';
import { matchColumns, readCells } from '#core/import-fields.ts';
import { keyRing } from '#core/sealed.server.ts';
import type { ImportKind } from '#db/import-kind.server.ts';
import { readSource } from '#exchange/reading/read-source.server.ts';
import { outputPath, placed } from '#test/import-files.ts';
import { words } from '#text/words.ts';
import { GUIDE_SHEET, isExampleRow } from './example-row.ts';
import { templateWorkbook } from './template.server.ts';

const COUNTY = '149901';
const ring = keyRing('a key for tests that is long enough');
const kinds: Readonly<Record<string, ImportKind>> = {
	...importKinds,
	person: peopleImport(ring, '2026-11-26') as unknown as ImportKind
};
const { template: zh } = await words('zh', ['template']);
const { template: en } = await words('en', ['template']);
const named = allTemplates.map((template) => [template.name, template] as const);

type Checked = { dataValidations: { model: Record<string, { type: string; formulae: unknown[] }> } };
const validationsOf = (sheet: Worksheet) => (sheet as unknown as Checked).dataValidations.model;

async function opened(template: (typeof importTemplates)[number], text = zh) {
	const bytes = await templateWorkbook(template, kinds[template.kind]!.sheet, text);
	const book = new exceljs.Workbook();
	await book.xlsx.load(bytes as unknown as ArrayBuffer);
	return { table: book.worksheets[0]!, guide: book.worksheets[1]!, book };
}
const textOf = (value: CellValue): string | null =>
	value instanceof Date
		? value.toISOString().slice(0, 10)
		: value === null || value === undefined
			? null
			: String(value as string | number);
const rowOf = (sheet: Worksheet, row: number, columns: number) =>
	Array.from({ length: columns }, (_, at) => textOf(sheet.getCell(row, at + 1).value));

test('every kind of file has a template, contracts have two', () => {
	expect(new Set(allTemplates.map(({ kind }) => kind))).toEqual(new Set(Object.keys(kinds)));
	expect(importTemplates.filter(({ kind }) => kind === 'contract').map(({ name }) => name)).toEqual([
		'农村集体经济合同清理台账',
		'集体经济合同登记表'
	]);
});

describe.each(named)('%s', (_, template) => {
	const { sheet, understand } = kinds[template.kind]!;
	const count = template.columns.length + 1;

	test('comes back with headers that importing knows, each as the field it is meant for', async () => {
		const { table, book } = await opened(template);
		expect(book.worksheets.map(({ name }) => name)).toEqual([template.name, GUIDE_SHEET]);
		const headers = rowOf(table, 3, count);
		const { mapping, faults } = matchColumns(sheet, headers.map(String));
		expect(faults).toEqual([]);
		for (const [at, { field, header }] of template.columns.entries())
			if (field !== 'shape') expect(mapping[field]).toEqual({ column: at + 1, header });
		// Nothing is read from a column that was meant for something else.
		expect(Object.keys(mapping).sort()).toEqual(
			template.columns
				.map(({ field }) => field)
				.filter((field) => field !== 'shape')
				.sort()
		);
	});

	test('is opened by the reader without asking which sheet', async () => {
		const path = placed(`${template.id}.xlsx`, await templateWorkbook(template, sheet, zh));
		const output = outputPath();
		const request = { path, name: `${template.id}.xlsx`, output, countySrid: 4546, options: {}, siblings: false };
		const { columns, layer } = await readSource(request, () => {});
		expect(layer).toBe(template.name);
		expect(columns).toEqual(['序号', ...template.columns.map(({ header }) => header)]);
	});

	test('marks what is needed', () => {
		const needed = template.columns.filter(({ required }) => required).map(({ field }) => field);
		for (const group of sheet.needs) expect(group.some((field) => needed.includes(field))).toBe(true);
	});

	test('has two examples that are recognised and would be in order', async () => {
		const { table } = await opened(template);
		const headers = rowOf(table, 3, count).map(String);
		const { mapping } = matchColumns(sheet, headers);
		for (const row of [4, 5]) {
			const cells = rowOf(table, row, count);
			expect(isExampleRow(cells)).toBe(true);
			const { values, problems } = readCells(sheet, mapping, row, cells);
			expect(problems).toEqual([]);
			expect(understand(values, COUNTY).faults).toEqual([]);
		}
		expect(isExampleRow(rowOf(table, 6, count))).toBe(false);
	});

	test('offers choices that importing takes', async () => {
		const { table, guide } = await opened(template);
		for (const { field, choices } of template.columns)
			for (const { value } of choices)
				expect(sheet.fields.find(({ name }) => name === field)!.read(value)).toMatchObject({ ok: true });
		for (const { header, choices } of template.columns.filter(({ choices }) => choices.length > 0)) {
			const letter = table.getColumn(template.columns.findIndex((each) => each.header === header) + 2).letter;
			const list = validationsOf(table)[`${letter}4`]!;
			expect(list.type).toBe('list');
			expect(validationsOf(table)[`${letter}5000`]).toEqual(list);
			const [from, to] = /\$B\$(\d+):\$B\$(\d+)/.exec(String(list.formulae[0]))!.slice(1).map(Number);
			const written = Array.from({ length: to! - from! + 1 }, (_, at) => guide.getCell(from! + at, 2).value);
			expect(written).toEqual(choices.map(({ value }) => value));
			expect(guide.getCell(from!, 1).value).toBe(header);
		}
	});

	test.each([zh, en])('says of every column what it means', async (text) => {
		const { guide } = await opened(template, text);
		const told = new Map<unknown, unknown>();
		guide.eachRow((row) => told.has(row.getCell(1).value) || told.set(row.getCell(1).value, row.getCell(3).value));
		for (const header of ['序号', ...template.columns.map(({ header }) => header)]) {
			expect(text.meanings[header], header).toBeTruthy();
			expect(told.get(header)).toBe(text.meanings[header]);
		}
	});
});

test('is laid out to be filled in and printed', async () => {
	const { table } = await opened(importTemplates.find(({ id }) => id === 'register')!);
	expect(table.views[0]).toMatchObject({ state: 'frozen', ySplit: 3, xSplit: 1 });
	expect(table.pageSetup).toMatchObject({
		orientation: 'landscape',
		paperSize: 9,
		printTitlesRow: '1:3',
		fitToWidth: 1
	});
	const number = table.getCell('D3');
	expect(number.value).toBe('合同编号');
	expect(number.numFmt).toBe('@" *"');
	// Codes that are typed in later stay text.
	expect(table.getColumn(4).numFmt).toBe('@');
	expect(table.getCell('A1').isMerged).toBe(true);
});

test.each([
	[['示例一', '1'], true],
	[[' 示例', null], true],
	[['示例村', 'x'], true],
	[['1', '示例'], false],
	[[null, '示例'], false],
	[[], false]
])('example row %j: %s', (cells, is) => expect(isExampleRow(cells)).toBe(is));
