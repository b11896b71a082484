import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	creditCheckCharacter,
	hasBirthday,
	isCreditCode,
	isResidentId,
	residentCheckCharacter
} from '#core/check-digits.ts';

const CREDIT = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];

describe('unified social credit code (GB 32100)', () => {
	test.each(['91110000101623741K', 'N2141127MF0000001G'])('%s is one (domain.md §2.1.7)', (code) => {
		expect(isCreditCode(code)).toBe(true);
	});
	test('31 − 0 is 0, not the 32nd character of 31', () => {
		expect(creditCheckCharacter('0'.repeat(17))).toBe('0');
		const found = Array.from({ length: 200 }, (_, n) => `91149901MA0G${String(n).padStart(5, '0')}`).filter(
			(first) => creditCheckCharacter(first) === '0'
		);
		expect(found.length).toBeGreaterThan(0);
		for (const first of found) expect(isCreditCode(`${first}0`)).toBe(true);
	});
	test.each([
		['a wrong check character', '91110000101623741L'],
		['small letters', '91110000101623741k'],
		['a letter that is in no code', '9111000010162374IK'],
		['too short', '9111000010162374K'],
		['letters in the place', '9111000O101623741K'],
		['nothing', '']
	])('%s is none', (_, code) => expect(isCreditCode(code)).toBe(false));
	test('one wrong character is always found', () =>
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom(...CREDIT), { minLength: 17, maxLength: 17 }),
				fc.nat(16),
				fc.constantFrom(...CREDIT),
				(characters, index, other) => {
					const first = characters.join('');
					const changed = first.slice(0, index) + other + first.slice(index + 1);
					expect(creditCheckCharacter(changed) === creditCheckCharacter(first)).toBe(changed === first);
				}
			)
		));
});

describe('resident identity number (GB 11643)', () => {
	// The example number of the standard itself.
	test.each(['11010519491231002X', '440524188001010014'])('the check character of %s', (id) => {
		expect(residentCheckCharacter(id.slice(0, 17))).toBe(id[17]);
	});
	test('11010519491231002X is one', () => expect(isResidentId('11010519491231002X')).toBe(true));
	test.each([
		['a wrong check character', '110105194912310021'],
		['30 February', `11010519490230002${residentCheckCharacter('11010519490230002')}`],
		['month 13', `11010519491331002${residentCheckCharacter('11010519491331002')}`],
		['a small x', '11010519491231002x'],
		['15 digits of old', '110105491231002'],
		['seventeen digits', '11010519491231002']
	])('%s is none', (_, id) => expect(isResidentId(id)).toBe(false));
	test('a birthday is looked for without the check character', () => {
		expect(hasBirthday('110105194912310021')).toBe(true);
		expect(hasBirthday('149901103201010001')).toBe(false);
	});
});
