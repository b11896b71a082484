import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compared } from '../compare.ts';
import { differenceRows } from '../against/difference.ts';
import type { Figures } from '../figures.ts';
import { followed, type AskedStep, type Step } from '../journal.ts';
import { applied, between, inverse, made, type Change, type PlanContent, type PlanZone } from '../plan.ts';
import { gridName, sumOfMembers, type GridFigures, type GridLevel } from './grid-figures.ts';
import { outermost } from './grid-place.ts';
import { gridRule, gridStepsRule } from './grid-rule.ts';
import { paintedGrids, paintedVillages } from './grid-strokes.ts';

/** Villages a and b, each of eight cells: two grids of level 1, each in two of level 2, each of these in two of level 3. */
const CELLS = 8;
const figures = (cells: readonly number[]): Figures => ({
	...{ areaMu: cells.reduce((sum, cell) => sum + 2 ** (cell % CELLS), 0), overMu: cells.length, reclaimedMu: 0 },
	...{ contracts: { regular: cells.length }, farmland: { '0103': cells.length * 3 }, redLines: {} }
});
const grids = new Map<string, GridFigures>();
const cellsOf = new Map<string, number[]>();
const known = new Map<string, Figures>();
for (const [index, village] of ['a', 'b'].entries()) {
	const all = Array.from({ length: CELLS }, (_, at) => index * CELLS + at);
	known.set(village, figures(all));
	cellsOf.set(village, all);
	for (const level of [1, 2, 3] as const satisfies readonly GridLevel[])
		for (let at = 0; at < 2 ** level; at++) {
			const code = `${village}${level}${at}`;
			const wide = CELLS / 2 ** level;
			const own = all.slice(at * wide, (at + 1) * wide);
			cellsOf.set(code, own);
			const within = level === 1 ? [] : level === 2 ? [`${village}1${at >> 1}`] : [`${village}2${at >> 1}`, `${village}1${at >> 2}`]; // prettier-ignore
			grids.set(code, {
				...figures(own),
				...{ code, village, within, level, name: code, number: 1, leaf: level === 3, villageName: `${village}村` },
				...{ townshipName: '镇', place: [0, 0], shape: [] }
			});
		}
}
const facts = { name: '苹果', layout: 'chain', continues: null, locked: false } as const;
const zone = (id: string, villages: string, own: string[] = [], locked = false): PlanZone => ({
	...{ ...facts, id, locked, villages: new Set(villages) },
	...(own.length > 0 ? { grids: [...own].sort() } : {})
});
const after = (content: PlanContent, changes: readonly Change[]): PlanContent => {
	const outcome = applied(content, changes);
	if (!outcome.ok) throw new Error(JSON.stringify(outcome));
	return outcome.value;
};
const said = (content: PlanContent) =>
	content.map((each) => [...[...each.villages].sort(), ...(each.grids ?? [])].join()).join(' ');
/** What cells a zone covers. */
const cells = ({ villages, grids: own = [] }: Pick<PlanZone, 'villages' | 'grids'>) =>
	new Set([...villages, ...own].flatMap((code) => cellsOf.get(code)!));

