import { buffer } from 'node:stream/consumers';
import exceljs, { type Cell } from '@protobi/exceljs';
import { describe, expect, test } from 'vitest';
import type { Problem } from '#core/import-fields.ts';
import type { ParsedRow } from '#exchange/parsed.ts';
import { words } from '#text/words.ts';
import { reportWorkbook } from './report.server.ts';
import { cellOf, NOTED, textCell, type Report } from './report.ts';

const { import: zh } = await words('zh', ['import']);
const { import: en } = await words('en', ['import']);

const report: Report = {
	name: '岭上村台账.xlsx',
	kindName: '承包合同',
	facts: {
		format: 'xlsx',
		layer: '台账',
		encoding: 'GB18030',
		encodingFrom: 'guessed',
		srid: 4546,
		sridFrom: 'chosen',
		datum: 'gcj02',
		crsCandidates: [],
		crsAsked: false,
		columns: ['合同编号', '承包方', '合同面积(亩)', '备注'],
		rows: 4,
		shapes: 4,
		extent: null,
		notes: [],
		totals: [],
		overlaps: { pairs: [{ a: 1, b: 2, m2: 2000 }], count: 203, m2: 60_000, complete: true }
	},
	mapping: { number: { column: 0, header: '合同编号' }, contracted_mu: { column: 2, header: '合同面积(亩)' } },
	problems: [
		{ row: 2, field: 'contracted_mu', column: '合同面积(亩)', expected: 'mu', got: '十二' },
		{ row: 2, field: 'number', expected: 'unique', params: { row: 1 }, got: 'HT-1' },
		{ row: 3, field: 'shape', expected: 'shape.closed', got: '1 2 … 3 4' }
	],
	doubts: [{ row: 4, field: 'contracted_mu', expected: 'mu', got: '0.10' }],
	totals: [
		{
			row: 9,
			label: '合计',
			field: 'contracted_mu',
			unit: 'mu',
			header: '合同面积(亩)',
			declared: 1250,
			sum: 1248,
			parts: 3,
			agrees: true
		}
	],
	notes: [{ note: 'crs.no_prj' }]
};
const record = (n: number, v: (string | null)[], line?: number): ParsedRow => ({
	n,
	v,
	s: null,
	b: null,
	p: null,
	line
});
const records = [
	record(1, ['HT-1', '张某', '12.50', null], 4),
	record(2, ['HT-1', '李某', '十二', '=HYPERLINK("http://x")'], 5),
	record(3, ['149901100200000003Q', '王某', '-0.36', '\u0001\ud800\ufffe'], 7),
	record(4, ['0001', '赵某', '0.10'], 8)
];
async function* parts(all: readonly ParsedRow[], size = 2) {
	for (let at = 0; at < all.length; at += size) yield await Promise.resolve(all.slice(at, at + size));
}
async function opened(given: Report = report, all: readonly ParsedRow[] = records, text = zh) {
	const book = new exceljs.Workbook();
	const bytes = await buffer(reportWorkbook({ ...given, rows: parts(all), words: text }));
	await book.xlsx.load(bytes as unknown as ArrayBuffer);
	return { summary: book.worksheets[0]!, rows: book.worksheets[1]!, bytes };
}
const fillOf = (cell: Cell) => (cell.fill?.type === 'pattern' ? cell.fill.fgColor?.argb : undefined);
const noteOf = (cell: Cell) => (cell.note ? JSON.stringify(cell.note) : undefined);

test('the summary tells what the file is and how it was read', async () => {
	const { summary } = await opened();
	expect(summary.name).toBe('核对结果');
	const lines: unknown[][] = [];
	summary.eachRow((row) => lines.push((row.values as unknown[]).slice(1)));
	expect(lines).toContainEqual(['文件', '岭上村台账.xlsx']);
	expect(lines).toContainEqual(['当作', '承包合同']);
	expect(lines).toContainEqual(['文字编码', 'GB18030 · 按内容判断']);
	expect(lines).toContainEqual(['坐标系', 'GCJ-02 → CGCS2000 3°带，中央经线 111°，不带带号 (EPSG:4546) · 人工指定']);
	expect(lines).toContainEqual(['可收（行）', 2]);
	expect(lines).toContainEqual(['不收（行）', 2]);
	expect(lines).toContainEqual(['请核对（行）', 1]);
	expect(lines).toContainEqual(['没有 .prj 文件']);
	expect(lines).toContainEqual([9, '合计', '合同面积(亩)', 12.5, 12.48, 0.02, 3]);
	expect(lines).toContainEqual(['互相重叠的图形 203 对，共 90.00 亩']);
	expect(lines).toContainEqual([1, 2, 3]);
	expect(lines).toContainEqual(['另有 3 对未列']);
});

