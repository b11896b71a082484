import { readFileSync } from 'node:fs';
import ExcelJS from '@protobi/exceljs';
import { describe, expect, test } from 'vitest';
import { code, day } from '#core/cell-readers.ts';
import { decodeMultiPolygon } from '#core/ewkb.ts';
import { parseFile } from '#exchange/reading/parse.server.ts';
import { outputPath, placed, zip } from '#test/import-files.ts';
import { readImport, readImportWell } from '#test/read-import.ts';

type Sheet = ExcelJS.Worksheet;

/** A workbook of these sheets, each filled by its function. */
async function workbook(
	sheets: Record<string, (sheet: Sheet) => void>,
	{ name = 'a.xlsx', date1904 = false } = {}
): Promise<string> {
	const book = new ExcelJS.Workbook();
	book.properties.date1904 = date1904;
	for (const [title, fill] of Object.entries(sheets)) fill(book.addWorksheet(title));
	return placed(name, Buffer.from(await book.xlsx.writeBuffer()));
}

const rowsOf =
	(...rows: unknown[][]) =>
	(sheet: Sheet) =>
		rows.forEach((row) => sheet.addRow(row));

const relations = (...entries: [id: string, type: string, target: string][]) =>
	`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries
		.map(
			([id, type, target]) =>
				`<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
		)
		.join('')}</Relationships>`;

/** A workbook no library would write: one sheet's XML as given. */
const raw = (sheet: string, more: Record<string, string> = {}) =>
	zip({
		'_rels/.rels': relations(['r1', 'officeDocument', 'xl/workbook.xml']),
		'xl/_rels/workbook.xml.rels': relations(
			['r1', 'worksheet', '/xl/worksheets/sheet1.xml'],
			['r2', 'sharedStrings', 'sharedStrings.xml']
		),
		'xl/workbook.xml': '<workbook xmlns:r="x"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
		'xl/worksheets/sheet1.xml': sheet,
		...more
	}).then((path) => placed('a.xlsx', readFileSync(path)));

const cell = (reference: string, text: string) => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
const plain = (rows: string, tail = '') =>
	`<worksheet><sheetData><row r="1">${cell('A1', '代码')}${cell('B1', '名称')}</row>${rows}</sheetData>${tail}</worksheet>`;

describe('a ledger', () => {
	const ledger = (sheet: Sheet) => {
		sheet.mergeCells('A1:H1');
		sheet.getCell('A1').value = '禾川县农村集体经济合同清理台账';
		sheet.getCell('A2').value = '填报单位：城关镇';
		sheet.getCell('H2').value = '单位：亩、元';
		sheet.getRow(3).values = ['序号', '合同编号', '承包方', null, '合同面积', null, '起止日期'];
		sheet.getRow(4).values = [null, null, '名称', '联系\n电话', '亩', '平方米', '起', '止'];
		for (const range of ['A3:A4', 'B3:B4', 'C3:D3', 'E3:F3', 'G3:H3']) sheet.mergeCells(range);
		sheet.addRow([1, 'H-1', '张三', 138, 1.5, 1000, '2020.1.1', '2030.12.31']);
		sheet.addRow([null, null, null, null, 3, 2000]);
		for (const range of ['A5:A6', 'B5:B6', 'C5:C6']) sheet.mergeCells(range);
		sheet.addRow([]);
		sheet.addRow(['小计', null, null, null, 4.5, { formula: 'SUM(F5:F6)' }]);
		sheet.addRow(['注：面积按合同。']);
		sheet.addRow(['填表人：王五', null, null, '审核：赵六']);
		sheet.getCell('K5').value = '待核';
	};

	test('gives its records, with the rows a person sees', async () => {
		const { facts, rows } = await readImportWell(await workbook({ 台账: ledger }));
		expect([facts.format, facts.layer, facts.encoding]).toEqual(['xlsx', '台账', null]);
		expect(facts.columns).toEqual([
			...['序号', '合同编号', '承包方名称', '承包方联系电话'],
			...['合同面积(亩)', '合同面积(平方米)', '起始日期', '终止日期']
		]);
		expect(rows.map(({ line, v, p }) => [line, ...v, p])).toEqual([
			[5, '1', 'H-1', '张三', '138', '1.5', '1000', '2020.1.1', '2030.12.31', null],
			// A merged contract counts for every parcel below it.
			[6, '1', 'H-1', '张三', null, '3', '2000', null]
		]);
		expect(facts.totals).toEqual([{ row: 8, label: '小计', cells: ['小计', null, null, null, '4.5'] }]);
		expect(facts.notes).toEqual([
			{ note: 'table.header', detail: { row: 3 } },
			{ note: 'table.totals', detail: { count: 1 } },
			{ note: 'table.notes', detail: { count: 2 } },
			{ note: 'table.strays', detail: { count: 1 } }
		]);
	});

	test('whose first row is the header has nothing to be told', async () => {
		const { facts, rows } = await readImportWell(await workbook({ Sheet1: rowsOf(['代码', '名称'], ['001', '甲']) }));
		expect([facts.columns, facts.notes, rows[0]!.v]).toEqual([['代码', '名称'], [], ['001', '甲']]);
	});
});

describe('cells', () => {
	/** What one cell below a header reads as. */
	const one = async (value: unknown, numFmt?: string, options = {}) => {
		const path = await workbook(
			{
				表: (sheet) => {
					rowsOf(['代码', '值'], ['a', value])(sheet);
					if (numFmt) sheet.getCell('B2').numFmt = numFmt;
				}
			},
			options
		);
		return (await readImportWell(path)).rows[0]!.v[1] ?? null;
	};
	const firstOf2024 = new Date(Date.UTC(2024, 0, 31));

	test.each([
		['a number', 12.5, undefined, '12.5'],
		['a sum as binary fractions have it', 0.1 + 0.2, undefined, '0.3'],
		['a small number', 1.2e-8, undefined, '0.000000012'],
		['a number stored as text', '0012.50', undefined, '0012.50'],
		['a code shown with its zeros', 1234, '000000', '001234'],
		['fifteen digits', 123456789012345, undefined, '123456789012345'],
		['a percentage', 0.125, '0.00%', '12.5%'],
		['yes', true, undefined, 'TRUE'],
		['an error', { error: '#N/A' }, undefined, null],
		['rich text', { richText: [{ text: '张' }, { font: { bold: true }, text: '三' }] }, undefined, '张三'],
		['a link', { text: '见附件', hyperlink: 'http://example.invalid/' }, undefined, '见附件'],
		['the stored result of a formula', { formula: 'A1&1', result: '乙' }, undefined, '乙'],
		['the stored number of a formula', { formula: '1+1', result: 2 }, undefined, '2'],
		['a formula whose result is an error', { formula: 'x', result: { error: '#REF!' } }, undefined, null],
		['blanks', '  ', undefined, null]
	])('%s', async (_, value, format, expected) => expect(await one(value, format)).toBe(expected));

	test.each(['yyyy-mm-dd', 'yyyy"年"m"月"d"日"', 'm/d/yy', '[$-804]yyyy/m/d;@', 'd-mmm-yy h:mm', 'yyyy"年"m"月"'])(
		'a day shown as %s',
		async (format) => {
			expect(await one(firstOf2024, format)).toBe('2024-01-31');
			expect(await one(firstOf2024, format, { date1904: true })).toBe('2024-01-31');
		}
	);

	test('units, hours and thousands are no days', async () => {
		expect(await one(45000, '0.00"亩"')).toBe('45000');
		expect(await one(45000, '[h]:mm')).toBe('45000');
		expect(await one(45000, '#,##0.00_);[Red](#,##0.00)')).toBe('45000');
	});

	test('the five shapes of a day that ledgers hold are read downstream, and what is none is refused', async () => {
		for (const value of [firstOf2024, 45322, '2024年1月31日', '2024.1.31', '20240131', 20240131])
			expect(day((await one(value))!)).toEqual({ ok: true, value: '2024-01-31' });
		for (const value of ['2024-1', '2024年1月', '2024.1', '24-1-31', '24年1月31日', '202401'])
			expect(day((await one(value))!)).toMatchObject({ ok: false });
	});

	test('a code that lost its last digits is refused downstream', async () => {
		const text = await one(Number('149901001001000017'));
		expect(text).toBe('1.49901001001E+17');
		expect(code()(text!)).toEqual({ ok: false, expected: 'code.whole', params: undefined });
		expect(code()((await one('1.49901E+18'))!)).toMatchObject({ ok: false });
	});

	test('errors are counted; a formula without a stored result is a problem of its row', async () => {
		const fill = rowsOf(['代码', '值'], ['a', { error: '#N/A' }], ['b', { formula: 'SUM(C1:C9)' }], ['c', 1]);
		const { facts, rows } = await readImportWell(await workbook({ 表: fill }));
		expect(facts.notes).toEqual([{ note: 'cells.errors', detail: { count: 1 } }]);
		expect(rows.map(({ p }) => p)).toEqual([
			null,
			{ field: 'record', expected: 'cell.formula', got: 'B3 =SUM(C1:C9)' },
			null
		]);
	});

	test('parts as other writers have them: prefixes, no references, phonetic text, escapes, CDATA', async () => {
		const rows = `<x:worksheet><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c></x:row><x:row><x:c t="inlineStr"><x:is><x:r><x:t>甲</x:t></x:r><x:r><x:t><![CDATA[乙]]></x:t></x:r></x:is></x:c><x:c t="d"><x:v>2024-01-31T00:00:00</x:v></x:c></x:row><x:row><x:c r="B3"><x:v>7</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A2:A3"/></x:mergeCells></x:worksheet>`;
		const texts =
			'<sst><si><r><t>代</t></r><r><t>码</t></r><rPh sb="0" eb="1"><t>daima</t></rPh></si><si><t>日_x000D_期</t></si></sst>';
		const { facts, rows: read } = await readImportWell(await raw(rows, { 'xl/sharedStrings.xml': texts }));
		expect(facts.columns).toEqual(['代码', '日期']);
		expect(read.map(({ v }) => v)).toEqual([
			['甲乙', '2024-01-31'],
			['甲乙', '7']
		]);
	});
});