describe('a stroke of grids', () => {
	const content = [zone('x', 'b', ['a20']), zone('y', '', ['a11', 'b10']), zone('z', '', ['a23'], true)];
	test.each<[string, string, string[], boolean, boolean, string]>([
		['into a zone', 'x', ['a21'], true, false, 'b,a20,a21 a11,b10 a23'],
		['of what lies in a member village: nothing', 'x', ['b10', 'b31'], true, false, 'b,a20 a11,b10 a23'],
		['of what lies in a member grid: nothing', 'x', ['a30', 'a20'], true, false, 'b,a20 a11,b10 a23'],
		['of one that holds a member: the member goes', 'x', ['a10'], true, false, 'b,a10 a11,b10 a23'],
		['of one and a part of it: the part is left out', 'x', ['a21', 'a32'], true, false, 'b,a20,a21 a11,b10 a23'],
		['that takes: the others lose it and its parts', 'x', ['a11'], true, true, 'b,a20 a11,b10 a23'],
		['that takes what a locked zone holds a part of: nothing', 'x', ['a11', 'a37'], true, true, 'b,a20 a11,b10 a23'],
		['that takes a free one', 'x', ['a22'], true, true, 'b,a20,a22 a11,b10 a23'],
		['out of a zone', 'x', ['a20'], false, false, 'b a11,b10 a23'],
		['out of a zone by a part of it', 'y', ['a34'], false, false, 'b,a20 b10 a23'],
		['out of a zone by what holds it', 'x', ['a10'], false, false, 'b a11,b10 a23'],
		['into a locked zone', 'z', ['a20'], true, true, 'b,a20 a11,b10 a23'],
		['of what nobody knows', 'x', ['q'], true, false, 'b,a20 a11,b10 a23']
	])('%s', (_, id, codes, into, take, expected) => {
		expect(said(after(content, paintedGrids(content, id, codes, into, take, grids)))).toBe(expected);
	});

	test.each<[string, string, string, boolean, boolean, string]>([
		['of a village that comes in takes its grids out', 'x', 'a', true, false, 'a,b a11,b10 a23'],
		['of villages leaves grids of others', 'y', 'a', true, false, 'b,a20 a,b10 a23'],
		['that takes a village of which a locked zone holds a part: nothing', 'y', 'a', true, true, 'b,a20 a11,b10 a23'],
		['that takes a village: the others lose it, and its grids', 'y', 'b', true, true, 'a20 b,a11 a23'],
		['out of a zone', 'x', 'b', false, false, 'a20 a11,b10 a23']
	])('one %s', (_, id, villages, into, take, expected) => {
		expect(said(after(content, paintedVillages(content, id, [...villages], into, take, grids)))).toBe(expected);
	});
});

describe('the rule', () => {
	test.each<[string, PlanContent, unknown]>([
		['grids beside villages', [zone('x', 'b', ['a20', 'a21'])], { ok: true }],
		['one that nobody knows', [zone('x', '', ['q'])], { reason: 'plan.grid_unknown', detail: { got: 'q' } }],
		['one in a member village', [zone('x', 'a', ['a20'])], { reason: 'plan.grid_within', detail: { got: 'a20', within: 'a' } }],
		['one in another', [zone('x', '', ['a10', 'a30'])], { reason: 'plan.grid_within', detail: { got: 'a30', within: 'a10' } }],
		['the same land in two zones', [zone('x', 'a'), zone('y', '', ['a20'])], { ok: true }]
	])('%s', (_, content, expected) => expect(gridRule(content, grids)).toMatchObject(expected as object)); // prettier-ignore

	test('each step that is drawn is looked at; what is taken back has stood already', () => {
		const content = [zone('x', '', ['a20'])];
		const village: Change = { zone: 'x', add: ['a'], drop: [] };
		expect(gridStepsRule(content, [{ act: 'do', changes: [village] }], grids)).toMatchObject({ reason: 'plan.grid_within' }); // prettier-ignore
		expect(gridStepsRule(content, [{ act: 'redo', changes: [village] }], grids)).toEqual({ ok: true, value: null });
		expect(gridStepsRule(content, [{ act: 'do', changes: [{ zone: 'x', gridsIn: ['a30'], gridsOut: [] }] }], grids)).toMatchObject({ reason: 'plan.grid_within' }); // prettier-ignore
	});
});

const members = fc.record({
	villages: fc.subarray(['a', 'b'], { maxLength: 1 }),
	grids: fc.subarray([...grids.keys()], { maxLength: 8 })
});

test('figures of any mix of villages and grids are those of the land they cover, each piece once', () => {
	fc.assert(
		fc.property(members, ({ villages, grids: own }) => {
			const sum = sumOfMembers({ villages: new Set(villages), grids: own }, known, grids);
			const plain = figures([...cells({ villages: new Set(villages), grids: own })]);
			const { villages: count, grids: more = 0, ...rest } = sum;
			expect(JSON.stringify([rest.areaMu, rest.overMu, rest.contracts.regular ?? 0, rest.farmland['0103'] ?? 0])).toBe(
				JSON.stringify([plain.areaMu, plain.overMu, plain.contracts.regular, plain.farmland['0103']])
			);
			expect([count, more]).toEqual([villages.length, outermost(new Set(villages), own, grids).length]);
		})
	);
});

