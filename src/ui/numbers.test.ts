import { expect, test } from 'vitest';
import {
	formatCount,
	formatMoment,
	formatMuGain,
	formatPercent,
	formatWanYuan,
	formatWideMu,
	formatYuan
} from './numbers.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('counts are grouped in threes with a space that does not break', () => {
	expect(formatCount(3350)).toBe('3\u00a0350');
	expect(plain(formatCount(1234567))).toBe('1 234 567');
	expect(plain(formatCount(-20148))).toBe('−20 148');
	expect(formatCount(0)).toBe('0');
});

test('a gain carries its sign, nothing carries none', () => {
	expect([322, -108, 0].map((mu) => formatMuGain(mu))).toEqual(['+3.22', '−1.08', '0.00']);
});

test('wide areas turn into 万亩 at 10 000 亩 and not before', () => {
	expect(formatWideMu(31_501_500)).toEqual({ digits: '31.5', tenThousands: true });
	expect(plain(formatWideMu(999_999).digits)).toBe('9 999.99');
	expect(formatWideMu(1_000_000)).toEqual({ digits: '1.0', tenThousands: true });
});

test('money comes from fen', () => {
	expect(plain(formatYuan(386_400))).toBe('3 864.00');
	expect(plain(formatWanYuan(1_846_000_000_0))).toBe('18 460.0');
	expect(formatWanYuan(-1)).toBe('0.0');
});

test('a share of nothing is a dash, not zero', () => {
	expect(plain(formatPercent(1530, 1559))).toBe('98.1 %');
	expect(formatPercent(0, 0)).toBe('—');
});

test('a moment is the county’s, whatever the machine says', () => {
	expect(formatMoment(new Date('2026-11-22T10:00:00Z'))).toBe('2026-11-22 18:00');
});
