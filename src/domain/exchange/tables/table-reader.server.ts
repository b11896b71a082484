import { FileProblem } from '#exchange/file-problem.ts';
import { limits } from '#exchange/limits.ts';
import type { Note, RawRow, RawShape, TotalRow } from '#exchange/parsed.ts';
import type { RowWriter } from '#exchange/reading/row-writer.server.ts';
import { polygonsOfWkt } from '#exchange/shapes/shape.ts';
import { isExampleRow } from '#exchange/sheets/example-row.ts';
import { crsOfSrid } from '#exchange/systems/crs.ts';
import { boundaryPoints } from './boundary-points.ts';
import { uniqueNames } from './column-names.ts';
import { axes as newAxes, coordinateColumns, IS_WKT, looksLikeList, polygonOfList } from './coordinate-columns.ts';
import { findHeader, recordOnTop, HEAD_ROWS, kindOfRow, sameCells, totalLabel, type TableRow } from './table-rows.ts';

/** Takes the rows of a table from the first on, whatever stands above, between and below its records. */
export interface TableReader {
	/** Rows in which nothing stands may be left out or given; they are no records. */
	take(row: TableRow): void;
	/** @returns null when there was no row at all */
	finish(): { columns: string[]; notes: Note[]; totals: TotalRow[] } | null;
}

/**
 * The one way tables become records, whether their cells come from text or from a workbook: finds the header, sorts out
 * totals and notes, and makes shapes of columns that hold any.
 * @param strays what cells beyond the last named column make of a row: a problem, or words beside the table to leave out
 */
export function tableReader(rows: RowWriter, strays: 'problem' | 'left_out'): TableReader {
	const head: TableRow[] = [];
	let body: ReturnType<typeof bodyReader> | null = null;
	const begin = () => {
		const header = findHeader(head);
		const { index, depth, names } = header;
		const got = recordOnTop(head, header);
		if (got !== null) throw new FileProblem('import.table.no_header', { got });
		if (names.length > limits.columns) throw new FileProblem('import.file.columns', { limit: limits.columns });
		const started = bodyReader(names, head.slice(index, index + depth), head.slice(index + depth), rows, strays);
		for (const row of head.slice(index + depth)) started.take(row);
		return started;
	};
	return {
		take(row) {
			if (row.cells.every((cell) => cell === null || cell.trim() === '') && !row.problem) return;
			if (body) return body.take(row);
			head.push(row);
			if (head.length === HEAD_ROWS) body = begin();
		},
		finish() {
			if (head.length === 0) return null;
			body ??= begin();
			return body.finish();
		}
	};
}

function bodyReader(
	names: readonly string[],
	headerRows: readonly TableRow[],
	sample: readonly TableRow[],
	rows: RowWriter,
	strays: 'problem' | 'left_out'
) {
	const records = sample.filter((row) => kindOfRow(row, names.length) === 'record');
	const from = coordinateColumns(
		names,
		records.map(({ cells }) => cells)
	);
	const axes = newAxes();
	const points = from.kind === 'points' ? boundaryPoints(from, axes, (row) => rows.row(row)) : null;
	const totals: TotalRow[] = [];
	const count = { totals: 0, notes: 0, strays: 0, examples: 0 };
	let shapes: RowWriter['row'] = (row) => rows.row(row);
	if (points) shapes = (row) => points.take(row);
	else if (from.kind === 'shape')
		shapes = (row) => {
			const { shape, srid } = shapeOf(row.cells[from.column] ?? null);
			if (srid !== null) {
				rows.declare(() => crsOfSrid(Number(srid)));
			}
			rows.row({ ...row, cells: row.cells.with(from.column, null), shape });
		};
	const shapeOf = (written: string | null): { shape: RawShape | null; srid: string | null } => {
		if (!written) return { shape: null, srid: null };
		if (IS_WKT.test(written)) return polygonsOfWkt(written);
		if (looksLikeList(written)) return { shape: polygonOfList(written, axes), srid: null };
		return { shape: { problem: 'shape.wkt', got: written.slice(0, 40) }, srid: null };
	};

	return {
		take(row: TableRow): void {
			if (isExampleRow(row.cells)) {
				count.examples++;
				return;
			}
			const kind = headerRows.some((header) => sameCells(header, row)) ? 'header' : kindOfRow(row, names.length);
			if (kind === 'total') {
				if (++count.totals <= limits.totals)
					totals.push({ row: row.line, label: totalLabel(row), cells: row.cells.slice(0, names.length) });
				return;
			}
			if (kind !== 'record') {
				count.notes++;
				return;
			}
			const beyond = row.cells.length > names.length && row.cells.slice(names.length).some((cell) => cell?.trim());
			const raw: RawRow = { cells: row.cells, shape: null, problem: row.problem ?? null, line: row.line };
			if (!beyond) return shapes(raw);
			if (strays === 'left_out') {
				count.strays++;
				return shapes({ ...raw, cells: row.cells.slice(0, names.length) });
			}
			const problem = { field: 'record', expected: 'record.cells', params: { count: names.length } };
			rows.row({ ...raw, problem: { ...problem, got: String(row.cells.length) } });
		},
		finish() {
			points?.finish();
			const notes: Note[] = [];
			const line = headerRows[0]!.line;
			if (line > 1) notes.push({ note: 'table.header', detail: { row: line } });
			if (count.totals > 0) notes.push({ note: 'table.totals', detail: { count: count.totals } });
			if (count.notes > 0) notes.push({ note: 'table.notes', detail: { count: count.notes } });
			if (count.examples > 0) notes.push({ note: 'table.examples', detail: { count: count.examples } });
			if (count.strays > 0) notes.push({ note: 'table.strays', detail: { count: count.strays } });
			if (axes.swapped) notes.push({ note: 'coordinates.swapped' });
			return { columns: uniqueNames(names), notes, totals };
		}
	};
}
