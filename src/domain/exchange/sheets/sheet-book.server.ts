import exceljs from '@protobi/exceljs';
import type { CsvCell } from '#core/csv-text.ts';
import { boxed, fills, fonts, landscape } from './workbook-style.ts';

const HEAD = 1;
const WIDEST = 42;

/** Columns in characters of the widest of their cells; a Chinese one is as wide as two others. */
const widthOf = (texts: readonly string[]): number =>
	Math.min(
		WIDEST,
		Math.max(8, ...texts.map((text) => [...text].reduce((sum, each) => sum + (each > '\u2e80' ? 2.1 : 1.1), 2)))
	);

/** A table of cells as a workbook of one sheet, its head first and frozen: numbers are numbers, everything else is text. */
export async function sheetWorkbook(name: string, table: readonly (readonly CsvCell[])[]): Promise<Buffer> {
	const workbook = new exceljs.Workbook();
	workbook.creator = '亩图';
	const sheet = workbook.addWorksheet(name.slice(0, 31), { views: [{ state: 'frozen', ySplit: HEAD }] });
	Object.assign(sheet.pageSetup, landscape(`${HEAD}:${HEAD}`));
	for (const [at, line] of table.entries()) {
		const row = sheet.addRow(line.map((cell) => (cell === '' || cell === undefined ? null : cell)));
		row.font = at === 0 ? fonts.head : fonts.body;
		row.eachCell((cell) => {
			cell.border = boxed;
			if (at === 0) cell.fill = fills.head;
			// Text stays text: a spreadsheet makes 1.49901E+18 of a code otherwise.
			cell.numFmt = typeof cell.value === 'number' ? '0.00' : '@';
		});
	}
	const [head = []] = table;
	for (const index of head.keys())
		sheet.getColumn(index + 1).width = widthOf(table.slice(0, 200).map((line) => String(line[index] ?? '')));
	return Buffer.from(await workbook.xlsx.writeBuffer());
}
