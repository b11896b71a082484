import { describe, expect, test } from 'vitest';
import type { RawRow } from '#exchange/parsed.ts';
import { boundaryPoints } from './boundary-points.ts';
import { axes, coordinateColumns, looksLikeList, polygonOfList } from './coordinate-columns.ts';

const square = [
	[111.66, 38.28],
	[111.67, 38.28],
	[111.67, 38.29],
	[111.66, 38.29],
	[111.66, 38.28]
];

describe('a list of coordinates', () => {
	test.each([
		['without its first corner again', '111.66,38.28;111.67,38.28;111.67,38.29;111.66,38.29'],
		['with it', '111.66,38.28;111.67,38.28;111.67,38.29;111.66,38.29;111.66,38.28;'],
		['of full-width marks and blanks', ' 111.66， 38.28； 111.67，38.28；111.67，38.29；111.66，38.29 '],
		['of blanks within pairs', '111.66 38.28;111.67 38.28;111.67 38.29;111.66 38.29'],
		['of commas between pairs', '111.66 38.28,111.67 38.28,111.67 38.29, 111.66 38.29'],
		['of blanks between pairs', '111.66,38.28 111.67,38.28 111.67,38.29 111.66,38.29'],
		['of commas only', '111.66,38.28,111.67,38.28,111.67,38.29,111.66,38.29'],
		['a line each', '111.66,38.28\n111.67,38.28\r\n111.67,38.29\n111.66,38.29'],
		['in brackets', '[[111.66,38.28],[111.67,38.28],[111.67,38.29],[111.66,38.29]]'],
		['with numbers of points', 'J1,111.66,38.28;J2,111.67,38.28;J3,111.67,38.29;J4,111.66,38.29'],
		['with points counted', '1,111.66,38.28;2,111.67,38.28;3,111.67,38.29;4,111.66,38.29'],
		['with heights', '111.66,38.28,812;111.67,38.28,812;111.67,38.29,811;111.66,38.29,810']
	])('%s', (_, text) => {
		const both = axes();
		expect(looksLikeList(text)).toBe(true);
		expect(polygonOfList(text, both)).toEqual({ rings: [[square]] });
		expect(both.swapped).toBe(false);
	});

	test('is turned when the northing comes first', () => {
		for (const text of [
			'38.28,111.66;38.28,111.67;38.29,111.67',
			'4238000.5,557000.1;4238000.5,558000.1;4239000.5,558000.1',
			'4238000.5,37557000.1;4238000.5,37558000.1;4239000.5,37558000.1'
		]) {
			const both = axes();
			const shape = polygonOfList(text, both);
			expect(both.swapped).toBe(true);
			const [x, y] = text.split(';')[0]!.split(',').map(Number).reverse();
			expect(shape).toMatchObject({ rings: [[[[x, y], {}, {}, [x, y]]]] });
		}
	});

	test.each([
		['111.66,38.28', 'shape.corners'],
		['111.66,38.28;111.67', 'shape.coordinates'],
		['1,2,3,4,5', 'shape.coordinates'],
		['1,2;x,y;3,4', 'shape.coordinates']
	])('%s is a problem', (text, problem) => expect(polygonOfList(text, axes())).toMatchObject({ problem }));
});

