import exceljs from '@protobi/exceljs';
import { expect, test } from 'vitest';
import { tableWorkbook } from './table-book.server.ts';

test('a list as a workbook: title, notes, head, numbers as numbers, codes as text, nothing a spreadsheet runs', async () => {
	const book = new exceljs.Workbook();
	const bytes = await tableWorkbook({
		title: '圈选/图形',
		notes: ['演示数据', '=1+1'],
		rows: [
			['代码', '亩', '备注'],
			['149901100200000001', 15.5, '=cmd()'],
			['000123', null, '甲']
		],
		muColumns: [1]
	});
	await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0]);
	const sheet = book.worksheets[0]!;
	expect(sheet.name).toBe('圈选 图形');
	const row = (at: number) => [1, 2, 3].map((column) => sheet.getCell(at, column).value);
	expect(sheet.getCell('A1').value).toBe('圈选/图形');
	expect(sheet.getCell('A3').value).toBe("'=1+1");
	expect(row(4)).toEqual(['代码', '亩', '备注']);
	expect(row(5)).toEqual(['149901100200000001', 15.5, "'=cmd()"]);
	expect(row(6)).toEqual(['000123', null, '甲']);
	expect(sheet.getCell('B5').numFmt).toBe('0.00');
});
