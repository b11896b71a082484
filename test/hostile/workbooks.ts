import { readFileSync } from 'node:fs';
import { placed } from '../import-files.ts';
import { around, caseOf, times, type Case, type HostileFile } from './case.ts';
import { bookOf, relations } from './workbook-parts.ts';

const cell = (reference: string, text: string) => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
const HEAD = `<worksheet><sheetData><row r="1">${cell('A1', '代码')}${cell('B1', '名称')}</row>`;
const TAIL = '</sheetData></worksheet>';
const row = (number: number) => `<row r="${number}">${cell(`A${number}`, 'a')}${cell(`B${number}`, 'b')}</row>`;
const numbered = (count: number, made: (at: number) => string) =>
	Array.from({ length: count }, (_, at) => made(at)).join('');
const plain = (rows: string, tail = '', names = '') =>
	`${HEAD.replace('</row>', `${names}</row>`)}${rows}</sheetData>${tail}</worksheet>`;
function* sheet(rows: Iterable<string>, tail = TAIL): Generator<string> {
	yield HEAD;
	yield* rows;
	yield tail;
}
function* each(from: number, to: number, made: (at: number) => string): Generator<string> {
	let piece = '';
	for (let at = from; at <= to; at++) {
		piece += made(at);
		if (piece.length > 65_536) {
			yield piece;
			piece = '';
		}
	}
	yield piece;
}

const ole = (text: string) =>
	Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(text, 'utf16le')]);
