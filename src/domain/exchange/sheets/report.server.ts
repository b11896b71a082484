import { once } from 'node:events';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { setImmediate as breathe, setTimeout as wait } from 'node:timers/promises';
import exceljs, { type Style, type stream } from '@protobi/exceljs';
import type { Mapping, Problem } from '#core/import-fields.ts';
import type { ParsedRow } from '#exchange/parsed.ts';
import { cellOf, NOTED, problemText, summaryOf, textCell, type Report, type ReportWords } from './report.ts';
import { boxed, fills, fonts, landscape } from './workbook-style.ts';

export interface ReportRequest extends Report {
	/** The file's records in their order, some at a time. */
	rows: AsyncIterable<readonly ParsedRow[]>;
	words: ReportWords;
}

type SheetWriter = ReturnType<stream.xlsx.WorkbookWriter['addWorksheet']>;

/** Rows written between two looks at how much waits to be sent. */
const TURN = 200;

/**
 * The report people can send back: what was found about a file, and its own rows in its own columns, with those that are
 * rejected filled and the cells at fault noted. Written while it is sent, so that a county's parcels do not lie in memory.
 * @returns the workbook's bytes; the stream fails where the rows do
 */
export function reportWorkbook(request: ReportRequest): Readable {
	const output = new PassThrough({ highWaterMark: 1 << 20 });
	write(request, output).catch((error: unknown) => {
		output.destroy(error instanceof Error ? error : new Error(String(error)));
	});
	return output;
}

async function write({ rows, words, ...report }: ReportRequest, output: PassThrough): Promise<void> {
	const book = new exceljs.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true, zip: { zlib: { level: 4 } } });
	book.creator = '亩图';
	summarySheet(book.addWorksheet(words.report.sheets.summary, { pageSetup: landscape('1:1') }), report, words);
	const { columns } = report.facts;
	const sheet = book.addWorksheet(words.report.sheets.rows, {
		views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }],
		pageSetup: landscape('1:1')
	});
	sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: report.facts.rows + 1, column: columns.length + 2 } };
	sheet.columns = [
		{ width: 8 },
		...columns.map((header) => ({ width: Math.min(40, Math.max(12, header.length * 2.2 + 2)) })),
		{ width: 60 }
	];
	headRow(sheet, [words.report.row, ...columns, words.report.problem]);
	const mark = marker(report, words);
	let written = 0;
	for await (const part of rows)
		for (const row of part) {
			if (output.destroyed) return;
			rowOf(sheet, row, mark(row.n), columns.length);
			if (++written % TURN === 0) await sent(sheet, output);
		}
	sheet.commit();
	await book.commit();
}

function summarySheet(sheet: SheetWriter, report: Report, words: ReportWords): void {
	sheet.columns = [{ width: 22 }, { width: 44 }, ...Array.from({ length: 5 }, () => ({ width: 16 }))];
	const title = sheet.addRow([textCell(`${words.report.sheets.summary} · ${report.name}`).value]);
	title.getCell(1).style = { font: fonts.title };
	title.commit();
	for (const { title: about, head, lines } of summaryOf(report, words)) {
		sheet.addRow([null]).commit();
		if (about !== null) {
			const row = sheet.addRow([textCell(about).value]);
			row.getCell(1).style = { font: fonts.head };
			row.commit();
		}
		if (head) headRow(sheet, head);
		for (const line of lines) {
			const row = sheet.addRow(line.map((each) => (typeof each === 'string' ? textCell(each).value : each)));
			row.eachCell((cell, at) => (cell.style = at === 1 && !head && line.length > 1 ? styles.label : styles.body));
			row.commit();
		}
	}
	sheet.commit();
}

function headRow(sheet: SheetWriter, names: readonly string[]): void {
	const row = sheet.addRow(names.map((name) => textCell(name).value));
	row.eachCell({ includeEmpty: true }, (cell) => (cell.style = styles.head));
	row.commit();
}

const styles = {
	head: {
		font: fonts.head,
		fill: fills.head,
		border: boxed,
		alignment: { vertical: 'middle', horizontal: 'center', wrapText: true }
	},
	label: { font: fonts.head, alignment: { vertical: 'top', horizontal: 'left' } },
	body: { font: fonts.body, alignment: { vertical: 'top', horizontal: 'left', wrapText: true } }
} satisfies Record<string, Partial<Style>>;

