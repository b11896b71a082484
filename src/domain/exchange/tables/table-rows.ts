import { headerKey, type Expectation } from '#core/import-fields.ts';
import { childName, isHeaderWord } from './header-words.ts';

/** A row of a table as it stands in its sheet. */
export interface TableRow {
	/** Row of the sheet as a person sees it, from 1. */
	line: number;
	/** Cells from the first column on; null where nothing stands. */
	cells: (string | null)[];
	/** Cells merged across columns, first and last column; their text stands in the first. */
	spans: readonly { from: number; to: number }[];
	/** Why the row cannot be a record. */
	problem?: (Expectation & { field: string; got: string | null }) | null;
}

export interface Header {
	/** Where it begins among the rows given. */
	index: number;
	/** Rows it takes: two where groups stand over their columns. */
	depth: 1 | 2;
	names: string[];
	/** No row looks like a header; the first was taken for want of another. */
	guessed?: true;
}

/** How far down a header may begin, and how many rows tell where it is. */
const SEARCHED = 20;
export const HEAD_ROWS = 40;

const LONGEST_NAME = 60;
const blank = (cell: string | null | undefined): boolean => !cell || cell.trim() === '';
const oneLine = (name: string): string =>
	name
		.split(/[\r\n]/)
		.map((line) => line.trim())
		.join('');
const filledOf = (row: TableRow): string[] => row.cells.filter((cell): cell is string => !blank(cell));

/** Numbers, percentages, days and codes of digits: what stands in rows of data, hardly ever in a header. */
const isFigure = (cell: string): boolean => {
	const plain = cell.normalize('NFKC').trim();
	return /^[+-]?[\d.,]+(e[+-]?\d+)?[%‰]?$/i.test(plain) || /^\d{4}\s*[-/.年]\s*\d{1,2}(\D|$)/.test(plain);
};

/** `单位：亩`, `填报单位：…`: words above or below a table, not names of columns. */
const isRemark = (cell: string): boolean =>
	/^\s*(注|备注|说明|附注|附|单位|计量单位|编号|日期|.{0,8}(单位|人|审核|复核|负责|日期|时间|电话|盖章|签字|签章))(\s*[(（].{0,12}[)）])?\s*[:：]/.test(
		cell
	);

/**
 * Finds a table's header: the first row wide enough whose cells are distinct names, not figures; below titles and notes,
 * and over two rows where merged or spread groups stand above their columns. A row of known header words is taken
 * before one without any. The first row of all where no row is such.
 * @param rows the first rows that hold anything, at most `HEAD_ROWS`
 */
export function findHeader(rows: readonly TableRow[]): Header {
	const width = usualWidth(rows);
	const found: { header: Header; words: number; share: number }[] = [];
	for (let index = 0; index < Math.min(rows.length, SEARCHED); index++) {
		const header = headerAt(rows, index, width);
		if (!header) continue;
		const names = header.names.filter((name) => name !== '');
		const words = names.filter(isHeaderWord).length;
		found.push({ header, words, share: words / names.length });
	}
	const first = found[0];
	if (!first) return { index: 0, depth: 1, names: namesOf(rows[0]!.cells), guessed: true };
	if (first.words > 0) return first.header;
	return (found.find(({ words, share }) => words >= 2 && share >= 0.5) ?? first).header;
}

/** Whether rows are a table at all: a header of two names or more, and something below it. */
export function isTable(rows: readonly TableRow[]): boolean {
	if (rows.length < 2) return false;
	const { index, depth, names } = findHeader(rows);
	return names.filter((name) => name !== '').length >= 2 && rows.length > index + depth && usualWidth(rows) >= 2;
}

/** Cells that three quarters of the rows do not exceed: titles and notes are narrower, records about as wide. */
function usualWidth(rows: readonly TableRow[]): number {
	const widths = rows.map((row) => filledOf(row).length).sort((a, b) => a - b);
	return widths[Math.floor(widths.length * 0.75)] ?? 0;
}

