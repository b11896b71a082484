import { describe, expect, test } from 'vitest';
import { creditCheckCharacter } from '#core/check-digits.ts';
import { checkEnterprise, checkLink, degreesOf } from './enterprise-check.ts';

const code = `91149901MA0ABCDE1`;
const good = {
	...{ code: code + creditCheckCharacter(code)!, name: '示例饲草有限公司', kind: 'leading', product: '青贮饲料' },
	...{ capacity: '12 000.5', capacity_unit: '吨', village_code: '149901102208', east: '111.67', north: '38.28' }
};

test('what is right is kept: capacity in hundredths, degrees in ten-millionths, a code in capitals', () => {
	const { state, faults } = checkEnterprise({ ...good, code: good.code.toLowerCase(), note: ' 电话 13800138000 ' });
	expect(faults).toEqual([]);
	expect(state).toMatchObject({ code: good.code, capacity: 1_200_050, east_e7: 1_116_700_000, north_e7: 382_800_000 });
	expect(state.note).not.toContain('13800138000');
});

test.each([
	['a check character that is another', { code: good.code.slice(0, 17) + 'A' }, 'code', 'credit_code'],
	['a code with an I in it', { code: 'I1149901MA0ABCDE1X' }, 'code', 'credit_code'],
	['no code', { code: '' }, 'code', 'value'],
	['no product', { product: ' ' }, 'product', 'value'],
	['a kind nobody knows', { kind: 'shop' }, 'kind', 'choice'],
	['a capacity without a unit', { capacity_unit: '' }, 'capacity_unit', 'value'],
	['a unit without a capacity', { capacity: '' }, 'capacity', 'value'],
	['a capacity of three places', { capacity: '1.234' }, 'capacity', 'number.two_places'],
	['a village that is a township', { village_code: '149901102' }, 'village_code', 'village.known'],
	['degrees the wrong way round', { east: '38.28', north: '111.67' }, 'east', 'degrees.east'],
	['one of two degrees', { north: '' }, 'north', 'value'],
	['a name that is too long', { name: '长'.repeat(101) }, 'name', 'text.shorter']
])('%s is told by its field', (_, change, field, expected) => {
	expect(checkEnterprise({ ...good, ...change }).faults).toContainEqual(expect.objectContaining({ field, expected }));
});

test('an enterprise without capacity and place has neither, not nought', () => {
	const { state, faults } = checkEnterprise({ ...good, capacity: '', capacity_unit: '', east: '', north: '' });
	expect(faults).toEqual([]);
	expect(state).toMatchObject({ capacity: null, capacity_unit: null, east_e7: null, north_e7: null });
});

describe('links', () => {
	test.each([
		['with a village', { kind: 'buys_from', village_code: '149901102208', product: '青贮玉米' }, []],
		['with an enterprise', { kind: 'sells_to', partner: '3' }, []],
		['a pairing since a day', { kind: 'paired', village_code: '149901102208', starts_on: '2026-01-01' }, []],
		['with nobody', { kind: 'buys_from' }, ['village_code']],
		['with both', { kind: 'buys_from', village_code: '149901102208', partner: '3' }, ['partner']],
		['a pairing with an enterprise', { kind: 'paired', partner: '3', starts_on: '2026-01-01' }, ['partner']],
		['a pairing without a day', { kind: 'paired', village_code: '149901102208' }, ['starts_on']],
		[
			'that ends before it begins',
			{ kind: 'sells_to', partner: '3', starts_on: '2026-02-01', ends_on: '2026-01-31' },
			['ends_on']
		]
	])('%s', (_, given, fields) => {
		expect(checkLink(given).faults.map(({ field }) => field)).toEqual(fields);
	});
});

test('degrees outside the country are none', () => {
	expect(degreesOf('111.123456789', 'east')).toBe(1_111_234_568);
	expect(degreesOf('38', 'east')).toBe(null);
});
