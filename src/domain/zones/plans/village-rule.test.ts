import { expect, test } from 'vitest';
import type { VillageFigures } from './figures.ts';
import { ruledIn, type VillageRule } from './village-rule.ts';

const village = (code: string, township: string, more: Partial<VillageFigures>): VillageFigures => ({
	...{ code, township, name: code, townshipName: township, number: 1, place: [0, 0], neighbours: [] },
	...{ areaMu: 0, overMu: 0, reclaimedMu: 0, contracts: {}, farmland: {}, redLines: {} },
	...more
});
const villages = [
	village('c', 't1', { areaMu: 10_000, contracts: { regular: 2, pending: 3 }, redLines: { farmland_red: 5_000 } }),
	village('a', 't1', { areaMu: 20_050, farmland: { '0101': 100, '0103': 250 }, reclaimedMu: 5 }),
	village('b', 't2', { areaMu: 30_000, redLines: { ecology_red: 1 }, overMu: 700 })
];
const content = [
	{ id: 'z', name: 'z', layout: 'chain', continues: null, locked: false, villages: new Set(['a']) } as const
];
const all: VillageRule = { field: 'areaMu', least: '', most: '', township: '', free: false };

test.each<[string, Partial<VillageRule>, string]>([
	['no bound: every village', {}, 'abc'],
	['at least, the bound itself too', { least: '200.50' }, 'ab'],
	['at most', { most: '200.50' }, 'ac'],
	['between', { least: '150', most: '250' }, 'a'],
	['typed with a comma and a space', { least: ' 200,5 ' }, 'ab'],
	['typed as what is no number: no bound', { least: '很多' }, 'abc'],
	['contracts of any status', { field: 'contracts', least: '5' }, 'c'],
	['farmland of all classes', { field: 'farmlandMu', least: '3.5' }, 'a'],
	['red line', { field: 'redMu', least: '50' }, 'c'],
	['ecological line', { field: 'ecoMu', least: '0.01' }, 'b'],
	['over', { field: 'overMu', least: '7' }, 'b'],
	['new land', { field: 'reclaimedMu', least: '0.05' }, 'a'],
	['one township', { township: 't1' }, 'ac'],
	['in no zone', { free: true }, 'bc']
])('%s', (_, rule, expected) => {
	expect(ruledIn(villages, content, { ...all, ...rule }).join('')).toBe(expected);
});
