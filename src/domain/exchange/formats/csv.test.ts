import { describe, expect, test } from 'vitest';
import { decodeMultiPolygon } from '#core/ewkb.ts';
import { toGaussKruger } from '#core/gauss-kruger.ts';
import { placed } from '#test/import-files.ts';
import { readImport, readImportWell } from '#test/read-import.ts';

const corners: [number, number][] = [
	[111.66, 38.28],
	[111.66, 38.29],
	[111.67, 38.29],
	[111.67, 38.28]
];
const csv = (text: string | Uint8Array) => readImportWell(placed('a.csv', text));
const cornersOf = (hex: string | null) => decodeMultiPolygon(Buffer.from(hex!, 'hex')).shape;

describe('text', () => {
	const table = '地块代码;地块名称\r\n001;"村东; 大块"\r\n\r\n002;乙\r\n';
	const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16();
	test.each([
		['UTF-16 BE', bigEndian(`\ufeff${table}`), 'UTF-16BE', 'declared'],
		['UTF-16 BE that does not say so', bigEndian(table), 'UTF-16BE', 'guessed'],
		['UTF-16 LE that does not say so', Buffer.from(table, 'utf16le'), 'UTF-16LE', 'guessed'],
		['sep=; before it', Buffer.from(`\ufeffsep=;\r\n${table}`), 'UTF-8', 'declared'],
		['sep=; in UTF-16', Buffer.from(`\ufeffsep=;\r\n${table}`, 'utf16le'), 'UTF-16LE', 'declared']
	])('%s', async (_, bytes, encoding, from) => {
		const { facts, rows } = await csv(bytes);
		expect([facts.encoding, facts.encodingFrom, facts.columns]).toEqual([encoding, from, ['地块代码', '地块名称']]);
		// The row of the sheet is counted as a spreadsheet shows it: with blank rows, without `sep=`.
		expect(rows.map(({ n, line, v }) => [n, line, ...v])).toEqual([
			[1, 2, '001', '村东; 大块'],
			[2, 4, '002', '乙']
		]);
	});

	test('a ledger saved as CSV keeps its title, notes and totals out of its records', async () => {
		const { facts, rows } = await csv(
			'城关镇合同台账,,,\n单位：亩,,,\n合同编号,承包方,合同面积,\n,,亩,平方米\nH-1,张三,1.5,1000\n小计,,1.5,1000\n合同编号,承包方,合同面积,\nH-2,李四,3,2000\n合计,,4.5,3000\n填表人：王五,,审核：赵六,\n'
		);
		expect(facts.columns).toEqual(['合同编号', '承包方', '合同面积(亩)', '合同面积(平方米)']);
		expect(rows.map(({ line, v }) => [line, v[0]])).toEqual([
			[5, 'H-1'],
			[8, 'H-2']
		]);
		expect(facts.totals).toEqual([
			{ row: 6, label: '小计', cells: ['小计', null, '1.5', '1000'] },
			{ row: 9, label: '合计', cells: ['合计', null, '4.5', '3000'] }
		]);
		expect(facts.notes).toEqual([
			{ note: 'table.header', detail: { row: 3 } },
			{ note: 'table.totals', detail: { count: 2 } },
			{ note: 'table.notes', detail: { count: 2 } }
		]);
	});

	test('a plain table has no notes at all', async () => {
		const { facts } = await csv('code,name\na,b\n');
		expect([facts.notes, facts.totals]).toEqual([[], []]);
	});
});

describe('coordinates', () => {
	const closed = [...corners, corners[0]];
	test('in one column, as a list or as well-known text', async () => {
		const list = corners.map((corner) => corner.join(',')).join(';');
		const wkt = `POLYGON((${closed.map((corner) => corner!.join(' ')).join(',')}))`;
		const { facts, rows } = await csv(
			`DKBM,KJZB\n1,"${list}"\n2,"${list};${corners[0]!.join(',')}"\n3,"${wkt}"\n4,\n5,"111,38;112"\n6,无\n`
		);
		for (const { s } of rows.slice(0, 3)) expect(cornersOf(s)).toEqual([[closed]]);
		expect(rows.slice(3).map(({ s, p }) => s ?? p?.expected ?? null)).toEqual([null, 'shape.coordinates', 'shape.wkt']);
		expect(facts.notes.map(({ note }) => note)).toEqual(['crs.guessed']);
	});

	const metres = corners.map(([longitude, latitude]) => toGaussKruger(longitude, latitude, 111));
	test.each([
		['six digits', 500_000, 4546],
		['eight digits', 37_500_000, 4525]
	])('of boundary points, the northing first and an easting of %s', async (_, falseEasting, srid) => {
		const points = metres.map(([x, y], index) => `J${index + 1},${y},${x + falseEasting}`);
		const lines = ['甲', '乙'].flatMap((code) => points.map((point) => `${code},${point},南沟`));
		const { facts, rows } = await csv(`地块编号,界址点号,X(m),Y(m),坐落\n${lines.join('\n')}\n`);
		expect([facts.rows, facts.shapes, facts.srid]).toEqual([2, 2, srid]);
		expect(rows.map(({ line, v }) => [line, ...v])).toEqual([
			[2, '甲', null, null, null, '南沟'],
			[6, '乙', null, null, null, '南沟']
		]);
		const [ring] = cornersOf(rows[0]!.s)[0]!;
		ring!.forEach(([x, y], index) => {
			expect(x).toBeCloseTo(closed[index]![0], 8);
			expect(y).toBeCloseTo(closed[index]![1], 8);
		});
		expect(facts.notes.map(({ note }) => note)).toEqual(['coordinates.swapped', 'crs.guessed']);
	});

	test('of boundary points by 经度 and 纬度, in either order', async () => {
		const lines = corners.map(([x, y], index) => `1,${index},${y},${x}`).join('\n');
		const { facts, rows } = await csv(`编号,点号,纬度,经度\n${lines}\n`);
		expect(cornersOf(rows[0]!.s)).toEqual([[closed]]);
		expect(facts.notes.map(({ note }) => note)).toEqual(['crs.guessed']);
	});

	test('of one point a row stay ordinary cells', async () => {
		const { facts, rows } = await csv('编号,名称,经度,纬度\n1,a,111.66,38.28\n2,b,111.67,38.28\n3,c,111.67,38.29\n');
		expect([facts.rows, facts.shapes, rows[0]!.v, rows[0]!.p]).toEqual([3, 0, ['1', 'a', '111.66', '38.28'], null]);
	});
});

test('nothing but blank rows is refused', async () => {
	expect(await readImport(placed('a.csv', ',,\n , ,\n'))).toMatchObject({ reason: 'import.csv.empty' });
});
