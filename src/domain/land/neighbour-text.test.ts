import { describe, expect, test } from 'vitest';
import { maskedNeighbours, neighbourWords, sideOf, sidesOfExtra } from '#land/neighbour-text.ts';

describe('words of a side', () => {
	test.each([
		['李建国地', ['李建国']],
		['李建国家的承包地', ['李建国']],
		['李建国、王二小', ['李建国', '王二小']],
		['村道', ['村道*']],
		['水渠和王二小责任田', ['水渠*', '王二小']],
		['某某养殖专业合作社', ['某某养殖专业合作社']],
		['王家', []],
		['', []]
	])('%s', (text, expected) => {
		expect(neighbourWords(text).map(({ core, landmark }) => core + (landmark ? '*' : ''))).toEqual(expected);
	});
});

test.each([
	['李建国地', '李**地'],
	['李建国、王二小', '李**、王**'],
	['大路', '大路'],
	['村道、李建国承包地', '村道、李**承包地'],
	['某某养殖专业合作社', '某某养殖专业合作社']
])('no whole name of a person stays: %s', (text, expected) => {
	expect(maskedNeighbours(text)).toBe(expected);
});

test.each([
	[0, 'north'],
	[44, 'north'],
	[46, 'east'],
	[90, 'east'],
	[180, 'south'],
	[270, 'west'],
	[316, 'north'],
	[-90, 'west'],
	[450, 'east']
])('a bearing of %d° is %s', (bearing, side) => {
	expect(sideOf(bearing)).toBe(side);
});

test('DKXZ is the western neighbour and DKBZ the northern one', () => {
	expect(sidesOfExtra({ DKDZ: '路', DKXZ: '李三地', DKNZ: ' ', DKBZ: '渠', TDYT: '1' })).toEqual({
		east: '路',
		west: '李三地',
		north: '渠'
	});
});