describe('columns of shapes', () => {
	const of = (header: string, ...rows: string[]) =>
		coordinateColumns(
			header.split(','),
			rows.map((row) => row.split(',').map((cell) => cell || null))
		);
	test('are named, or named and look like it', () => {
		expect(of('code,KJZB')).toEqual({ kind: 'shape', column: 1 });
		expect(of('坐标', '111.66 38.28;111.67 38.28;111.67 38.29')).toEqual({ kind: 'shape', column: 0 });
		expect(of('坐标', '111.66 38.28')).toEqual({ kind: 'none' });
	});

	test('of points need rows of one code', () => {
		const rows = ['D1,J1,1,2', 'D1,J2,1,2', 'D1,J3,1,2', 'D2,J1,1,2'];
		const found = { kind: 'points', x: 2, y: 3, code: 0, point: 1, ring: -1 };
		for (const header of ['DKBM,JZDH,XZBZ,YZBZ', '地块代码,界址点号,X（m）,Y（m）', '地块编号,点号,横坐标,纵坐标'])
			expect(of(header, ...rows)).toEqual(found);
		expect(of('地块,点号,纬度,经度', ...rows)).toEqual({ ...found, x: 3, y: 2 });
		expect(of('DKBM,圈号,X,Y', 'D1,1,1,2', ',1,1,2', ',2,1,2')).toEqual({ ...found, point: -1, ring: 1 });
	});

	test('of one point a row are ordinary cells', () => {
		expect(of('编号,经度,纬度', '1,111,38', '2,111,38', '3,111,38')).toEqual({ kind: 'none' });
		// A village's name stands over several wells.
		expect(of('村名,井名,经度,纬度', '甲,a,111,38', '甲,b,111,38', '甲,c,111,38')).toEqual({ kind: 'none' });
	});
});

describe('boundary points', () => {
	const gather = (...lines: string[]) => {
		const found: RawRow[] = [];
		const both = axes();
		const columns = { kind: 'points', code: 0, ring: 1, x: 2, y: 3, point: 4 } as const;
		const points = boundaryPoints(columns, both, (row) => found.push(row));
		lines.forEach((line, index) =>
			points.take({ cells: line.split(' ').map((cell) => (cell === '.' ? null : cell)), shape: null, line: index + 2 })
		);
		points.finish();
		return { found, swapped: both.swapped };
	};

	test('of one code are one record, with the cells of its first row', () => {
		const { found } = gather(
			'a . 0 0 J1 甲',
			'a . 0 9 J2 乙',
			'. . 9 9 J3 .',
			'b . 0 0 J1 丙',
			'b . 0 9 J2 丙',
			'b . 9 9 J3 丙'
		);
		expect(found.map(({ cells, line }) => [...cells, line])).toEqual([
			['a', null, null, null, null, '甲', 2],
			['b', null, null, null, null, '丙', 5]
		]);
		expect(found[0]!.shape).toEqual({
			rings: [
				[
					[
						[0, 0],
						[0, 9],
						[9, 9],
						[0, 0]
					]
				]
			]
		});
	});

	test('of another ring inside are a hole, outside a part', () => {
		const ring = (number: number, from: number, to: number) =>
			[
				[from, from],
				[from, to],
				[to, to],
				[to, from]
			].map(([x, y]) => `a ${number} ${x} ${y} J`);
		const { found } = gather(...ring(1, 0, 9), ...ring(2, 2, 4), ...ring(3, 20, 24));
		const { rings } = found[0]!.shape as { rings: unknown[][] };
		expect(rings.map((polygon) => polygon.length)).toEqual([2, 1]);
	});

	test('that come back to the first begin another ring', () => {
		const { found } = gather('a . 0 0 1', 'a . 0 9 2', 'a . 9 9 3', 'a . 0 0 1', 'a . 1 4 4', 'a . 1 6 5', 'a . 2 5 6');
		expect((found[0]!.shape as { rings: unknown[][] }).rings.map((polygon) => polygon.length)).toEqual([2]);
	});

	test('with the northing as X are turned', () => {
		const { found, swapped } = gather('a . 4238000 557000 1', 'a . 4238000 558000 2', 'a . 4239000 558000 3');
		expect(swapped).toBe(true);
		expect(found[0]!.shape).toMatchObject({ rings: [[[[557000, 4238000], {}, {}, {}]]] });
	});

	test.each([
		[['a . 0 0 1', 'a . x 9 2', 'a . 9 9 3'], 'shape.number'],
		[['a . 0 0 1', 'a . 0 9 2'], 'shape.corners'],
		[Array.from({ length: 201 }, (_, ring) => `a ${ring} 0 0 1`), 'shape.rings']
	])('that make no polygon are a problem', (lines, problem) =>
		expect(gather(...lines).found[0]!.shape).toMatchObject({ problem })
	);
});
