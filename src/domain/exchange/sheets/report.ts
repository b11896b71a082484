import { guarded } from '#core/csv-text.ts';
import type { Mapping, Problem } from '#core/import-fields.ts';
import { muFromSquareMetres } from '#core/mu.ts';
import type { DeclaredTotal } from '#exchange/intake/declared-totals.ts';
import type { FileFacts, Note } from '#exchange/parsed.ts';

/** What is said about a file to whoever made it. Pure. */
export interface Report {
	/** Name of the file, and what it was taken for. */
	name: string;
	kindName: string;
	facts: FileFacts;
	mapping: Mapping;
	/** Why records are rejected, in any order. */
	problems: readonly Problem[];
	/** What should be looked at in records that can be taken. */
	doubts: readonly Problem[];
	totals: readonly DeclaredTotal[];
	notes: readonly Note[];
}

type Params = Record<string, string | number>;

/** The words a report needs: those of import, structurally, for exchange knows no text. */
export interface ReportWords {
	report: {
		sheets: { summary: string; rows: string };
		summary: Record<
			'file' | 'kind' | 'rows' | 'taken' | 'rejected' | 'doubtful' | 'notes' | 'none' | 'totals' | 'overlaps',
			string
		>;
		totals: Record<'row' | 'label' | 'column' | 'declared' | 'sum' | 'difference' | 'parts', string>;
		overlaps: Record<'first' | 'second' | 'mu', string>;
		overlapsOf: (pairs: number, mu: string) => string;
		more: (count: number) => string;
		row: string;
		problem: string;
		rejected: (problems: string) => string;
		doubt: (doubts: string) => string;
		said: (field: string, expected: string, got: string | null) => string;
		noted: (limit: number) => string;
	};
	read: Record<'format' | 'layer' | 'encoding' | 'crs' | 'noShapes', string> & { from: Record<string, string> };
	crsName: (srid: number) => string;
	fields: Record<string, string>;
	expected: Record<string, (params?: Params) => string>;
	notes: Record<string, (detail?: Params) => string>;
}

/** A cell of a workbook: a number with the places it was written with, or text. */
export type ReportCell = { value: number; places: number } | { value: string } | null;

/** Cells with a note of their own; a spreadsheet opens tens of thousands of them slowly, and the last column says it all. */
export const NOTED = 2_000;
/** Excel holds no more in a cell. */
const LONGEST = 32_767;
/** What a spreadsheet shows as it is; longer runs of digits are codes and stay text. */
const NUMBER = /^-?(0|[1-9]\d{0,8})(?:\.(\d{1,6}))?$/;

/**
 * Text for a workbook: never a formula, never longer than a cell, never a character XML cannot hold (a lone half of a
 * pair, U+FFFE, U+FFFF).
 */
export function textCell(text: string): { value: string } {
	const sound = guarded(text.toWellFormed().replace(/[\ufffe\uffff]/g, '\ufffd'));
	return { value: sound.length > LONGEST ? `${sound.slice(0, LONGEST - 1)}…` : sound };
}

/** A cell of the file as it goes back: what is a number stays one, with its places. */
export function cellOf(text: string | null): ReportCell {
	if (text === null || text === '') return null;
	const match = NUMBER.exec(text);
	return match ? { value: Number(text), places: match[2]?.length ?? 0 } : textCell(text);
}

/** `合同面积 亩：应为 亩数（不小于 0 的数），实为 十二` */
export function problemText({ field, column, expected, params, got }: Problem, words: ReportWords): string {
	const wanted = words.expected[expected]?.(params) ?? expected;
	return words.report.said(column ?? words.fields[field] ?? field, wanted, got === null ? null : got.slice(0, 200));
}

/** A block of the summary: what it is about, and its lines; a first line that is a header is marked as one. */
export interface Block {
	title: string | null;
	head: string[] | null;
	lines: (string | number)[][];
}

/** Pairs that are told one by one. */
const PAIRS = 200;

export function summaryOf(report: Report, words: ReportWords): Block[] {
	const blocks: Block[] = [{ title: null, head: null, lines: factLines(report, words) }];
	const notes = report.notes.map(({ note, detail }) => [words.notes[note]?.(detail) ?? note]);
	if (report.problems.length + report.doubts.length > NOTED) notes.push([words.report.noted(NOTED)]);
	const text = words.report.summary;
	blocks.push({ title: text.notes, head: null, lines: notes.length > 0 ? notes : [[text.none]] });
	if (report.totals.length > 0) blocks.push(totalsBlock(report.totals, words));
	const overlaps = overlapsBlock(report.facts, words);
	return overlaps ? [...blocks, overlaps] : blocks;
}

function factLines({ name, kindName, facts, problems, doubts }: Report, { report, read, crsName }: ReportWords) {
	const rejected = new Set(problems.map(({ row }) => row));
	const doubtful = new Set(doubts.map(({ row }) => row).filter((row) => !rejected.has(row)));
	const from = (source: string | null) => (source === null ? '' : ` · ${read.from[source] ?? source}`);
	const shifted = facts.datum === 'gcj02' ? 'GCJ-02 → ' : facts.datum === 'bd09' ? 'BD-09 → ' : '';
	const crs = facts.srid === null ? read.noShapes : `${shifted}${crsName(facts.srid)} (EPSG:${facts.srid})`;
	const text = report.summary;
	return [
		[text.file, name],
		[text.kind, kindName],
		[read.format, facts.format],
		[read.layer, facts.layer],
		...(facts.encoding === null ? [] : [[read.encoding, facts.encoding + from(facts.encodingFrom)]]),
		[read.crs, crs + from(facts.sridFrom)],
		[text.rows, facts.rows],
		[text.taken, facts.rows - rejected.size],
		[text.rejected, rejected.size],
		[text.doubtful, doubtful.size]
	];
}

/** Figures are in the field's own form: areas in hundredths of 亩. */
const figure = (unit: DeclaredTotal['unit'], value: number): number => (unit === 'count' ? value : value / 100);

function totalsBlock(totals: readonly DeclaredTotal[], { report }: ReportWords): Block {
	const { row, label, column, declared, sum, difference, parts } = report.totals;
	return {
		title: report.summary.totals,
		head: [row, label, column, declared, sum, difference, parts],
		lines: totals.map((total) => [
			...[total.row, total.label, total.header],
			...[total.declared, total.sum, total.declared - total.sum].map((value) => figure(total.unit, value)),
			total.parts
		])
	};
}

const muOf = (m2: number): number => muFromSquareMetres(m2) / 100;

function overlapsBlock({ overlaps }: FileFacts, { report }: ReportWords): Block | null {
	if (!overlaps || overlaps.count === 0) return null;
	const { first, second, mu } = report.overlaps;
	const lines: (string | number)[][] = overlaps.pairs.slice(0, PAIRS).map(({ a, b, m2 }) => [a, b, muOf(m2)]);
	if (overlaps.count > PAIRS) lines.push([report.more(overlaps.count - PAIRS)]);
	const all = report.overlapsOf(overlaps.count, muOf(overlaps.m2).toFixed(2));
	return { title: `${report.summary.overlaps} ${all}`, head: [first, second, mu], lines };
}
