import { expect, test } from 'vitest';
import { maskedName } from './masked-name.ts';

test('a person keeps the first character, whatever the length of the name', () => {
	expect(maskedName('王建国')).toBe('王**');
	expect(maskedName('李四')).toBe('李**');
	expect(maskedName('阿卜杜拉·买买提')).toBe('阿**');
	expect(maskedName('𠮷田')).toBe('𠮷**');
	expect(maskedName('John Smith')).toBe('J**');
});

test('an organisation stays whole, nothing stays nothing', () => {
	expect(maskedName('石门镇兴农种植专业合作社')).toBe('石门镇兴农种植专业合作社');
	expect(maskedName('示例农村信用社')).toBe('示例农村信用社');
	expect(maskedName('  ')).toBeNull();
	expect(maskedName(null)).toBeNull();
});
