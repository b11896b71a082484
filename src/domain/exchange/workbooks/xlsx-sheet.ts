import { FileProblem } from '#exchange/file-problem.ts';
import { limits } from '#exchange/limits.ts';
import type { TableRow } from '#exchange/tables/table-rows.ts';
import { columnLetters, MOST_ROWS, numberText, placeOf, unescaped, type CellFormat } from './xlsx-cells.ts';
import type { mergedRows } from './xlsx-merges.ts';
import { scanXml } from './xml-scan.ts';

/** What cells of any sheet of a workbook refer to. */
export interface SharedParts {
	texts: readonly string[];
	formats: readonly CellFormat[];
	date1904: boolean;
}

interface Cell {
	column: number;
	type: string;
	format: CellFormat;
	value: string | null;
	formula: string | null;
}

/** What cells of a sheet said instead of a value. */
export interface SheetFaults {
	/** Cells that hold an error such as #N/A. */
	errors: number;
}

/**
 * The rows of a sheet in which anything stands, one after the other. Formulas are never evaluated: their stored result
 * counts; a row with one that has none carries a problem. The size a sheet claims to have is not looked at.
 * @param faults counted up
 * @throws FileProblem
 */
export function* sheetRows(
	bytes: Buffer,
	part: string,
	{ texts, formats, date1904 }: SharedParts,
	merged: ReturnType<typeof mergedRows>,
	faults: SheetFaults
): Generator<TableRow, void> {
	const damaged = (got: string) => new FileProblem('import.xlsx.damaged', { part, got: got.slice(0, 60) });

	const textOf = ({ type, value, format }: Cell): string | null => {
		if (value === null || value === '') return null;
		if (type === 's') {
			const text = texts[Number(value)];
			if (text === undefined) throw damaged(`text ${value}`);
			return text;
		}
		if (type === 'e') {
			faults.errors++;
			return null;
		}
		if (type === 'b') return value === '0' ? 'FALSE' : 'TRUE';
		if (type === 'd') return value.slice(0, 10);
		return type === 'n' ? numberText(value, format, date1904) : unescaped(value);
	};

	yield* scanXml<TableRow>(bytes, part, (emit) => {
		let last = 0;
		let cells: (string | null)[] | null = null;
		let problem: TableRow['problem'] = null;
		let cell: Cell | null = null;
		let lastColumn = -1;
		let into: 'value' | 'formula' | null = null;
		let spoken = true;

		const openRow = (reference: string | undefined) => {
			const row = reference === undefined ? last + 1 : Number(reference);
			if (!Number.isInteger(row) || row <= last || row > MOST_ROWS) throw damaged(`row ${reference ?? row}`);
			[last, cells, problem, lastColumn] = [row, [], null, -1];
		};
		const openCell = ({ r, t = 'n', s = '0' }: Record<string, string>) => {
			const column = r === undefined ? lastColumn + 1 : placeOf(r)?.column;
			if (column === undefined || (r === undefined && placeOf(`${columnLetters(column)}1`) === null))
				throw damaged(r ?? `column ${column}`);
			lastColumn = column;
			cell = { column, type: t, format: formats[Number(s)] ?? 'plain', value: null, formula: null };
		};
		const closeCell = ({ column, type, value, formula }: Cell) => {
			const text = textOf(cell!);
			if (formula !== null && (value === null || (value === '' && type !== 'str'))) {
				const got = `${columnLetters(column)}${last} =${formula}`.slice(0, 60);
				problem ??= { field: 'record', expected: 'cell.formula', got };
			}
			if (text === null || text.trim() === '') return;
			if (column >= limits.columns) throw new FileProblem('import.file.columns', { limit: limits.columns });
			while (cells!.length <= column) cells!.push(null);
			cells![column] = text;
		};
		return {
			open(name, attributes) {
				if (name === 'row') openRow(attributes.r);
				else if (!cells) return;
				else if (name === 'c') openCell(attributes);
				else if (!cell) return;
				else if (name === 'f') [into, cell.formula] = ['formula', ''];
				else if (name === 'rPh') spoken = false;
				else if (name === 'v' || name === 't') [into, cell.value] = [spoken ? 'value' : null, cell.value ?? ''];
			},
			text(text) {
				if (!cell || !into) return;
				cell[into] = (cell[into] ?? '') + text;
				if (cell[into]!.length > limits.record) throw new FileProblem('import.file.record', { limit: limits.record });
			},
			close(name) {
				if (name === 'v' || name === 't' || name === 'f') into = null;
				else if (name === 'rPh') spoken = true;
				else if (name === 'c' && cell) {
					closeCell(cell);
					cell = null;
				} else if (name === 'row' && cells) {
					if (cells.length > 0 || problem) emit({ line: last, spans: merged.apply(last, cells), cells, problem });
					cells = null;
				}
			}
		};
	});
}