describe('sheets', () => {
	const table = rowsOf(['代码', '名称'], ['1', '甲']);
	test('that are hidden, empty or words alone are left out', async () => {
		const path = await workbook({
			填表说明: rowsOf(['填表说明'], ['一、逐份填写。']),
			台账: table,
			空: () => undefined,
			字典: (sheet) => {
				table(sheet);
				sheet.state = 'veryHidden';
			}
		});
		expect((await readImportWell(path)).facts.layer).toBe('台账');
	});

	test('with several tables, one must be named', async () => {
		const path = await workbook({ 东关: table, 西关: rowsOf(['代码', '名称'], ['2', '乙']) });
		expect(await readImport(path)).toMatchObject({
			reason: 'import.file.several_layers',
			detail: { layers: ['东关', '西关'] }
		});
		expect((await readImportWell(path, { layer: '西关' })).rows[0]!.v).toEqual(['2', '乙']);
	});

	test('with nothing in them are refused', async () => {
		for (const sheets of [['a'], ['a', 'b']])
			expect(
				await readImport(await workbook(Object.fromEntries(sheets.map((name) => [name, () => undefined]))))
			).toMatchObject({ reason: 'import.xlsx.empty' });
	});

	test('of a workbook in an archive are layers too; old tables beside others are left alone', async () => {
		const book = readFileSync(await workbook({ 台账: table }));
		const path = await zip({ '权属/台账.xlsx': book, '权属/代码表.xls': 'old', '权属/~$台账.xlsx': 'lock' });
		expect((await readImportWell(path)).facts.layer).toBe('台账');
	});

	test('may hold shapes', async () => {
		const points = [
			[38.28, 111.66],
			[38.29, 111.66],
			[38.29, 111.67]
		];
		const fill = rowsOf(
			['界址点成果表'],
			['地块编号', '点号', 'X', 'Y'],
			...points.map(([x, y], n) => ['甲', `J${n}`, x, y])
		);
		const { facts, rows } = await readImportWell(await workbook({ 成果表: fill }));
		expect(decodeMultiPolygon(Buffer.from(rows[0]!.s!, 'hex')).shape[0]![0]).toHaveLength(4);
		expect(facts.notes.map(({ note }) => note)).toContain('coordinates.swapped');
	});
});

