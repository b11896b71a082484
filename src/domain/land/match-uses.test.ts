import { expect, test } from 'vitest';
import { isAmong, matchUsesOn, matchUseSettings, useListOf } from '#land/match-uses.ts';

const key = 'match.construction_uses' as const;

test('homesteads, public facilities, roads and what has no code are out; business use is in', () => {
	const uses = matchUsesOn('2026-11-24', [])[key];
	for (const code of ['0702', '0701', '08H1', '08H2', '0809', '0810A', '1003', '1004', '1006', null])
		expect(isAmong(code, uses), String(code)).toBe(false);
	for (const code of ['05H1', '0508', '0601', '0602']) expect(isAmong(code, uses), code).toBe(true);
});

test('a code stands for its sub-codes', () => {
	expect(isAmong('05H1', ['05'])).toBe(true);
	expect(isAmong('0810A', ['0810'])).toBe(true);
	expect(isAmong('05', ['05H1'])).toBe(false);
});

test('a dated list holds from its day on; the shipped one before', () => {
	const dated = [
		{ key, validFrom: '2026-03-01', value: ['0702'] },
		{ key, validFrom: '2026-06-01', value: ['05', '0702'] }
	];
	expect(matchUsesOn('2026-02-28', dated)[key]).toEqual(matchUseSettings[key]);
	expect(matchUsesOn('2026-03-01', dated)[key]).toEqual(['0702']);
	expect(matchUsesOn('2026-12-01', dated)[key]).toEqual(['05', '0702']);
	expect(() => matchUsesOn('2026-12-01', [{ key, validFrom: '2026-01-01', value: ['工业'] }])).toThrow();
});

test('codes as people type them', () => {
	expect(useListOf(' 05h1、0601,0601；0602 ')).toEqual(['05H1', '0601', '0602']);
});
