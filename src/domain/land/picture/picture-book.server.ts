import { readFile } from 'node:fs/promises';
import exceljs from '@protobi/exceljs';
import { guarded, type CsvCell } from '#core/csv-text.ts';

/** How wide and high a picture stands in its cell, px. */
const SHOWN = { width: 392, height: 284 };
/** Points of a row, which are 4/3 px. */
const ROW_HEIGHT = SHOWN.height * 0.75 + 6;

/**
 * A table with a picture at the end of each row, as a workbook on disk.
 * @param table the head and then the rows
 * @param pictures one a row, the path of a PNG; null for a row without one
 */
export async function pictureBook(
	path: string,
	{ sheet: name, picture, table }: { sheet: string; picture: string; table: readonly (readonly CsvCell[])[] },
	pictures: readonly (string | null)[]
): Promise<void> {
	const book = new exceljs.Workbook();
	book.creator = '亩图';
	const sheet = book.addWorksheet(name, {
		views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }],
		pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' } // prettier-ignore
	});
	const [head = [], ...rows] = table;
	sheet.columns = [
		...head.map((title) => ({ width: Math.min(24, Math.max(9, String(title).length * 2.2)) })),
		{ width: 56 }
	];
	const first = sheet.addRow([...head, picture]);
	first.font = { name: '黑体', size: 11 };
	first.alignment = { vertical: 'middle', wrapText: true };
	for (const [index, cells] of rows.entries()) {
		const row = sheet.addRow(cells.map((cell) => (typeof cell === 'string' ? guarded(cell) : cell)));
		row.height = ROW_HEIGHT;
		row.font = { name: '宋体', size: 11 };
		row.alignment = { vertical: 'top', wrapText: true };
		const file = pictures[index];
		if (!file) continue;
		const buffer = await readFile(file);
		const image = book.addImage({ buffer: buffer as never, extension: 'png' });
		sheet.addImage(image, {
			tl: { col: head.length + 0.02, row: row.number - 1 + 0.01 },
			ext: SHOWN,
			editAs: 'oneCell'
		});
	}
	await book.xlsx.writeFile(path);
}
