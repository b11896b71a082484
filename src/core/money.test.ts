import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fenFromYuan, yuanText } from './money.ts';

describe('Yuan', () => {
	test.each([
		['12000', 1_200_000],
		['12,000.5', 1_200_050],
		['１２.３４元', 1_234],
		['0.01', 1],
		['12.345', null],
		['-5', null],
		['1e5', null],
		['', null],
		['99999999999999', null]
	])('%s', (text, fen) => {
		expect(fenFromYuan(text)).toBe(fen);
	});
	test('read back to the fen', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1e15 }), (fen) => {
				expect(fenFromYuan(yuanText(fen))).toBe(fen);
			})
		);
	});
	test('below nothing', () => expect(yuanText(-5)).toBe('-0.05'));
});
