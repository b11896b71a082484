import { expect, test } from 'vitest';
import { checkUserName, foldPhone, foldUserName } from './user-name.ts';

test.each([
	['张三', true],
	['Ｚhang.San', true],
	['王五-2', true],
	['a', false],
	['.zhang', false],
	['zhang san', false],
	['zhang@san', false],
	['很'.repeat(33), false],
	['', false]
])('%s may be a user name: %s', (name, may) => expect(checkUserName(name).ok).toBe(may));

test('names that differ in width or case alone are one name', () =>
	expect(foldUserName(' ＺHANG.三 ')).toBe(foldUserName('zhang.三')));

test.each([
	['13812345678', '13812345678'],
	['+86 138-1234-5678', '13812345678'],
	['１３８１２３４５６７８', '13812345678'],
	['12812345678', null],
	['1381234567', null],
	['zhangsan', null]
])('%s is the phone %s', (text, phone) => expect(foldPhone(text)).toBe(phone));
