import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskedAccount, maskedIdentity, maskedPhone } from '#core/masked-numbers.ts';

test.each([
	[maskedIdentity, '141127196503071234', '141127********1234'],
	[maskedIdentity, '14112719650307123X', '141127********123X'],
	[maskedIdentity, ' 141127650307123 ', '141127*****7123'],
	[maskedIdentity, '1411271234', '**********'],
	[maskedPhone, '13803580000', '138****0000'],
	[maskedPhone, '6722000', '*******'],
	[maskedAccount, '6228480028888888888', '***************8888'],
	[maskedIdentity, '', null],
	[maskedPhone, null, null]
] as const)('%o of %s is %s', (mask, number, masked) => {
	expect(mask(number)).toBe(masked);
});

test('never shows more than the ends it may show, and keeps the length', () => {
	fc.assert(
		fc.property(fc.stringMatching(/^\d{1,30}$/), (number) => {
			for (const [mask, shown] of [[maskedIdentity, 10], [maskedPhone, 7], [maskedAccount, 4]] as const) {
				const masked = mask(number)!;
				expect(masked).toHaveLength(number.length);
				expect(masked.replaceAll('*', '').length).toBeLessThanOrEqual(shown);
				expect(masked).toContain('*');
			}
		})
	); // prettier-ignore
});