describe('what is no such workbook', () => {
	const ole = (text: string) =>
		Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(text, 'utf16le')]);
	test.each([
		['macros', 'a.xlsm', 'PK\x03\x04', 'import.xlsx.macro'],
		['an old workbook', 'a.xls', ole('Workbook'), 'import.xlsx.old'],
		['an old workbook of WPS', 'a.et', ole('Workbook'), 'import.xlsx.old'],
		['an old workbook by a new name', 'a.xlsx', ole('Workbook'), 'import.xlsx.old'],
		['a password', 'a.xlsx', ole('EncryptedPackage'), 'import.xlsx.encrypted'],
		['a web page', 'a.xlsx', '\ufeff<html><table></table></html>', 'import.xlsx.html'],
		['a web page by an old name', 'a.xls', '<!DOCTYPE html><html>', 'import.xlsx.html'],
		['an XML spreadsheet', 'a.xls', '<?xml version="1.0"?><Workbook>', 'import.xlsx.old'],
		['text', 'a.xlsx', '代码,名称\n1,甲\n', 'import.xlsx.text'],
		['an empty file', 'a.xlsx', '', 'import.xlsx.no_workbook'],
		['other bytes', 'a.xlsx', Buffer.from([0, 1, 2, 3]), 'import.xlsx.no_workbook']
	])('%s', async (_, name, bytes, reason) => expect((await readImport(placed(name, bytes))).reason).toBe(reason));

	test('a zip without a workbook; a workbook with macros inside', async () => {
		const named = async (entries: Record<string, string>) => placed('a.xlsx', readFileSync(await zip(entries)));
		expect((await readImport(await named({ 'a.txt': 'a' }))).reason).toBe('import.xlsx.no_workbook');
		expect((await readImport(await raw(plain(''), { 'xl/vbaProject.bin': 'x' }))).reason).toBe('import.xlsx.macro');
	});

	test('an .xls that is a new workbook is read', async () => {
		const path = await workbook({ 表: rowsOf(['代码', '名称'], ['1', '甲']) }, { name: 'a.xls' });
		expect((await readImportWell(path)).facts.rows).toBe(1);
	});
});

