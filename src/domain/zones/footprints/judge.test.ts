import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { redLineKinds, type RedLineKind } from '#zones/red-lines.ts';
import { judge, type Judgement } from './judge.ts';
import {
	FOOTPRINT_RULES,
	footprintSettings,
	footprintValuesOn,
	OVERLAPS,
	shippedOverlaps,
	shippedTable
} from './settings.ts';
import { answersOf, type KnownLine } from './tested.ts';
import { uses, type Use } from './uses.ts';

const day = '2026-11-22';
/** The whole product as it was asked for: farmland, ecology, urban boundary. */
const asked: readonly [Use, Judgement['word'], Judgement['word'], Judgement['word']][] = [
	['extent', 'reported', 'reported', 'reported'],
	['grain', 'ask', 'ask', 'information'],
	['forage', 'ask', 'ask', 'information'],
	['orchard', 'fails', 'ask', 'information'],
	['forest', 'ask', 'ask', 'information'],
	['high_standard', 'expected', 'ask', 'information'],
	['livestock', 'fails', 'fails', 'information'],
	['greenhouse_breaking', 'fails', 'fails', 'information'],
	['greenhouse_keeping', 'ask', 'fails', 'information'],
	['building', 'ask', 'fails', 'information'],
	['pond', 'fails', 'ask', 'information'],
	['digging', 'ask', 'ask', 'information']
];

test('every use stands in the product', () => expect(asked.map(([use]) => use)).toEqual([...uses]));

describe.each(asked)('%s', (use, ...words) => {
	test.each(redLineKinds.map((kind, at) => [kind, words[at]!] as const))('in %s: %s', (kind, word) => {
		const found = judge(use, kind, footprintValuesOn(day, []).table);
		expect(found.word).toBe(word);
		// A word of the table stands on a document; without one nothing is claimed.
		expect(found.source === null).toBe(word === 'ask' || word === 'reported');
	});
	test('of an empty table everything is to be asked, never passed', () => {
		for (const kind of redLineKinds) expect(judge(use, kind, {}).word).toBe(use === 'extent' ? 'reported' : 'ask');
	});
});

test('what fails on permanent basic farmland does so by 166', () => {
	for (const use of ['orchard', 'pond', 'livestock', 'greenhouse_breaking'] as const)
		expect(judge(use, 'farmland_red', shippedTable)).toEqual({ word: 'fails', source: '自然资发〔2021〕166号' });
});

test('names that an object has anyway are no entries', () => {
	expect(judge('constructor' as Use, 'farmland_red', {}).word).toBe('ask');
});

test('the table of the day holds, and only from its first day on', () => {
	const value = { orchard: { farmland_red: { verdict: 'information', source: '县文件' } } };
	const dated = [{ key: FOOTPRINT_RULES, validFrom: '2026-12-01', value, source: '县文件' }];
	expect(judge('orchard', 'farmland_red', footprintValuesOn('2026-11-30', dated).table).word).toBe('fails');
	const later = footprintValuesOn('2026-12-01', dated);
	expect(judge('orchard', 'farmland_red', later.table).word).toBe('information');
	// What the county's table does not name is to be asked, whatever was shipped.
	expect(judge('pond', 'farmland_red', later.table).word).toBe('ask');
	expect([later.since.table?.validFrom, later.since.overlaps]).toEqual(['2026-12-01', null]);
});

const fits = (key: string, value: unknown) => v.safeParse(footprintSettings.get(key)!, value).success;
test.each([
	['what is shipped', FOOTPRINT_RULES, shippedTable, true],
	['nothing', FOOTPRINT_RULES, {}, true],
	['a word nobody knows', FOOTPRINT_RULES, { pond: { farmland_red: { verdict: 'pass', source: '文件' } } }, false],
	['a word without a source', FOOTPRINT_RULES, { pond: { farmland_red: { verdict: 'fails', source: ' ' } } }, false],
	['a use nobody knows', FOOTPRINT_RULES, { castle: {} }, false],
	['an extent that is judged', FOOTPRINT_RULES, { extent: {} }, false],
	['a line nobody knows', FOOTPRINT_RULES, { pond: { blue: { verdict: 'fails', source: '文件' } } }, false],
	['what is shipped of overlaps', OVERLAPS, shippedOverlaps, true],
	['a layer left out', OVERLAPS, { farmland_red: 'may' }, false]
])('as a setting, %s', (_, key, value, taken) => expect(fits(key, value)).toBe(taken));

test('a line that was never imported is unknown and no pass; one that is not met is outside', () => {
	const overlap = {
		sums: [{ kind: 'farmland_red' as const, mu: 322, twice: 0, pieces: 1, slivers: { count: 0, mu: 0 } }],
		...{ pieces: [], more: 0, elsewhere: 0 }
	};
	const known = { areas: 3, on: '2026-11-02', file: '永农.gpkg' };
	const lines = new Map<RedLineKind, KnownLine>([['farmland_red', known], ['urban_boundary', { ...known, areas: 1 }]]); // prettier-ignore
	expect(answersOf('pond', overlap, lines, shippedTable)).toEqual([
		{
			line: 'farmland_red',
			state: 'inside',
			mu: 322,
			judgement: { word: 'fails', source: '自然资发〔2021〕166号' },
			known
		},
		{ line: 'ecology_red', state: 'unknown', mu: 0, judgement: null, known: null },
		{ line: 'urban_boundary', state: 'outside', mu: 0, judgement: null, known: { ...known, areas: 1 } }
	]);
});

test('slivers alone are no verdict: the edges are to be looked at', () => {
	const sum = { kind: 'ecology_red' as const, mu: 1, twice: 0, pieces: 0, slivers: { count: 2, mu: 1 } };
	const overlap = { sums: [sum], pieces: [], more: 0, elsewhere: 0 };
	const [, ecology] = answersOf('building', overlap, new Map(), shippedTable);
	expect(ecology).toEqual({ line: 'ecology_red', state: 'grazes', mu: 1, judgement: null, known: null });
});