function headerAt(rows: readonly TableRow[], index: number, width: number): Header | null {
	const row = rows[index]!;
	if (filledOf(row).some((cell) => cell.length > LONGEST_NAME || isRemark(cell))) return null;
	const child = rows[index + 1];
	const joined = child ? joinedNames(row, child) : null;
	const names = joined ?? namesOf(row.cells);
	const given = names.filter((name) => name !== '');
	if (given.length < Math.max(width > 1 ? 2 : 1, width * 0.6)) return null;
	if (given.filter(isFigure).length > given.length * 0.2) return null;
	if (new Set(given.map(headerKey)).size < given.length * 0.7) return null;
	return { index, depth: joined ? 2 : 1, names };
}

/** Names as they are written, line breaks inside taken out, without the blank columns at the end. */
function namesOf(cells: readonly (string | null)[]): string[] {
	const names = cells.map((cell) => oneLine(cell ?? ''));
	while (names.length > 0 && names.at(-1) === '') names.pop();
	return names;
}

/**
 * Names of a header of two rows: groups over several columns above, their columns below; null when the second row is
 * none. Below a column that is no group nothing stands, or (merged downwards) its own name again.
 */
function joinedNames(parent: TableRow, child: TableRow): string[] | null {
	const width = Math.max(parent.cells.length, child.cells.length, ...parent.spans.map(({ to }) => to + 1));
	const groups = groupsOf(parent, width);
	const wide = groups.filter(({ from, to }) => to > from);
	if (wide.length === 0 || groups.length < 2) return null;
	const below = (column: number) => (blank(child.cells[column]) ? null : oneLine(child.cells[column]!));
	for (const { from, to, text } of groups) if (to === from && below(from) !== null && below(from) !== text) return null;
	const names = filledOf(child).map(oneLine);
	if (names.some((name) => isFigure(name) || name.length > LONGEST_NAME || isRemark(name))) return null;
	for (const { from, to } of wide) {
		let count = 0;
		for (let column = from; column <= to; column++) if (below(column)) count++;
		if (count < 2) return null;
	}
	const counts = new Map<string, number>();
	for (const name of [...names, ...groups.filter(({ from, to }) => from === to).map(({ text }) => text)])
		counts.set(headerKey(name), (counts.get(headerKey(name)) ?? 0) + 1);
	const joined = Array.from({ length: width }, () => '');
	for (const { from, to, text } of groups)
		for (let column = from; column <= to; column++) {
			const name = to === from ? null : below(column);
			if (name) joined[column] = childName(text, name, counts.get(headerKey(name)) === 1);
			else if (column === from) joined[column] = text;
		}
	return namesOf(joined);
}

/** The cells of a row with the columns each stands over: what is merged, else the blank columns to its right. */
function groupsOf({ cells, spans }: TableRow, width: number): { from: number; to: number; text: string }[] {
	const starts = cells.flatMap((cell, column) => (blank(cell) ? [] : [column]));
	return starts.map((from, index) => {
		const span = spans.find((each) => each.from === from);
		const to = spans.length > 0 ? (span?.to ?? from) : (starts[index + 1] ?? width) - 1;
		return { from, to, text: oneLine(cells[from]!) };
	});
}

export type RowKind = 'record' | 'total' | 'note' | 'header';

const TOTAL = /^.{0,12}(小计|合计|总计|共计|累计)([(（].*[)）])?[:：]?$/;
/** The label alone, in a column further on: a ledger that numbers its rows and names township and village before it. */
const TOTAL_ALONE = /^(小计|合计|总计|共计|累计)[:：]?$/;
/** A sum told in one cell: `合计：3宗12.5亩`. */
const SUMMED = /^(合计|总计|共计).{1,}/;
const NOTE = /^(注|备注|说明|附注|填表说明)\d*\s*[:：.、]/;
const SIGNED =
	/^(填表|制表|填报|编制|审核|复核|经办|负责|调查|记录|校核|统计)(人|员|单位|日期|时间)?(\s*[(（].{0,12}[)）])?\s*[:：]/;
