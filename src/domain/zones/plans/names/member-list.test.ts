import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { VillageFigures } from '#zones/plans/figures.ts';
import { memberColumns, memberRows } from './member-list.ts';

const village = (code: string, name: string, township: string): VillageFigures => ({
	...{ code, name, number: 1, township, townshipName: township, place: [0, 0], neighbours: [] },
	...{ areaMu: 0, overMu: 0, reclaimedMu: 0, contracts: {}, farmland: {}, redLines: {} }
});
const villages = [
	village('149901100201', '上峪村', '石门镇'),
	village('149901101201', '上峪村', '河口镇'),
	village('149901100203', '东街社区', '石门镇'),
	village('149901101203', '下井村', '河口镇')
];
const columns = { code: 0, township: 1, village: 2 };

test.each<[string, string[], string]>([
	['names of a county', ['序号', '乡镇', '村名', '区划代码'], '2,1,3'],
	['with blanks, in full width', ['所属 乡镇', '村（社区）', '村 代码'], '1,0,2'],
	['English', ['No.', 'Village name', 'Township', 'Village code'], '1,2,3'],
	['only names', ['行政村'], '0,,'],
	['heads that say nothing', ['甲', '乙'], ',,']
])('columns by their heads: %s', (_, heads, expected) => {
	const { village: name, township, code } = memberColumns(heads);
	expect([name, township, code].map((at) => at ?? '').join()).toBe(expected);
});

describe('a row', () => {
	test.each<[string, (string | null)[], string, number]>([
		['by its name', [null, null, '下井村'], '149901101203', 1],
		['without 村: asked', [null, null, '下井'], '', 1],
		['as another kind: asked', [null, '石门镇', '东街村'], '', 1],
		['without 村 beside its code', ['149901101203', null, '下井'], '149901101203', 1],
		['by its committee', [null, null, '下井村民委员会'], '149901101203', 1],
		['by its code alone', ['149901100203', null, null], '149901100203', 1],
		['by code and name', ['149901100201', null, '上峪村'], '149901100201', 2],
		['by name and township', [null, '河口镇', '上峪村'], '149901101201', 1],
		['one of two of a name: asked', [null, null, '上峪村'], '', 2],
		['a code beside the name of another: asked', ['149901100203', null, '下井村'], '', 2],
		['a township in which none of that name lies: asked', [null, '石门镇', '下井村'], '', 1],
		['a code nobody has, beside a name: asked', ['149901100299', null, '下井村'], '', 1],
		['nobody known', [null, '石门镇', '没有的村'], '', 0]
	])('%s', (_, cells, sure, found) => {
		const [row] = memberRows({ columns: [], rows: [{ line: 7, cells }] }, columns, villages);
		expect([row!.line, row!.sure?.code ?? '', row!.found.length]).toEqual([7, sure, found]);
	});
	test('that names nothing is left out', () => {
		expect(memberRows({ columns: [], rows: [{ line: 2, cells: [null, '石门镇', ' '] }] }, columns, villages)).toEqual(
			[]
		);
	});
	test('is never sure of a village that what it says does not name', () => {
		const cell = fc.option(fc.constantFrom('上峪村', '上峪', '下井村', '东街', '石门镇', '河口镇', 'x', ...villages.map(({ code }) => code))); // prettier-ignore
		fc.assert(
			fc.property(fc.tuple(cell, cell, cell), (cells) => {
				for (const { sure, found } of memberRows({ columns: [], rows: [{ line: 1, cells }] }, columns, villages)) {
					if (!sure) continue;
					expect(found).toContain(sure);
					if (cells[0]) expect(sure.code).toBe(cells[0]);
					if (cells[1]) expect(cells[2] ? sure.township : cells[1]).toBe(cells[1]);
				}
			})
		);
	});
});