/** What is said about a record and where. */
interface Mark {
	text: string;
	rejected: boolean;
	/** Column of the file → what is said about its cell. */
	faulty: Map<number, string>;
	/** Its cells get notes. */
	noted: boolean;
}

/** What is said about a record, if anything. */
function marker({ problems, doubts, mapping, facts }: Report, words: ReportWords): (n: number) => Mark | null {
	const byRow = (list: readonly Problem[]) => Map.groupBy(list, ({ row }) => row);
	const [rejected, doubtful] = [byRow(problems), byRow(doubts)];
	const place = new Map(facts.columns.map((header, at) => [header, at]));
	let notes = 0;
	return (n) => {
		const [wrong, unsure] = [rejected.get(n) ?? [], doubtful.get(n) ?? []];
		if (wrong.length === 0 && unsure.length === 0) return null;
		const faulty = new Map<number, string>();
		for (const problem of [...wrong, ...unsure]) {
			const at = columnOf(problem, mapping, place);
			const said = problemText(problem, words);
			if (at !== undefined) faulty.set(at, faulty.has(at) ? `${faulty.get(at)}\n${said}` : said);
		}
		const said = (list: readonly Problem[]) => list.map((each) => problemText(each, words)).join('；');
		const text = [
			...(wrong.length > 0 ? [words.report.rejected(said(wrong))] : []),
			...(unsure.length > 0 ? [words.report.doubt(said(unsure))] : [])
		].join('\n');
		notes += faulty.size;
		return { text, rejected: wrong.length > 0, faulty, noted: notes <= NOTED };
	};
}

function columnOf({ column, field }: Problem, mapping: Mapping, place: ReadonlyMap<string, number>) {
	if (column !== undefined && place.has(column)) return place.get(column);
	const from = mapping[field];
	return from && 'column' in from ? from.column : undefined;
}

function rowOf(sheet: SheetWriter, { n, line, v }: ParsedRow, mark: Mark | null, width: number): void {
	const cells = Array.from({ length: width }, (_, at) => cellOf(v[at] ?? null));
	const row = sheet.addRow([
		line ?? n,
		...cells.map((cell) => cell?.value ?? null),
		mark ? textCell(mark.text).value : null
	]);
	for (const [at, cell] of cells.entries())
		if (cell && 'places' in cell && cell.places > 0) row.getCell(at + 2).style = plainStyle(cell.places);
	if (mark) {
		for (let at = 1; at <= width + 2; at++) {
			const cell = cells[at - 2];
			const faulty = mark.faulty.has(at - 2) || at === width + 2;
			row.getCell(at).style = markedStyle(mark.rejected, faulty, cell && 'places' in cell ? cell.places : 0);
		}
		if (mark.noted)
			for (const [at, said] of mark.faulty) row.getCell(at + 2).note = textCell(said.slice(0, 1_000)).value;
	}
	row.commit();
}

const places = (count: number): string => (count > 0 ? `0.${'0'.repeat(count)}` : 'General');
/** Styles are made once each: the writer knows them again by identity. */
const made = new Map<string, Partial<Style>>();
function sameStyle(name: string, make: () => Partial<Style>): Partial<Style> {
	const style = made.get(name) ?? make();
	made.set(name, style);
	return style;
}
const plainStyle = (count: number): Partial<Style> => sameStyle(`plain ${count}`, () => ({ numFmt: places(count) }));
const markedStyle = (rejected: boolean, faulty: boolean, count: number): Partial<Style> =>
	sameStyle(`${rejected} ${faulty} ${count}`, () => ({
		numFmt: places(count),
		font: faulty ? fonts.problem : fonts.body,
		fill: rejected ? (faulty ? fills.problem : fills.rejected) : fills.doubtful,
		border: boxed
	}));

/** Waits until what was written is on its way: the writer itself takes all it is given into memory. */
async function sent(sheet: SheetWriter, output: Writable): Promise<void> {
	const { stream: part } = sheet as unknown as { stream: { pipes: Writable[]; buffers: unknown[] } };
	// The archive opens a sheet's part once the parts before it are through.
	while (part.pipes.length === 0 && part.buffers.length > 16 && !output.destroyed) await wait(1);
	const pipe = part.pipes[0];
	if (!pipe?.writableNeedDrain) return breathe();
	const left = new AbortController();
	const { signal } = left;
	await Promise.race([once(pipe, 'drain', { signal }), once(output, 'close', { signal })]).finally(() => left.abort());
}
