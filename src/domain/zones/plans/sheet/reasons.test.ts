import { expect, test } from 'vitest';
import { LONGEST_REASONS, reasonsText } from './reasons.ts';

test.each([
	['  连片。\r\n少占耕地。 ', '连片。\n少占耕地。'],
	['', ''],
	['x'.repeat(LONGEST_REASONS), 'x'.repeat(LONGEST_REASONS)]
])('kept as it was meant', (given, kept) => expect(reasonsText(given)).toEqual({ ok: true, value: kept }));
test.each([['x'.repeat(LONGEST_REASONS + 1)], ['a\u0007b']])('too long, or no text', (given) =>
	expect(reasonsText(given)).toMatchObject({ ok: false, reason: 'plan.reasons' })
);
