import { expect, test } from 'vitest';
import type { VillageFigures } from './figures.ts';
import { namedVillages } from './name-list.ts';

const village = (code: string, name: string, township: string): VillageFigures => ({
	...{ code, name, number: 1, township, townshipName: township, place: [0, 0], neighbours: [] },
	...{ areaMu: 0, overMu: 0, reclaimedMu: 0, contracts: {}, farmland: {}, redLines: {} }
});
const villages = [
	village('149901100201', '上峪村', '石门镇'),
	village('149901101201', '上峪村', '河口镇'),
	village('149901100202', '石门村', '石门镇'),
	village('149901100203', '东街社区', '石门镇'),
	village('149901101203', '下井村', '河口镇')
];

test.each<[string, string, string]>([
	['a name', '下井村', '下井村=149901101203'],
	[
		'by its committee; without what its kind is called it is asked',
		'下井\n东街社区居委会\n下井村委会\n下井村民委员会',
		'下井?149901101203 东街社区居委会=149901100203 下井村委会=149901101203 下井村民委员会=149901101203'
	],
	['a 村 where there is only a 社区: asked', '东街村', '东街村?149901100203'],
	[
		'with blanks and in full width',
		'下 井 村\n１４９９０１１００２０２',
		'下井村=149901101203 149901100202=149901100202'
	],
	['a code', '149901100203', '149901100203=149901100203'],
	['one of two of a name: none is guessed', '上峪村', '上峪村?149901100201,149901101201'],
	['told apart by its township', '河口镇\t上峪村', '上峪村=149901101201'],
	['by its township without 镇', '河口,上峪村', '上峪村=149901101201'],
	['in a township that has none of that name: asked', '河口镇 \t 东街社区', '东街社区?149901100203'],
	['a village called as its township', '石门村', '石门村=149901100202'],
	['the same beside its township', '石门镇\t石门村', '石门村=149901100202'],
	['several in one line', '下井村、东街社区', '下井村=149901101203 东街社区=149901100203'],
	['a row of a sheet: number, township, name, area', '3\t石门镇\t上峪村\t12 345.67', '上峪村=149901100201'],
	['heads, numbers and nothing', '序号\t乡镇\t村名\n\n12\n石门镇\n', ''],
	['nobody knows', '下井村\n没有的村\t5', '下井村=149901101203 没有的村\t5?']
])('%s', (_, text, expected) => {
	const found = namedVillages(text, villages);
	expect(
		found.map(({ line, found: of, sure }) => `${line}${sure ? '=' : '?'}${of.map(({ code }) => code).join()}`).join(' ')
	).toBe(expected);
});