const entities = Array.from({ length: 10 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('');
const laughs = `<!DOCTYPE x [<!ENTITY e0 "ha">${entities}]>`;
const shared = '<row r="2"><c r="A2" t="s"><v>0</v></c></row>';

const cases: Case[] = [
	[
		'billion laughs',
		'a.xlsx',
		() => bookOf(`${laughs}${plain(`<row r="2">${cell('A2', '&e10;')}</row>`)}`),
		'import.xlsx.entities'
	],
	[
		'an outside entity',
		'a.xlsx',
		() => bookOf(`<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${plain(row(2))}`),
		'import.xlsx.entities'
	],
	[
		'an entity nobody declared',
		'a.xlsx',
		() => bookOf(plain(`<row r="2">${cell('A2', '&e;')}</row>`)),
		'import.xlsx.damaged'
	],
	[
		'3 000 000 shared texts',
		'a.xlsx',
		() =>
			bookOf(plain(shared), {
				'xl/sharedStrings.xml': around(
					'<sst>',
					each(1, 3_000_000, (at) => `<si><t>${at}</t></si>`),
					'</sst>'
				)
			}),
		'import.xlsx.too_large'
	],
	[
		'shared texts of 1 GB',
		'a.xlsx',
		() =>
			bookOf(plain(shared), {
				'xl/sharedStrings.xml': around('<sst><si><t>', times(1_000_000_000, 'x'), '</t></si></sst>')
			}),
		'import.zip.ratio',
		'import.zip.too_large',
		'import.xlsx.too_large'
	],
	[
		'one shared text of 30 kB in 200 000 cells',
		'a.xlsx',
		() =>
			bookOf(sheet(each(2, 200_001, (at) => `<row r="${at}"><c r="A${at}" t="s"><v>0</v></c></row>`)), {
				'xl/sharedStrings.xml': around('<sst><si><t>', times(30_000, 'x'), '</t></si></sst>')
			}),
		'import.file.too_large',
		'import.file.timeout'
	],
	[
		'one shared text of 8 MB in 300 cells of one row',
		'a.xlsx',
		() =>
			bookOf(
				plain(
					`<row r="2">${numbered(300, () => '<c t="s"><v>0</v></c>')}</row>`,
					'',
					numbered(298, (at) => `<c t="inlineStr"><is><t>列${at}</t></is></c>`)
				),
				{ 'xl/sharedStrings.xml': around('<sst><si><t>', times(8_000_000, 'x'), '</t></si></sst>') }
			),
		'taken'
	],
	[
		'a text of 30 kB merged over 100 000 rows',
		'a.xlsx',
		() =>
			bookOf(
				sheet(
					around(
						`<row r="2">${cell('A2', 'x'.repeat(30_000))}${cell('B2', 'b')}</row>`,
						each(3, 100_000, (at) => `<row r="${at}">${cell(`B${at}`, 'b')}</row>`),
						''
					),
					'</sheetData><mergeCells><mergeCell ref="A2:A100000"/></mergeCells></worksheet>'
				)
			),
		'import.file.too_large'
	],
	[
		'one cell of 30 MB',
		'a.xlsx',
		() =>
			bookOf(
				sheet(around('<row r="2"><c r="A2" t="inlineStr"><is><t>', times(30_000_000, 'x'), '</t></is></c></row>'))
			),
		'import.file.record'
	],
	[
		'1 500 000 empty rows',
		'a.xlsx',
		() => bookOf(sheet(each(2, 1_500_000, (at) => `<row r="${at}"/>`))),
		'import.xlsx.damaged'
	],
	[
		'1 000 000 rows',
		'a.xlsx',
		() => bookOf(sheet(each(2, 1_000_000, (at) => `<row r="${at}"><c r="A${at}"><v>${at}</v></c></row>`))),
		'import.file.rows',
		'import.xlsx.too_large',
		'import.file.timeout'
	],
	[
		'a row of 16 384 cells',
		'a.xlsx',
		() => bookOf(plain(`<row r="2">${'<c><v>1</v></c>'.repeat(16_384)}</row>`)),
		'import.file.columns',
		'taken'
	],
	[
		'400 000 merged ranges',
		'a.xlsx',
		() =>
			bookOf(
				sheet(
					[row(2)],
					`</sheetData><mergeCells>${Array.from({ length: 400_000 }, (_, at) => `<mergeCell ref="A${at * 2 + 3}:A${at * 2 + 4}"/>`).join('')}</mergeCells></worksheet>`
				)
			),
		'import.xlsx.too_large'
	],
	['elements within elements', 'a.xlsx', () => bookOf('<a>'.repeat(100_000)), 'import.xlsx.damaged'],
	[
		'an element of 1 000 000 attributes',
		'a.xlsx',
		() =>
			bookOf(
				around(
					'<worksheet ',
					each(1, 1_000_000, (at) => `a${at}="1" `),
					`>${TAIL}`
				)
			),
		'import.xlsx.damaged',
		'import.xlsx.empty',
		'taken'
	],
	[
		'a tag that never ends',
		'a.xlsx',
		() => bookOf(around('<worksheet a="', times(20_000_000, 'x'), '')),
		'import.xlsx.damaged'
	],
	['a sheet cut off', 'a.xlsx', () => bookOf(plain(row(2)).slice(0, -30)), 'import.xlsx.damaged'],
	[
		'formulas with and without results',
		'a.xlsx',
		() => bookOf(plain('<row r="2"><c r="A2"><f>1+1</f></c><c r="B2"><f>cmd|"/c calc"!A1</f><v>2</v></c></row>')),
		'taken'
	],
	[
		'links to other workbooks',
		'a.xlsx',
		() =>
			bookOf(plain(row(2)), {
				'xl/externalLinks/externalLink1.xml': '<externalLink/>',
				'xl/externalLinks/_rels/externalLink1.xml.rels': relations([
					'r1',
					'externalLinkPath',
					'file:///etc/passwd',
					'External'
				])
			}),
		'taken'
	],
	[
		'a sheet that lies outside',
		'a.xlsx',
		() =>
			bookOf(plain(row(2)), {
				'xl/_rels/workbook.xml.rels': relations(['r1', 'worksheet', 'http://127.0.0.1/a.xml', 'External'])
			}),
		'import.xlsx.empty'
	],
	[
		'a sheet that climbs out',
		'a.xlsx',
		() =>
			bookOf(plain(row(2)), { 'xl/_rels/workbook.xml.rels': relations(['r1', 'worksheet', '../../../../etc/passwd']) }),
		'import.xlsx.damaged'
	],
	['macros', 'a.xlsm', () => bookOf(plain(row(2)), { 'xl/vbaProject.bin': 'x' }), 'import.xlsx.macro'],
	['macros by another name', 'a.xlsx', () => bookOf(plain(row(2)), { 'xl/vbaProject.bin': 'x' }), 'import.xlsx.macro'],
	['a password', 'a.xlsx', () => placed('a.xlsx', ole('EncryptedPackage')), 'import.xlsx.encrypted'],
	['an old workbook', 'a.xls', () => placed('a.xls', ole('Workbook')), 'import.xlsx.old'],
	['a web page', 'a.xls', () => placed('a.xls', '<html><table><tr><td>a'), 'import.xlsx.html'],
	['text', 'a.xlsx', () => placed('a.xlsx', 'a,b\n1,2\n'), 'import.xlsx.text'],
	['nothing', 'a.xlsx', () => placed('a.xlsx', ''), 'import.xlsx.no_workbook'],
	[
		'cut off',
		'a.xlsx',
		async () => placed('a.xlsx', readFileSync(await bookOf(plain(row(2)))).subarray(0, 300)),
		'import.zip.damaged'
	]
];

export const workbooks: readonly HostileFile[] = cases.map(caseOf('xlsx'));
