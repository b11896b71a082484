import { describe, expect, test } from 'vitest';
import { words } from '#text/words.ts';
import { constructionCodeFaults, contractCodeFaults, parcelCodeFaults } from './standard-codes.ts';

const COUNTY = '149901';
const LESSOR = '14990110020103';
const LESSEE = `${LESSOR}0007`;
const PARCEL = `${LESSOR}00012`;
const CONTRACT = `${LESSEE}J`;
const names = (faults: { field: string; expected: string }[]) =>
	faults.map(({ field, expected }) => `${field} ${expected}`);

const contract = (values: Record<string, string | null | undefined>) =>
	names(
		contractCodeFaults(
			{ lessor_code: LESSOR, lessee_code: LESSEE, parcel_code: PARCEL, number: CONTRACT, method: '110', ...values },
			COUNTY
		)
	);
const parcel = (code: string, lessor: string | null = LESSOR) =>
	names(parcelCodeFaults({ code, lessor_code: lessor }, COUNTY));
const construction = (code: string) => names(constructionCodeFaults({ code }, COUNTY));

describe('codes in order', () => {
	test('a whole record by the standard', () => expect(contract({})).toEqual([]));
	test.each([
		['a village number of its own', { number: '2021-017', lessee_code: 'A17', parcel_code: '东坡3', lessor_code: '3' }],
		['numbers of another county', { parcel_code: '1411271002010300012', number: '合同第19号' }],
		['nineteen digits that are no such code', { number: '1499011002010300071' }],
		['nothing', { number: null, lessee_code: null, parcel_code: null, lessor_code: null, method: null }],
		['no columns at all', { number: undefined, lessee_code: undefined, lessor_code: undefined }],
		['a small letter', { number: `${LESSEE}j` }],
		['a person', { lessee_code: '11010519491231002X', number: 'HT-1' }],
		['an organisation', { lessee_code: 'N2141127MF0000001G', number: 'HT-1' }],
		['a household by 转让', { method: '200' }],
		['a method in words of their own', { method: '一次性买断' }],
		['another method', { method: '121', number: `${LESSEE}Q` }]
	])('%s', (_, values) => expect(contract(values)).toEqual([]));
	test.each([`149901002004JB00011`, `149901002004JA00001`, `149901002004JC99999`, `149901002004GB00019`, PARCEL, '17'])(
		'construction land %s',
		(code) => expect(construction(code)).toEqual([])
	);
});

describe('codes out of order', () => {
	test.each([
		[
			'an issuer of no township',
			{ lessor_code: '14990100020103', lessee_code: null, parcel_code: null, number: '1' },
			['lessor_code code.fbfbm']
		],
		['a lessee of no number', { lessee_code: `${LESSOR}0000`, number: '1' }, ['lessee_code code.cbfbm']],
		['a lessee of another issuer', { lessee_code: '149901100202030007', number: '1' }, ['lessee_code code.begins']],
		['a parcel of no number', { parcel_code: `${LESSOR}00000` }, ['parcel_code code.dkbm']],
		['a letter O read for 0', { parcel_code: `${LESSOR}0OO12` }, ['parcel_code code.dkbm']],
		['a parcel of another issuer', { parcel_code: '1499011002010400012' }, ['parcel_code code.begins']],
		['a contract that ends in K', { number: `${LESSEE}K` }, ['number code.cbhtbm']],
		['a contract of another lessee', { number: `${LESSOR}0008J` }, ['number code.begins']],
		[
			'a contract of another issuer, lessee unknown',
			{ number: '149901100202030008J', lessee_code: null },
			['number code.begins']
		],
		['a household with Q', { number: `${LESSEE}Q` }, ['number code.letter']],
		['an auction with J', { method: '122' }, ['number code.letter']],
		[
			'a person whose check character is wrong',
			{ lessee_code: '110105194912310021', number: '1' },
			['lessee_code id.resident']
		],
		[
			'an organisation whose check character is wrong',
			{ lessee_code: '91110000101623741L', number: '1' },
			['lessee_code id.credit']
		]
	])('%s', (_, values, faults) => expect(contract(values)).toEqual(faults));

	test('a parcel layer by itself', () => {
		expect(parcel(PARCEL)).toEqual([]);
		expect(parcel(PARCEL, null)).toEqual([]);
		expect(parcel(`${LESSOR}00000`)).toEqual(['code code.dkbm']);
		expect(parcel('1499011002010400012')).toEqual(['code code.begins']);
	});
	test.each([
		'149901002004JK00011',
		'149901002004GC00011',
		'1499010020O4JB00011',
		'149901002004JB00000',
		'149901002004JB0001A'
	])('construction land %s', (code) => expect(construction(code)).toEqual(['code code.zddm']));
});

test('an eighteen-digit code of township 200 that reads like a birthday stays a lessee of ours', () => {
	const lessor = '14990120000101';
	expect(contract({ lessor_code: lessor, lessee_code: `${lessor}0007`, number: '1', parcel_code: null })).toEqual([]);
});

test.each(['zh', 'en'] as const)('every expectation has its words: %s', async (language) => {
	const { import: text } = await words(language, ['import']);
	const of = { county: COUNTY, of: 'lessor_code', code: LESSOR, length: 14, letter: 'J' };
	for (const name of ['fbfbm', 'cbfbm', 'dkbm', 'cbhtbm', 'zddm', 'begins', 'letter'])
		expect(text.expected[`code.${name}`]!(of)).not.toMatch(/undefined|\s{2}/);
	expect(text.expected['code.begins']!(of)).toContain(LESSOR);
	expect(text.expected['id.resident']!()).not.toBe(text.expected['id.credit']!());
});
