import { dxf, entity, lwpolyline } from '../geo-files.ts';
import { placed } from '../import-files.ts';
import { around, caseOf, corners, square, times, written, zipOf, type Case, type HostileFile } from './case.ts';

const text = (name: string, content: string | Buffer) => () => placed(name, content);
const insert = (block: string, more: [number, number | string][] = []) =>
	entity('INSERT', [[8, '0'], [2, block], [10, 0], [20, 0], ...more]);
const block = (name: string, inside: string) =>
	entity('BLOCK', [
		[8, '0'],
		[2, name],
		[70, 0],
		[10, 0],
		[20, 0]
	]) +
	inside +
	entity('ENDBLK', [[8, '0']]);
const line = lwpolyline('界', square);
const nested = Array.from({ length: 20 }, (_, at) =>
	block(`B${at}`, at === 0 ? line : insert(`B${at - 1}`).repeat(10))
).join('');
const drawing = dxf(line);
const [dxfOpen, dxfClose] = dxf('¦').split('¦') as [string, string];

const cases: Case[] = [
	['cut off', 'a.dxf', text('a.dxf', drawing.slice(0, -60)), 'import.file.damaged'],
	['a web page', 'a.dxf', text('a.dxf', '<!DOCTYPE html><html></html>'), 'import.file.other_kind'],
	['a DWG', 'a.dxf', text('a.dxf', 'AC1027\0\0\0'), 'import.file.other_kind'],
	['a binary DXF', 'a.dxf', text('a.dxf', 'AutoCAD Binary DXF\r\n\x1a\0'), 'import.file.other_kind'],
	['nothing', 'a.dxf', text('a.dxf', ''), 'import.file.other_kind'],
	[
		'blocks in blocks, 10^20 lines',
		'a.dxf',
		text('a.dxf', dxf(insert('B19'), 'ANSI_936', 'AC1015', nested)),
		'import.file.timeout',
		'import.file.memory',
		'import.file.damaged',
		'import.file.rows',
		'import.dxf.empty'
	],
	[
		'a block within itself',
		'a.dxf',
		text('a.dxf', dxf(insert('B'), 'ANSI_936', 'AC1015', block('B', insert('B').repeat(2) + line))),
		'import.file.damaged',
		'taken',
		'import.dxf.empty',
		'import.file.memory'
	],
	[
		'a block 32 767 by 32 767 times',
		'a.dxf',
		text(
			'a.dxf',
			dxf(
				insert('B', [
					[70, 32_767],
					[71, 32_767],
					[44, 1],
					[45, 1]
				]),
				'ANSI_936',
				'AC1015',
				block('B', line)
			)
		),
		'import.file.rows',
		'import.file.memory',
		'import.file.timeout',
		'import.file.vertices',
		'taken'
	],
	[
		'1 000 000 inserts of nothing',
		'a.dxf',
		() => written('a.dxf', around(dxfOpen, times(1_000_000, insert('N')), dxfClose)),
		'import.dxf.empty',
		'import.file.memory',
		'import.file.rows',
		'import.file.timeout',
		'import.file.damaged'
	],
	[
		'one line of 10 000 000 corners',
		'a.zip',
		() =>
			zipOf(
				'a.dxf',
				around(
					dxfOpen + lwpolyline('界', []),
					corners(10_000_000, (x, y) => `10\n${x}\n20\n${y}\n`),
					dxfClose
				)
			),
		'import.file.damaged',
		'import.file.record',
		'import.file.timeout'
	],
	[
		'corners claimed and not there',
		'a.dxf',
		text('a.dxf', drawing.replace('90\n5\n', '90\n2000000000\n')),
		'taken',
		'import.file.damaged',
		'import.file.memory'
	],
	[
		'a spline of 2 000 000 000 knots',
		'a.dxf',
		text(
			'a.dxf',
			dxf(
				entity('SPLINE', [
					[8, '0'],
					[70, 8],
					[71, 3],
					[72, 2_000_000_000],
					[73, 2_000_000_000],
					[40, 0],
					[10, 1],
					[20, 1]
				])
			)
		),
		'import.file.damaged',
		'import.file.memory',
		'import.dxf.empty',
		'taken'
	],
	[
		'1e999 and words for corners',
		'a.dxf',
		text('a.dxf', drawing.replace('10\n111.66\n', '10\n1e999\n').replace('20\n38.29\n', '20\nabc\n')),
		'taken',
		'import.crs.unknown',
		'import.file.damaged'
	],
	[
		'group codes that are none',
		'a.dxf',
		text('a.dxf', drawing.replace('100\nAcDbPolyline', 'xyz\nAcDbPolyline')),
		'import.file.damaged'
	],
	[
		'a line of 30 MB',
		'a.dxf',
		() => written('a.dxf', around(`${dxfOpen}0\nTEXT\n1\n`, times(30_000_000, 'x'), dxfClose)),
		'import.file.record'
	]
];

export const drawings: readonly HostileFile[] = cases.map(caseOf('dxf'));
