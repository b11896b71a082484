import { describe, expect, test } from 'vitest';
import { childName } from './header-words.ts';
import { findHeader, isTable, kindOfRow, sameCells, totalLabel, type TableRow } from './table-rows.ts';

const rowsOf = (text: string): TableRow[] =>
	text
		.trim()
		.split('\n')
		.map((line, index) => ({
			line: index + 1,
			cells: line.split(',').map((cell) => cell.trim() || null),
			spans: []
		}));
const header = (text: string) => {
	const { index, depth, names } = findHeader(rowsOf(text));
	return [index, depth, names.join(',')];
};

describe('a header', () => {
	test.each([
		['is the first row of a plain table', 'code,name\na,b\nc,d', [0, 1, 'code,name']],
		[
			'is the first row also where its names are figures',
			'村,2021,2022,2023\n甲,1,2,3\n乙,4,5,6',
			[0, 1, '村,2021,2022,2023']
		],
		['may leave columns without a name', 'a,,c\n1,2,3\n4,5,6', [0, 1, 'a,,c']],
		['may be narrower than a broken row', 'code,wkt\na,b\nc,d\ne,,f,g', [0, 1, 'code,wkt']],
		['may be all there is', 'code,name,area', [0, 1, 'code,name,area']],
		['may be one column', 'wkt\nx\ny', [0, 1, 'wkt']],
		[
			'stands below a title and notes',
			'禾川县集体合同台账\n填报单位：城关镇,,,单位：亩\n\n序号,合同编号,承包方,面积\n1,H-1,张三,12.5\n2,H-2,李四,3',
			[3, 1, '序号,合同编号,承包方,面积']
		],
		[
			'stands below twelve lines of instructions',
			`${'一、按合同逐份填写。\n'.repeat(12)}序号,合同编号,承包方\n1,H-1,张三\n2,H-2,李四\n3,H-3,王五\n4,H-4,赵六\n5,H-5,钱七\n6,H-6,孙八`,
			[12, 1, '序号,合同编号,承包方']
		],
		[
			'stands below words in every column, told by its words',
			'城关镇,第一季度,王五,赵六\n序号,合同编号,承包方,面积\n1,H-1,张三,12.5\n2,H-2,李四,3',
			[1, 1, '序号,合同编号,承包方,面积']
		],
		[
			'over two rows joins group and column',
			'序号,承包方,,合同面积,,起止日期,,四至,,备注\n,名称,电话,亩,平方米,起,止,东至,西至,\n1,张三,138,1.5,1000,2020-1-1,2030-1-1,路,沟,无',
			[0, 2, '序号,承包方名称,承包方电话,合同面积(亩),合同面积(平方米),起始日期,终止日期,东至,西至,备注']
		]
	])('%s', (_, text, expected) => expect(header(text)).toEqual(expected));

	test('of merged groups knows where each ends', () => {
		const rows = rowsOf('序号,合同面积,,备注\n序号,亩,平方米,备注\n1,2,3,x');
		rows[0]!.spans = [{ from: 1, to: 2 }];
		expect(findHeader(rows)).toEqual({
			index: 0,
			depth: 2,
			names: ['序号', '合同面积(亩)', '合同面积(平方米)', '备注']
		});
	});

	test('is one row where the next is a record with blanks in it', () => {
		expect(header('a,b,,d\nx,y,z,w')).toEqual([0, 1, 'a,b,,d']);
		expect(header('代码,名称,面积\n,甲,\n,乙,2')).toEqual([0, 1, '代码,名称,面积']);
	});

	test.each([
		['合同面积', '亩', true, '合同面积(亩)'],
		['合同面积（平方米）', '(亩)', true, '合同面积(亩)'],
		['承包方信息', '名称', true, '承包方名称'],
		['四至', '东至', true, '东至'],
		['甲方', '联系地址', false, '甲方联系地址'],
		['租金', '元/亩', true, '租金(元/亩)']
	])('%s over %s', (parent, child, unique, name) => expect(childName(parent, child, unique)).toBe(name));
});

describe('a row below the header', () => {
	const [kind] = [(text: string) => kindOfRow(rowsOf(text)[0]!, 4)];
	test.each([
		['1,H-1,张三,12.5', 'record'],
		['合计,,,15.5', 'total'],
		['合 计,,,15.5', 'total'],
		['东关村小计：,,,15.5', 'total'],
		['东关村,小计,,15.5', 'total'],
		['3,石门镇,东关村,小计,15.5', 'total'],
		['3,石门镇,东关村,工程款合计,15.5', 'record'],
		['总计（2宗）,,,15.5', 'total'],
		['合计：2宗15.5亩,,,', 'total'],
		['H-1,张三,12.5,合计', 'record'],
		['149901001001000017J,合计,1,2', 'record'],
		['注：面积按实测。,,,', 'note'],
		['填表人：王五,,审核：赵六,', 'note'],
		['制表人（签字）：,,,', 'note'],
		['（1）,（2）,（3）,（4）', 'header'],
		['栏次,1,2,3', 'header'],
		['1,2,3,4', 'record'],
		['备注：无,甲,乙,丙', 'record']
	])('%s is a %s', (text, expected) => expect(kind(text)).toBe(expected));

	test('of totals says what it calls itself', () => {
		expect(totalLabel(rowsOf('东关村,小 计,,15.5')[0]!)).toBe('小计');
		expect(totalLabel(rowsOf('合计：2宗,,')[0]!)).toBe('合计：2宗'.normalize('NFKC'));
	});

	test('may be the header once more', () => {
		const [a, b, c] = rowsOf('序号,名称\n序号, 名称,\n序号,名');
		expect([sameCells(a!, b!), sameCells(a!, c!)]).toEqual([true, false]);
	});
});

test('words alone are no table', () => {
	expect(isTable(rowsOf('填表说明\n一、逐份填写\n二、面积按亩'))).toBe(false);
	expect(isTable(rowsOf('编号,名称\n1,甲'))).toBe(true);
	expect(isTable(rowsOf('编号,名称'))).toBe(false);
});
