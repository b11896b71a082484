import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvText } from './csv-text.ts';

test('a cell never begins as a formula', () => {
	for (const evil of ['=HYPERLINK("http://x")', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1'])
		expect(parse(csvText([[evil]]), { bom: true })).toEqual([[`'${evil}`]]);
});

test('numbers stay numbers, nothing stays empty', () => {
	expect(csvText([['图斑号', null, -1.08, 3.22]])).toBe('\ufeff图斑号,,-1.08,3.22\r\n');
});

test('any text comes back through a reader', () => {
	fc.assert(
		fc.property(fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
			const read: string[][] = parse(csvText(rows), { bom: true, relax_column_count: true, skip_empty_lines: false });
			expect(
				read.map((row) => row.map((cell) => cell.replace(/^'(?='*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/u, '')))
			).toEqual(rows);
		})
	);
});
