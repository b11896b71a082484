import { expect, test } from 'vitest';
import { boardAddress, boardOf, boards } from './boards.ts';

test('every board has its address, and what is no board is the first', () => {
	for (const board of boards) expect(boardOf(new URL(boardAddress(board), 'http://a').searchParams)).toBe(board);
	expect(boardOf(new URLSearchParams('board=funds'))).toBe('overview');
});