describe('hostile workbooks', () => {
	const row = (number: number) => `<row r="${number}">${cell(`A${number}`, 'a')}${cell(`B${number}`, 'b')}</row>`;
	const merges = (...ranges: string[]) =>
		`<mergeCells>${ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`;

	test.each([
		[
			'an entity',
			`<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${plain(`<row>${cell('A2', '&e;')}</row>`)}`,
			'import.xlsx.entities'
		],
		['an entity nobody declared', plain(`<row r="2">${cell('A2', '&e;')}</row>`), 'import.xlsx.damaged'],
		['row 1048577', plain(row(1_048_577)), 'import.xlsx.damaged'],
		['row 0', plain(row(0)), 'import.xlsx.damaged'],
		['a row that comes twice', plain(row(2) + row(2)), 'import.xlsx.damaged'],
		['column XFE', plain(`<row r="2">${cell('XFE2', 'a')}</row>`), 'import.xlsx.damaged'],
		['a column beyond all we take', plain(`<row r="2">${cell('XFD2', 'a')}</row>`), 'import.file.columns'],
		['a text that is not there', plain('<row r="2"><c r="A2" t="s"><v>7</v></c></row>'), 'import.xlsx.damaged'],
		['XML cut off', plain(row(2)).slice(0, -30), 'import.xlsx.damaged'],
		['elements within elements', `${'<a>'.repeat(10_000)}`, 'import.xlsx.damaged'],
		['merged cells that overlap', plain(row(2) + row(3), merges('A2:B3', 'B3:C4')), 'import.xlsx.merges'],
		['merged cells that run back', plain(row(2), merges('B3:A2')), 'import.xlsx.damaged']
	])('%s', async (_, sheet, reason) => expect((await readImport(await raw(sheet))).reason).toBe(reason));

	test('a size that is claimed, and everything merged, cost nothing', async () => {
		const sheet = plain(row(2), merges('A2:XFD1048576')).replace(
			'<sheetData>',
			'<dimension ref="A1:XFD1048576"/><sheetData>'
		);
		const { facts, rows } = await readImportWell(await raw(sheet));
		expect([facts.rows, rows[0]!.v]).toEqual([1, ['a', null]]);
	});

	test('a workbook cut off', async () => {
		const bytes = readFileSync(await raw(plain(row(2))));
		for (const length of [4, 60, bytes.length - 30])
			expect((await readImport(placed('a.xlsx', bytes.subarray(0, length)))).reason).toBe('import.zip.damaged');
	});

	/** Read in the worker, as uploads are. */
	const inWorker = (path: string) =>
		parseFile({ path, name: 'a.xlsx', output: outputPath(), countySrid: 4546, options: {}, siblings: false });

	test('a million and a half rows of blanks are refused soon', async () => {
		let rows = '';
		for (let number = 2; number <= 1_500_000; number++) rows += `<row r="${number}"/>`;
		expect(await inWorker(await raw(plain(rows)))).toMatchObject({ ok: false, reason: 'import.xlsx.damaged' });
	}, 20_000);

	test('texts by the million are refused', async () => {
		const texts = `<sst>${Array.from({ length: 2_000_001 }, (_, index) => `<si><t>${index}</t></si>`).join('')}</sst>`;
		expect(await inWorker(await raw(plain(row(2)), { 'xl/sharedStrings.xml': texts }))).toMatchObject({
			ok: false,
			reason: 'import.xlsx.too_large'
		});
	}, 90_000);
});