const strokes = fc.array(
	fc.record({
		zone: fc.constantFrom('x', 'y', 'z'),
		codes: fc.oneof(fc.subarray([...grids.keys()], { minLength: 1, maxLength: 6 }), fc.subarray(['a', 'b'], { minLength: 1 })), // prettier-ignore
		into: fc.boolean(),
		take: fc.boolean(),
		act: fc.constantFrom('do', 'do', 'do', 'undo', 'redo')
	}),
	{ maxLength: 30 }
);

test('whatever is stroked keeps the rule; a stroke into a zone covers what it names; steps go back and forth', () => {
	fc.assert(
		fc.property(strokes, (list) => {
			let content: PlanContent = [zone('x', ''), zone('y', ''), zone('z', '', ['a20'], true)];
			let steps: Step[] = [{ id: '0', act: 'start', seq: 1, of: null, changes: between([], content), by: '', at: new Date(0) }]; // prettier-ignore
			for (const { zone: id, codes, into, take, act } of list) {
				const isVillage = codes.every((code) => known.has(code));
				const changes = isVillage
					? paintedVillages(content, id, codes, into, take, grids)
					: paintedGrids(content, id, codes, into, take, grids);
				const asked: AskedStep = act === 'do' ? { id: '1', act, changes } : { id: '1', act: act as 'undo' | 'redo' };
				const next = followed(content, steps, [asked], { by: '', at: new Date(0) });
				if (!next.ok) {
					expect(['plan.no_undo', 'plan.no_redo', 'plan.unfit']).toContain(next.reason);
					if (act === 'do') expect(changes).toEqual([]);
					continue;
				}
				const before = content;
				content = next.value.content;
				steps = [...steps, ...next.value.fresh];
				expect(gridRule(content, grids)).toMatchObject({ ok: true });
				expect(said(after(content, inverse(next.value.fresh[0]!.changes)))).toBe(said(before));
				expect(content.find((each) => each.id === 'z')).toEqual(zone('z', '', ['a20'], true));
				if (act !== 'do' || id === 'z' || take) continue;
				const now = cells(content.find((each) => each.id === id)!);
				if (into) for (const code of codes) for (const cell of cellsOf.get(code)!) expect(now).toContain(cell);
				else if (!isVillage) for (const code of codes) expect(content.find((each) => each.id === id)!.grids ?? []).not.toContain(code); // prettier-ignore
			}
			const [there, back] = [between([], content), between(content, [])];
			expect(said(after([], there))).toBe(said(content));
			expect(after(content, back)).toEqual([]);
		})
	);
});

test('what a plan of grids has against another, less what the other has, is what it is', () => {
	const side = fc.array(members, { maxLength: 3 }).map((zones) => zones.map(({ villages, grids: own }, at) => ({ name: `区${at}`, layout: 'chain' as const, code: null, villages: new Set(villages), grids: own }))); // prettier-ignore
	fc.assert(
		fc.property(side, side, (one, other) => {
			const comparison = compared(one, other, known, undefined, undefined, grids);
			for (const row of differenceRows(comparison, known, grids))
				for (const { now, was, gained, lost } of [row.areaMu, row.contracts]) expect(was + gained - lost).toBe(now);
			const all = new Set(one.flatMap((each) => [...cells(each)]));
			expect(comparison.now.areaMu).toBe(figures([...all]).areaMu);
		})
	);
});

test('a zone keeps no word of grids where it has none, and goes only without them', () => {
	const content = after([], made('x', facts));
	const full = after(content, [{ zone: 'x', gridsIn: ['a20'], gridsOut: [] }]);
	expect(applied(full, [{ zone: 'x', from: facts, to: null }])).toMatchObject({ reason: 'plan.unfit' });
	expect(after(full, [{ zone: 'x', gridsIn: [], gridsOut: ['a20'] }])).toEqual(content);
});

test('a grid is called with its village where its own name does not say it', () => {
	expect(['第一网格', '上峪村第一网格'].map((name) => gridName({ name, villageName: '上峪村' }))).toEqual(['第一网格 · 上峪村', '上峪村第一网格']); // prettier-ignore
});
