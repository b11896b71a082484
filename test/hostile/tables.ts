import { placed } from '../import-files.ts';
import { around, caseOf, times, written, type Case, type HostileFile } from './case.ts';

const csv = (text: string | Buffer) => () => placed('a.csv', text);
const wkt = (text: string) => csv(`DKBM,wkt\n1,"${text}"\n2,\n3,\n`);

const cases: Case[] = [
	[
		'one line of 40 MB',
		'a.csv',
		() => written('a.csv', around('a,b\n', times(40_000_000, 'x'), '')),
		'import.csv.damaged'
	],
	['a first line of 40 MB', 'a.csv', () => written('a.csv', times(40_000_000, 'x')), 'import.csv.damaged'],
	[
		'a quote that is never closed',
		'a.csv',
		() => written('a.csv', around('a,b\n1,"', times(1_000_000, 'x,y\n'), '')),
		'import.csv.damaged'
	],
	['a quote in the middle of a cell', 'a.csv', csv('a,b\n1,x"y"z\n2,"a"b\n'), 'taken', 'import.csv.damaged'],
	['1 000 000 columns', 'a.csv', () => written('a.csv', times(1_000_000, 'a,')), 'import.file.columns'],
	[
		'1 000 000 cells in a later line',
		'a.csv',
		() => written('a.csv', around('a,b\n1,2\n', times(1_000_000, 'a,'), '\n')),
		'taken'
	],
	['400 000 rows', 'a.csv', () => written('a.csv', around('a,b\n', times(400_000, '1,2\n'), '')), 'import.file.rows'],
	['10 000 000 empty lines', 'a.csv', () => written('a.csv', around('a,b\n', times(10_000_000, '\n'), '')), 'taken'],
	['nothing', 'a.csv', csv(''), 'import.csv.empty'],
	['a web page', 'a.csv', csv('<!DOCTYPE html>\n<html><body>表</body></html>\n'), 'import.file.other_kind'],
	['a PDF', 'a.csv', csv('%PDF-1.7\n%âãÏÓ\n1 0 obj\n'), 'import.file.other_kind'],
	['a workbook', 'a.csv', csv(Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(400, 7)])), 'import.zip.damaged'],
	[
		'an old workbook',
		'a.csv',
		csv(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4_000, 7)])),
		'import.file.other_kind'
	],
	['NUL after NUL', 'a.csv', csv(Buffer.alloc(1_000_000)), 'import.file.other_kind'],
	['a number of 2 000 000 digits in WKT', 'a.csv', wkt(`POLYGON((${'1'.repeat(2_000_000)},1 1,1 2,1 1))`), 'taken'],
	['2 000 000 blanks before WKT', 'a.csv', wkt(`${' '.repeat(2_000_000)}POLYGON((1 1))`), 'taken'],
	['2 000 000 blanks and no WKT', 'a.csv', wkt(`${' '.repeat(2_000_000)}x`), 'taken'],
	[
		'2 000 000 blanks between the words of WKT',
		'a.csv',
		wkt(`SRID=4490;${' '.repeat(2_000_000)}POLYGON${' '.repeat(2_000_000)}x`),
		'taken'
	],
	['2 000 000 blanks in the header', 'a.csv', csv(`DKBM,"a${' '.repeat(2_000_000)}b",名称\n1,2,3\n`), 'taken'],
	[
		'2 000 000 blanks below a header of groups',
		'a.csv',
		csv(`代码,面积,,名称\n,"a${' '.repeat(2_000_000)}b",平方米,\n1,2,3,4\n`),
		'taken'
	],
	['2 000 000 blanks inside WKT', 'a.csv', wkt(`POLYGON((1 1${' '.repeat(2_000_000)}x))`), 'taken'],
	['WKT of 1 000 000 brackets', 'a.csv', wkt(`POLYGON${'('.repeat(1_000_000)}`), 'taken'],
	[
		'WKT nested as deep, and closed',
		'a.csv',
		wkt(`POLYGON${'('.repeat(1_000_000)}1 1${')'.repeat(1_000_000)}`),
		'taken'
	],
	[
		'WKT of 3 000 000 corners',
		'a.csv',
		wkt(`POLYGON((${'1 2,3 4,'.repeat(1_500_000)}1 2))`),
		'taken',
		'import.file.memory',
		'import.crs.unknown'
	],
	[
		'a list of 2 000 000 coordinates',
		'a.csv',
		csv(`DKBM,坐标\n1,"111.1,38.1;111.2,38.1;111.2,38.2"\n2,"${'1,2;'.repeat(2_000_000)}"\n`),
		'taken',
		'import.file.memory'
	],
	[
		'a list of 4 000 000 blanks',
		'a.csv',
		csv(`DKBM,坐标\n1,"111.1,38.1;111.2,38.1;111.2,38.2"\n2,"111.1,${' '.repeat(4_000_000)}x"\n`),
		'taken'
	],
	['a list of one number and 2 000 000 blanks', 'a.csv', csv(`DKBM,坐标\n1,"1${' '.repeat(2_000_000)}x"\n`), 'taken'],
	[
		'WKT with NaN, an open ring, a bow-tie',
		'a.csv',
		csv(
			'DKBM,wkt\n1,"POLYGON((NaN 1,1 1,1 0,NaN 1))"\n2,"POLYGON((111 38,111.1 38,111 38.1))"\n3,"POLYGON((111 38,111.1 38.1,111.1 38,111 38.1,111 38))"\n'
		),
		'taken'
	],
	['formulas', 'a.csv', csv('DKBM,名称\n1,"=cmd|\'/c calc\'!A1"\n2,@SUM(1)\n'), 'taken']
];

export const tables: readonly HostileFile[] = cases.map(caseOf('csv'));
