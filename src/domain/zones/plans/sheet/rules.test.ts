import { expect, test } from 'vitest';
import { gridPoint } from '#core/parts/grid.ts';
import { plainPart } from '#core/parts/parts.ts';
import type { Enterprise } from '#zones/enterprises/enterprise.ts';
import type { VillageFigures } from '#zones/plans/figures.ts';
import { basis as basisWords } from '#text/zh/basis.ts';
import { factors } from '#text/zh/factors.ts';
import { planSheet } from '#text/zh/planSheet.ts';
import { judged, type JudgedBy } from './rules.ts';

const village = (code: string, fund: number | null, ...neighbours: string[]): VillageFigures => ({
	...{ code, name: `${code}村`, number: 1, township: 't', townshipName: '镇', place: [0, 0], neighbours, areaMu: 1 },
	...{ overMu: 0, reclaimedMu: 0, contracts: {}, farmland: {}, redLines: {} },
	factors: { talent: 500, fund, asset: 500, project: 500, market: 500 }
});
const villages = [village('a', 900, 'b'), village('b', 100, 'a'), village('c', null), village('d', 100)];
const mill = {
	...{
		id: '1',
		version: 1,
		number: 1,
		name: '粮油公司',
		key: '',
		kind: 'leading',
		product: '面粉',
		own: true,
		code: '91'
	},
	...{ capacity: null, capacityUnit: null, village: 'a', villageName: 'a村', villageKey: '', place: null, note: null },
	...{ retiredOn: null, links: [] }
} as Enterprise;
const by: JudgedBy = {
	...{ villages, ground: null, grids: new Map() },
	basis: {
		whole: true,
		lacking: { talent: 300, fund: 300, asset: 300, project: 300, market: 300 },
		enterprises: [mill],
		today: '2026-06-01'
	}
};
const words = { ...planSheet, ...basisWords, factors: factors.factors };
const zone = (layout: 'adjacent' | 'chain' | 'complement' | 'project', members: string, more: object = {}) => ({
	...{ name: '区', layout, villages: new Set(members), ...more }
});
const part = plainPart([([[111.6, 38.2], [111.61, 38.2], [111.61, 38.21]] as const).map(gridPoint)]); // prettier-ignore

test.each([
	['contiguous, touching', zone('adjacent', 'ab'), 'pass', ''],
	['contiguous, apart', zone('adjacent', 'abc'), 'fail', '分成 2 片，飞地 c村。'],
	['contiguous, one village', zone('adjacent', 'a'), 'not_yet', '不足两个村或地块。'],
	['contiguous, drawn where nothing is known', zone('adjacent', 'ab', { drawn: [part] }), 'not_yet', planSheet.groundUnknown],
	['a chain without an anchor', zone('chain', 'ab'), 'not_yet', '还没有选定龙头企业。'],
	['a chain whose anchor lies elsewhere', zone('chain', 'cd', { anchor: '91' }), 'fail', '粮油公司不在区里的村，和区里的村也没有购销。'],
	['a chain with nothing known before and behind', zone('chain', 'ab', { anchor: '91' }), 'not_yet', '上游不明：粮油公司还没有登记从哪里收购。下游不明：粮油公司还没有登记供应给哪里。'],
	['what one lacks another has', zone('complement', 'ab'), 'pass', ''],
	['what one lacks nobody has', zone('complement', 'bd'), 'fail', '补不上：b村缺资金；d村缺资金；别的成员村都没有达到全县中位。'],
	['what one lacks somebody may have', zone('complement', 'bc'), 'not_yet', '说不准：b村缺资金；可能补得上的村还没有填报。有要素没有填报，缺不缺说不准：c村。'],
	['one village alone', zone('complement', 'a'), 'not_yet', '不到两个村，谈不上相补。'],
	['a project area', zone('project', 'a', { programme: '高标准农田' }), 'not_yet', '项目模块还没有建，有没有项目还不能判断。']
] as const)('%s', (_, given, state, why) => {
	const [found] = judged([given], by, words);
	expect([found!.number, found!.layout, found!.state, found!.why.join('')]).toEqual([1, given.layout, state, why]);
}); // prettier-ignore
