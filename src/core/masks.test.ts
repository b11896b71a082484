import fc from 'fast-check';
import { expect, test } from 'vitest';
import { residentCheckCharacter } from './check-digits.ts';
import {
	hasProtected,
	maskedAccount,
	maskedAddress,
	maskedIdNumber,
	maskedPhone,
	maskedText,
	plainIdNumber,
	plainPhone
} from './masks.ts';

test('an ID number keeps six and four, a phone three and four, an account its last four', () => {
	expect(maskedIdNumber('11010519491231002X')).toBe('110105********002X');
	expect(maskedIdNumber(' 110105 19491231 002x')).toBe('110105********002X');
	expect(maskedPhone('13812345678')).toBe('138****5678');
	expect(maskedPhone('+86 138-1234-5678')).toBe('138****5678');
	expect(maskedPhone('0086 13812345678')).toBe('138****5678');
	expect(maskedAccount('6222 0212 3456 7890 123')).toBe('***************0123');
});

test('what is too short to keep a part of is hidden whole', () => {
	expect(maskedIdNumber('12345')).toBe('*****');
	expect(maskedPhone('12345')).toBe('*****');
	expect(maskedAccount('123')).toBe('***');
	expect(maskedIdNumber('')).toBe('*');
});

test('an address is told down to its village', () => {
	expect(maskedAddress('禾川县石门镇柳沟村三组12号')).toBe('禾川县石门镇柳沟村**');
	expect(maskedAddress('河口街道东街88号')).toBe('河口街道**');
	expect(maskedAddress('东街88号')).toBe('**');
});

test('one spelling of a number, however it was typed', () => {
	expect(plainIdNumber('１１０１０５19491231002ｘ')).toBe('11010519491231002X');
	expect(plainPhone('（+86）138 1234 5678')).toBe('13812345678');
});

test.each([
	['张三 11010519491231002X 承包', '张三 110105********002X 承包'],
	['电话13812345678。', '电话138****5678。'],
	['电话 +86 138-1234-5678', '电话 138****5678'],
	['卡号 6222 0212 3456 7890 128', '卡号 ***************0128'],
	['卡号 6222 0212 3456 7890 129', '卡号 6222 0212 3456 7890 129'],
	['卡号 4111111111111111', '卡号 ************1111'],
	['地块 1499011012010100001', '地块 1499011012010100001'],
	['合同 149901101201010001J', '合同 149901101201010001J'],
	['面积 12.5 亩，2026-01-02 签订', '面积 12.5 亩，2026-01-02 签订']
])('free text %j shows %j', (text, shown) => expect(maskedText(text)).toBe(shown));

test('numbers of a county of 62… are nobody’s card in that county', () => {
	const code = '6222021234567890128'.replace(/8$/, '');
	const digit = [...'0123456789'].find((each) => hasProtected(code + each))!;
	expect(hasProtected(code + digit)).toBe(true);
	expect(hasProtected(code + digit, '622202')).toBe(false);
});

const day = fc.date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true });
const resident = fc
	.tuple(fc.integer({ min: 110000, max: 659999 }), day, fc.integer({ min: 0, max: 999 }))
	.map(([place, born, serial]) => {
		const first = `${place}${born.toISOString().slice(0, 10).replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
		return first + residentCheckCharacter(first)!;
	});
const mobile = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String);
const around = fc.constantFrom('', '张', '，', '(', ' ', '：', '、');

test('no ID number and no mobile number comes through free text, whatever stands around it', () => {
	fc.assert(
		fc.property(around, fc.oneof(resident, mobile), around, fc.oneof(resident, mobile), (a, first, b, second) => {
			const shown = maskedText(`${a}${first}${b || '；'}${second}`);
			expect(shown).not.toContain(first);
			expect(shown).not.toContain(second);
			expect(maskedText(shown)).toBe(shown);
		}),
		{ numRuns: 500 }
	);
});