const SIGNED_LONG = /^(单位|部门|村|组|乡镇|主管)?(负责人|联系人|联系电话)(\s*[(（].{0,12}[)）])?\s*[:：]/;
const COUNTER = /^[(（]?(\d{1,3})[)）]?$/;
const NAMED = /^(栏次|序列|[甲乙丙丁])$/;

/**
 * What a row below the header is: a record; a sum of others; words for people (notes, signatures); the header's columns counted
 * through: `（1）（2）（3）`.
 * @param width columns of the table
 */
export function kindOfRow({ cells }: TableRow, width: number): RowKind {
	const filled = cells.filter((cell): cell is string => !blank(cell));
	const [first = '', ...next] = filled.slice(0, 5).map(labelOf);
	if (TOTAL.test(first)) return 'total';
	// Beyond the third column only after words alone: what follows a figure is a record's own.
	const later = next.findIndex((label, at) => (at < 2 ? TOTAL : TOTAL_ALONE).test(label));
	const before = [first, ...next.slice(0, Math.max(0, later))];
	if (
		later >= 0 &&
		before.every((label) => label.length <= 12) &&
		(later < 2 || !before.slice(1).some((label) => /^[\d.]+$/.test(label)))
	)
		return 'total';
	if (filled.length <= Math.max(1, width / 2)) {
		if (filled.length === 1 && SUMMED.test(first)) return 'total';
		if (NOTE.test(first) || SIGNED.test(first) || SIGNED_LONG.test(first)) return 'note';
	}
	return isCounter(filled) ? 'header' : 'record';
}

/** A cell as a label: without width and blanks; what is too long for one is a row of its own. */
const labelOf = (cell: string): string =>
	cell.length > 200 ? '—'.repeat(20) : cell.normalize('NFKC').replace(/\s+/g, '');

/** Whether two rows say the same: a header that is printed again on every page. */
export const sameCells = (a: TableRow, b: TableRow): boolean => {
	const width = Math.max(a.cells.length, b.cells.length);
	for (let column = 0; column < width; column++)
		if ((a.cells[column]?.trim() ?? '') !== (b.cells[column]?.trim() ?? '')) return false;
	return true;
};

/** The label of a row of totals. */
export const totalLabel = ({ cells }: TableRow): string =>
	(
		cells
			.flatMap((cell) => (blank(cell) ? [] : [labelOf(cell!)]))
			.find((label) => TOTAL.test(label) || SUMMED.test(label)) ?? ''
	).slice(0, 80);

/** Columns counted through; plain numbers only beside 栏次 or 甲, for a record may hold 1, 2, 3. */
function isCounter(filled: readonly string[]): boolean {
	if (filled.length < 3 || !(NAMED.test(filled[0]!) || COUNTER.test(filled[0]!))) return false;
	const numbers = filled.filter((cell) => !NAMED.test(cell)).map((cell) => COUNTER.exec(cell.normalize('NFKC').trim()));
	if (numbers.length < 3 || !numbers.every((match, index) => Number(match?.[1]) === index + 1)) return false;
	return numbers.length < filled.length || numbers.every((match) => match![0].startsWith('('));
}

/** A long number or a day: what a record holds and no column is called. */
const IS_VALUE = /^(\d{4,}|\d+\.\d+|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)$/;

/**
 * The first row, where it is no header but a record: figures stand in it above figures. Taken for a header it would be lost.
 * @returns what stands there, to be shown; null when it may be a header
 */
export function recordOnTop(rows: readonly TableRow[], header: Header): string | null {
	const [first, second] = rows;
	if (!header.guessed && header.names.some((name) => !isFigure(name) && isHeaderWord(name))) return null;
	if (header.index !== 0 || !first || !second) return null;
	const value = (row: TableRow, at: number) => IS_VALUE.test(row.cells[at]?.trim() ?? '');
	const found = first.cells.findIndex((_, at) => value(first, at) && value(second, at));
	return found < 0
		? null
		: first.cells
				.filter((cell) => cell?.trim())
				.slice(0, 4)
				.join('、')
				.slice(0, 80);
}
