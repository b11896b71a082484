import exceljs, { type Cell, type DataValidation, type Worksheet } from '@protobi/exceljs';
import type { Sheet } from '#core/import-fields.ts';
import type { CellFormat, Template, TemplateColumn } from '#core/import-template.ts';
import { EXAMPLE, GUIDE_SHEET } from './example-row.ts';
import { boxed, fills, fonts, landscape } from './workbook-style.ts';

/** What a template says besides its headers, in one language. */
export interface TemplateWords {
	note: string;
	guide: Record<
		'title' | 'column' | 'needed' | 'yes' | 'meaning' | 'filling' | 'choices' | 'value' | 'code' | 'hint' | 'wrong',
		string
	>;
	fillings: Record<CellFormat, string>;
	/** By header. */
	meanings: Record<string, string>;
}

const SERIAL = '序号';
const HEADER_ROW = 3;
const FIRST_ROW = HEADER_ROW + 1;
/** Rows that are checked while they are filled in. */
const LAST_ROW = 5_000;
const GUIDE_HEAD = 3;

const widths: Record<CellFormat, number> = {
	...{ text: 16, code: 24, mu: 14, yuan: 14, day: 14, yes_no: 10, choice: 16, villages: 36, shape: 40 }
};
/** Text stays text: a spreadsheet makes 1.49901E+18 of a code otherwise. */
const numberFormats: Partial<Record<CellFormat, string>> = { mu: '0.00', yuan: '0.00', day: 'yyyy-mm-dd' };

/**
 * A table to fill in: title, header, two examples that importing leaves out, checks on the cells, and a second sheet that
 * says what each column means.
 */
export async function templateWorkbook(template: Template, sheet: Sheet, words: TemplateWords): Promise<Buffer> {
	const workbook = new exceljs.Workbook();
	workbook.creator = '亩图';
	const guide = guideOf(template, sheet, words);
	tableSheet(workbook.addWorksheet(template.name), template, guide.choiceRows, words);
	guide.write(workbook.addWorksheet(GUIDE_SHEET));
	return Buffer.from(await workbook.xlsx.writeBuffer());
}

function tableSheet(
	sheet: Worksheet,
	{ name, columns }: Template,
	choiceRows: ReadonlyMap<TemplateColumn, { from: number; to: number }>,
	words: TemplateWords
): void {
	sheet.views = [{ state: 'frozen', xSplit: 1, ySplit: HEADER_ROW, showGridLines: true }];
	Object.assign(sheet.pageSetup, landscape(`1:${HEADER_ROW}`));
	sheet.headerFooter.oddFooter = '&C&P / &N';
	const last = columns.length + 1;
	banner(sheet, 1, last, name, fonts.title, 30);
	banner(sheet, 2, last, words.note, fonts.quiet, 20);
	sheet.getColumn(1).width = 8;
	headCell(sheet.getCell(HEADER_ROW, 1), SERIAL, false);
	sheet.getRow(HEADER_ROW).height = 36;
	for (const [index, column] of columns.entries()) {
		const at = index + 2;
		const whole = sheet.getColumn(at);
		whole.width = Math.max(widths[column.format], column.header.length * 2.2 + 2);
		whole.numFmt = numberFormats[column.format] ?? '@';
		headCell(sheet.getCell(HEADER_ROW, at), column.header, column.required);
		const letter = whole.letter;
		const validation = validationOf(column, choiceRows.get(column), words);
		if (validation) validate(sheet, `${letter}${FIRST_ROW}:${letter}${LAST_ROW}`, validation);
	}
	for (const [index, digit] of ['一', '二'].entries()) {
		const row = FIRST_ROW + index;
		exampleCell(sheet.getCell(row, 1), `${EXAMPLE}${digit}`);
		for (const [at, { examples, format }] of columns.entries())
			exampleCell(sheet.getCell(row, at + 2), valueOf(examples[index]!, format), numberFormats[format] ?? '@');
	}
}

function banner(sheet: Worksheet, row: number, last: number, text: string, font: object, height: number): void {
	sheet.mergeCells(row, 1, row, Math.max(last, 2));
	const cell = sheet.getCell(row, 1);
	cell.value = text;
	cell.font = font;
	cell.alignment = { vertical: 'middle', horizontal: row === 1 ? 'center' : 'left' };
	sheet.getRow(row).height = height;
}

/** The star of a needed column is part of how the cell is shown, not of the header: importing knows headers by their words. */
function headCell(cell: Cell, header: string, needed: boolean): void {
	cell.value = header;
	cell.numFmt = needed ? '@" *"' : '@';
	cell.font = needed ? fonts.needed : fonts.head;
	cell.fill = needed ? fills.needed : fills.head;
	cell.border = boxed;
	cell.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true };
}

