import { describe, expect, test } from 'vitest';
import { fitted, type Said } from './fit.ts';

const column = { width: 140, height: 183 };
const types = [7, 6.5, 6];
const names = (count: number, length: number) => Array.from({ length: count }, () => '区'.repeat(length));
const said = (moves: number, reasons: number): Said[] => [
	{ key: 'moves', paragraphs: Array.from({ length: moves }, () => '村'.repeat(40)) },
	{ key: 'reasons', paragraphs: reasons > 0 ? ['因'.repeat(reasons)] : [] }
];

describe('a column of A4', () => {
	test.each<[string, number, number, number, number, number, string]>([
		['16 zones of usual names: the middle type', 16, 6, 6, 100, 6.5, ''],
		['22 signs a name: the smallest type', 16, 22, 8, 100, 6, ''],
		['names of 40 signs and long reasons: cut at the floor', 16, 40, 60, 2000, 6, 'names,moves,reasons'],
		['60 zones', 60, 6, 60, 300, 6, 'rows,moves,reasons'],
		['no zones, nothing said', 0, 0, 0, 0, 6.5, '']
	])('%s', (_, count, length, moves, reasons, type, cut) => {
		const found = fitted(names(count, length), said(moves, reasons), column, types);
		expect([found.type, found.cut.join()]).toEqual([type, cut]);
		expect(found.rows === count).toBe(!cut.includes('rows'));
	});
	test('what is cut ends in an ellipsis, and the last of what is said still stands', () => {
		const found = fitted(names(16, 40), said(80, 3000), column, types);
		expect(found.said.map(({ key }) => key)).toEqual(['moves', 'reasons']);
		expect(found.said[1]!.paragraphs.at(-1)!.endsWith('…')).toBe(true);
	});
	test('nothing said has no heading', () => {
		expect(fitted(['a'], said(0, 0), column, types).said).toEqual([]);
	});
});
