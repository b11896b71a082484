import exceljs from '@protobi/exceljs';
import { guarded, type CsvCell } from '#core/csv-text.ts';
import { boxed, fills, fonts, landscape } from './workbook-style.ts';

/** A list to hand on as a workbook: what it is, what it was made of, its head and rows. */
export interface TableBook {
	title: string;
	/** Said under the title: source, date, conditions, what was left out. */
	notes: readonly string[];
	rows: readonly (readonly CsvCell[])[];
	/** Columns (from 0) that hold 亩: two places. */
	muColumns: readonly number[];
}

const WIDEST = 40;
const cellOf = (cell: CsvCell): CsvCell => (typeof cell === 'string' ? guarded(cell) : cell);

/** The list as a workbook of one sheet, printed on A4 with its head on every page. The first row is the head. */
export async function tableWorkbook({ title, notes, rows, muColumns }: TableBook): Promise<Buffer> {
	const workbook = new exceljs.Workbook();
	workbook.creator = '亩图';
	const sheet = workbook.addWorksheet(title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31));
	const head = notes.length + 2;
	sheet.views = [{ state: 'frozen', ySplit: head }];
	Object.assign(sheet.pageSetup, landscape(`${head}:${head}`));
	sheet.headerFooter.oddFooter = '&C&P / &N';
	const columns = rows[0]?.length ?? 1;
	for (const [index, text] of [title, ...notes].entries()) {
		sheet.mergeCells(index + 1, 1, index + 1, columns);
		Object.assign(sheet.getCell(index + 1, 1), { value: guarded(text), font: index === 0 ? fonts.title : fonts.quiet });
	}
	for (const [index, row] of rows.entries()) {
		const line = sheet.getRow(head + index);
		line.values = row.map(cellOf);
		line.font = index === 0 ? fonts.head : fonts.body;
	}
	for (let column = 1; column <= columns; column++) {
		Object.assign(sheet.getCell(head, column), { fill: fills.head, border: boxed });
		const longest = rows.slice(0, 200).reduce((width, row) => Math.max(width, printedWidth(row[column - 1])), 8);
		sheet.getColumn(column).width = Math.min(WIDEST, longest + 2);
		if (muColumns.includes(column - 1)) sheet.getColumn(column).numFmt = '0.00';
	}
	sheet.autoFilter = {
		from: { row: head, column: 1 },
		to: { row: head + Math.max(0, rows.length - 1), column: columns }
	};
	return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Chinese characters are twice as wide as digits. */
const printedWidth = (cell: CsvCell | undefined): number =>
	[...String(cell ?? '')].reduce((width, character) => width + (character.charCodeAt(0) > 0x2e80 ? 2 : 1), 0);