function exampleCell(cell: Cell, value: string | number | Date | null, numFmt = '@'): void {
	cell.value = value;
	cell.numFmt = numFmt;
	cell.font = fonts.quiet;
	cell.fill = fills.example;
	cell.border = boxed;
}

function valueOf(text: string, format: CellFormat): string | number | Date | null {
	if (text === '') return null;
	if (format === 'mu' || format === 'yuan') return Number(text);
	return format === 'day' ? new Date(`${text}T00:00:00Z`) : text;
}

/** Checks warn and do not forbid: what a county knows and we do not must be able to come in. */
function validationOf(
	{ format }: TemplateColumn,
	choices: { from: number; to: number } | undefined,
	{ guide }: TemplateWords
): DataValidation | null {
	const shared = { allowBlank: true, showErrorMessage: true, errorStyle: 'warning', error: guide.wrong } as const;
	const hint = { showInputMessage: true, prompt: guide.hint } as const;
	if (choices)
		return { ...shared, ...hint, type: 'list', formulae: [`'${GUIDE_SHEET}'!$B$${choices.from}:$B$${choices.to}`] };
	if (format === 'yes_no') return { ...shared, ...hint, type: 'list', formulae: ['"是,否"'] };
	if (format === 'mu' || format === 'yuan')
		return { ...shared, type: 'decimal', operator: 'greaterThanOrEqual', formulae: [0] };
	if (format === 'day')
		return { ...shared, type: 'date', operator: 'greaterThanOrEqual', formulae: [new Date('1900-01-01T00:00:00Z')] };
	return null;
}

/** One check over a range; the types know checks of single cells only. */
function validate(sheet: Worksheet, range: string, validation: DataValidation): void {
	type Checked = { dataValidations: { add(range: string, validation: DataValidation): void } };
	(sheet as unknown as Checked).dataValidations.add(range, validation);
}

/** The guide: its columns first, then their codes; where the codes stand is known before it is written. */
function guideOf({ name, columns }: Template, sheet: Sheet, { guide, fillings, meanings }: TemplateWords) {
	const standards = new Map(sheet.fields.map(({ name: field, aliases }) => [field, aliases[0]]));
	const rows = [
		[SERIAL, '', meanings[SERIAL] ?? '', fillings.text, ''],
		...columns.map(({ field, header, required, format }) => {
			const standard = standards.get(field) ?? '';
			const shown = /^[A-Z0-9]+$/.test(standard) ? standard : '';
			return [header, required ? guide.yes : '', meanings[header] ?? '', fillings[format], shown];
		})
	];
	const codesHead = GUIDE_HEAD + rows.length + 2;
	const choiceRows = new Map<TemplateColumn, { from: number; to: number }>();
	const codes: (string | null)[][] = [];
	for (const column of columns) {
		if (column.choices.length === 0) continue;
		const from = codesHead + 1 + codes.length;
		choiceRows.set(column, { from, to: from + column.choices.length - 1 });
		for (const { value, meaning } of column.choices) codes.push([column.header, value, meaning]);
	}
	return {
		choiceRows,
		write(target: Worksheet): void {
			target.views = [{ state: 'frozen', ySplit: GUIDE_HEAD }];
			Object.assign(target.pageSetup, landscape(`1:${GUIDE_HEAD}`));
			for (const [index, width] of [22, 22, 56, 52, 14].entries()) target.getColumn(index + 1).width = width;
			banner(target, 1, 5, `${name} · ${guide.title}`, fonts.title, 30);
			const heads = [guide.column, guide.needed, guide.meaning, guide.filling, 'NY/T 2539'];
			tableAt(target, GUIDE_HEAD, [heads, ...rows]);
			if (codes.length > 0) {
				target.getCell(codesHead - 1, 1).value = guide.choices;
				target.getCell(codesHead - 1, 1).font = fonts.title;
				tableAt(target, codesHead, [[guide.column, guide.value, guide.code], ...codes]);
			}
		}
	};
}

function tableAt(sheet: Worksheet, first: number, rows: readonly (readonly (string | null)[])[]): void {
	for (const [down, row] of rows.entries())
		for (const [across, text] of row.entries()) {
			const cell = sheet.getCell(first + down, across + 1);
			cell.value = text;
			cell.numFmt = '@';
			cell.font = down === 0 ? fonts.head : fonts.body;
			if (down === 0) cell.fill = fills.head;
			cell.border = boxed;
			cell.alignment = { vertical: 'middle', wrapText: true };
		}
}