describe('the rows go back as they came', () => {
	test('in their own columns, numbered as in their own sheet', async () => {
		const { rows } = await opened();
		expect((rows.getRow(1).values as unknown[]).slice(1)).toEqual(['行号', ...report.facts.columns, '问题']);
		expect([2, 3, 4, 5].map((row) => rows.getCell(row, 1).value)).toEqual([4, 5, 7, 8]);
		expect(rows.autoFilter).toBe('A1:F5');
		expect(rows.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 1 });
	});
	test('numbers stay numbers with their places, codes stay text', async () => {
		const { rows } = await opened();
		expect(rows.getCell('D2').value).toBe(12.5);
		expect(rows.getCell('D2').numFmt).toBe('0.00');
		expect(rows.getCell('D4').value).toBe(-0.36);
		expect(rows.getCell('B4').value).toBe('149901100200000003Q');
		expect(rows.getCell('B5').value).toBe('0001');
	});
	test('nothing in them runs as a formula, nothing breaks the workbook', async () => {
		const { rows } = await opened();
		expect(rows.getCell('E3').value).toBe(`'=HYPERLINK("http://x")`);
		expect(rows.getCell('E3').formula).toBeUndefined();
		expect(rows.getCell('E4').value).toBe('\ufffd\ufffd');
	});
	test('with rejected rows filled, cells at fault noted, and everything said in the last column', async () => {
		const { rows } = await opened();
		expect(fillOf(rows.getCell('C2'))).toBeUndefined();
		expect(fillOf(rows.getCell('C3'))).toBe('FFF7E6DB');
		expect(fillOf(rows.getCell('D3'))).toBe('FFEBBF9F');
		expect(noteOf(rows.getCell('D3'))).toContain('合同面积(亩) 应为亩数（不小于 0 的数），实为 十二');
		expect(noteOf(rows.getCell('B3'))).toContain('不与第 1 行重复');
		expect(noteOf(rows.getCell('C3'))).toBeUndefined();
		expect(rows.getCell('F3').value).toBe(
			'不收：合同面积(亩) 应为亩数（不小于 0 的数），实为 十二；合同编号 应为不与第 1 行重复，实为 HT-1'
		);
		expect(rows.getCell('F4').value).toBe('不收：图形 应为首尾相接的环，实为 1 2 … 3 4');
		expect(rows.getCell('F5').value).toMatch(/^请核对：/);
		expect(fillOf(rows.getCell('C5'))).toBe('FFFFF4D6');
		expect(rows.getCell('F2').value).toBeNull();
	});
	test('in English as well', async () => {
		const { summary, rows } = await opened(report, records, en);
		expect(summary.name).toBe('Result');
		expect(rows.getCell('F4').value).toBe('Rejected: Shape: expected a closed ring; got 1 2 … 3 4');
	});
});

test.each([
	['=1+1', "'=1+1"],
	['+86', "'+86"],
	['-x', "'-x"],
	['@A1', "'@A1"],
	['\t=1', "'\t=1"],
	['\r=1', "'\r=1"],
	['＝1', "'＝1"],
	['＋1', "'＋1"],
	['－1', "'－1"],
	['＠1', "'＠1"],
	['1e5', '1e5'],
	['0102', '0102'],
	['13800001111', '13800001111'],
	['12.', '12.']
])('%j goes back as the text %j', (text, value) => expect(cellOf(text)).toEqual({ value }));

test.each([
	['-12.50', { value: -12.5, places: 2 }],
	['0', { value: 0, places: 0 }],
	['2024', { value: 2024, places: 0 }]
])('%s goes back as a number', (text, cell) => expect(cellOf(text)).toEqual(cell));

test('a text longer than a cell is cut and says so', () => {
	const { value } = textCell('长'.repeat(40_000));
	expect(value).toHaveLength(32_767);
	expect(value.endsWith('…')).toBe(true);
});

test('notes end where a spreadsheet would choke, words do not', async () => {
	const count = NOTED + 50;
	const all = Array.from({ length: count }, (_, at) => record(at + 1, [`HT-${at}`, null, 'x', null]));
	const problems: Problem[] = all.map(({ n }) => ({ row: n, field: 'contracted_mu', expected: 'mu', got: 'x' }));
	const { rows, summary } = await opened({ ...report, problems, facts: { ...report.facts, rows: count } }, all);
	expect(noteOf(rows.getCell(NOTED + 1, 4))).toBeDefined();
	expect(noteOf(rows.getCell(NOTED + 2, 4))).toBeUndefined();
	expect(rows.getCell(count + 1, 6).value).toMatch(/^不收/);
	const told: unknown[] = [];
	summary.eachRow((row) => told.push(row.getCell(1).value));
	expect(told.some((each) => String(each).includes(String(NOTED)))).toBe(true);
});

test('fails as a stream where the rows fail, and stops when nobody reads on', async () => {
	async function* broken(): AsyncGenerator<ParsedRow[]> {
		yield await Promise.resolve(records);
		throw new Error('disk');
	}
	await expect(buffer(reportWorkbook({ ...report, rows: broken(), words: zh }))).rejects.toThrow('disk');
	let taken = 0;
	async function* endless(): AsyncGenerator<ParsedRow[]> {
		for (;;) {
			taken += records.length;
			yield await Promise.resolve(records);
		}
	}
	const stream = reportWorkbook({ ...report, rows: endless(), words: zh });
	for await (const _ of stream) break;
	await new Promise((done) => setTimeout(done, 200));
	const then = taken;
	await new Promise((done) => setTimeout(done, 200));
	expect(taken).toBe(then);
});
