import { describe, expect, test } from 'vitest';
import { mu, text, yuan } from '#core/cell-readers.ts';
import { matchColumns, readCells, type Sheet } from '#core/import-fields.ts';
import { keptTotals, TotalsCheck } from './declared-totals.ts';

const sheet: Sheet = {
	kind: 'contract',
	needs: [],
	fields: [
		{ name: 'number', aliases: ['合同编号'], read: text() },
		{ name: 'contracted_mu', aliases: ['合同面积(亩)'], read: mu },
		{ name: 'arrears', aliases: ['拖欠(元)'], read: yuan }
	]
};
const { mapping } = matchColumns(sheet, ['合同编号', '合同面积(亩)']);
const check = (
	records: readonly [line: number, mu: string][],
	totals: readonly [row: number, label: string, mu: string][]
) => {
	const totalsCheck = new TotalsCheck(
		sheet,
		mapping,
		totals.map(([row, label, written]) => ({ row, label, cells: [label, written] }))
	);
	records.forEach(([line, written], at) =>
		totalsCheck.add(line, readCells(sheet, mapping, at + 1, [`H${at}`, written]).values)
	);
	return totalsCheck
		.finish()
		.map(({ row, declared, sum, parts, agrees }) => [row, declared, sum, parts, agrees] as const);
};

describe('declared totals', () => {
	test('a total agrees with its parts within 0.05 亩, and is shown either way', () => {
		const records: [number, string][] = [
			[2, '1.10'],
			[3, '2.20']
		];
		expect(check(records, [[4, '合计', '3.30']])).toEqual([[4, 330, 330, 2, true]]);
		expect(check(records, [[4, '合 计', '3.35']])).toEqual([[4, 335, 330, 2, true]]);
		expect(check(records, [[4, '总计', '3.36']])).toEqual([[4, 336, 330, 2, false]]);
	});

	test('a subtotal counts what came since the one before, a total everything', () => {
		const records: [number, string][] = [
			[2, '1'],
			[3, '2'],
			[5, '4'],
			[6, '8']
		];
		expect(
			check(records, [
				[4, '小计', '3'],
				[7, '小计', '12'],
				[8, '合计', '16']
			])
		).toEqual([
			[4, 300, 300, 2, true],
			[7, 1200, 1200, 2, true],
			[8, 1600, 1500, 4, false]
		]);
	});

	test('the stars of domain.md T5: 100 against the 144 who were rated', () => {
		const stars: [number, string][] = [1, 6, 24, 56, 13].map((count, at) => [at + 2, String(count)]);
		expect(check(stars, [[9, '合计', '144']])).toEqual([[9, 14400, 10000, 5, false]]);
	});

	test('a total above everything is held against all that follows', () => {
		const records: [number, string][] = [
			[3, '1'],
			[4, '2']
		];
		expect(check(records, [[2, '合计', '3']])).toEqual([[2, 300, 300, 2, true]]);
		expect(check(records, [[2, '合计', '4']])).toEqual([[2, 400, 300, 2, false]]);
		expect(check([], [[2, '合计', '3']])).toEqual([]);
	});

	test('subtotals above their rows sum up what follows each, with the total above, below or not at all', () => {
		const records: [number, string][] = [
			[4, '1'],
			[5, '2'],
			[7, '4'],
			[8, '8']
		];
		const parts: [number, string, string][] = [
			[3, '上峪村小计', '3'],
			[6, '下井村小计', '13']
		];
		const found = [
			[3, 300, 300, 2, true],
			[6, 1300, 1200, 2, false]
		];
		expect(check(records, parts)).toEqual(found);
		expect(check(records, [[2, '合计', '15'], ...parts])).toEqual([[2, 1500, 1500, 4, true], ...found]);
		expect(check(records, [...parts, [9, '合计', '16']])).toEqual([...found, [9, 1600, 1500, 4, false]]);
		// A village without a record has nothing to be held against.
		expect(check(records, [...parts, [9, '东沟村小计', '0']])).toEqual(found);
		expect(check([], [[2, '小计', '3']])).toEqual([]);
	});

	test('a cell that is no number says nothing', () => expect(check([[2, '1']], [[3, '合计', '约一亩']])).toEqual([]));

	test('money agrees to the fen, each column by itself', () => {
		const { mapping: both } = matchColumns(sheet, ['合同编号', '合同面积(亩)', '拖欠(元)']);
		const totals = new TotalsCheck(sheet, both, [{ row: 4, label: '王建国小计', cells: ['王建国小计', '3', '30.02'] }]);
		for (const [at, cells] of [
			[1, ['H1', '1', '10.00']],
			[2, ['H2', '2', '20.01']]
		] as const)
			totals.add(at + 1, readCells(sheet, both, at, cells).values);
		const found = totals.finish();
		expect(found.map(({ unit, declared, sum, agrees }) => [unit, declared, sum, agrees])).toEqual([
			['mu', 300, 300, true],
			['fen', 3002, 3001, false]
		]);
		// What differs comes first, and nobody is named.
		expect(keptTotals(found).map(({ label, field }) => [label, field])).toEqual([
			['小计', 'arrears'],
			['小计', 'contracted_mu']
		]);
	});
});
