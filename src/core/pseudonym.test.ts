import { expect, test } from 'vitest';
import { isIdNumber, hideIdNumbers, keepPseudonymKey, pseudonymOf } from './pseudonym.server.ts';

const ID = '11010519491231002X';

test('without a key nothing is stored of anybody', () => expect(() => pseudonymOf(ID)).toThrow(/key of pseudonyms/));

test.each([
	[ID, true],
	['11010519491231002x', true],
	['110105491231002', true],
	['110105194912310021', false],
	['149901195307042017', true],
	['149901200201010001', false],
	['149901101201010001', false],
	['1499011012010100001', false],
	['110105491331002', false]
])('%s is somebody’s ID number: %s', (code, is) => expect(isIdNumber(code, '149901')).toBe(is));

test('one number has one pseudonym, another number another, and neither can be read', () => {
	keepPseudonymKey(Buffer.alloc(32, 1));
	const one = pseudonymOf(ID);
	expect(one).toMatch(/^110105\*{8}002X~[\w-]{12}$/);
	expect(pseudonymOf(' 11010519491231002x ')).toBe(one);
	expect(pseudonymOf('110105194912310038')).not.toBe(one);
	keepPseudonymKey(Buffer.alloc(32, 2));
	expect(pseudonymOf(ID)).not.toBe(one);
});

test('of a record’s codes those that are ID numbers are hidden, all else stays', () => {
	const values = { lessee_code: ID, number: '149901101201010001J', total_mu: 322, lessor_code: null, name: '张三' };
	hideIdNumbers(values, '149901');
	expect(values.lessee_code).toBe(pseudonymOf(ID));
	expect(values).toMatchObject({ number: '149901101201010001J', total_mu: 322, lessor_code: null, name: '张三' });
});
