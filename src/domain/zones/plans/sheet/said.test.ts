import { expect, test } from 'vitest';
import type { DifferenceRow } from '#zones/plans/against/difference.ts';
import type { VillageFigures } from '#zones/plans/figures.ts';
import { judged, saidOf } from './said.ts';

const village = (code: string, ...neighbours: string[]): VillageFigures => ({
	...{ code, name: `${code}村`, number: 1, township: 't', townshipName: '镇', place: [0, 0], neighbours, areaMu: 1 },
	...{ overMu: 0, reclaimedMu: 0, contracts: {}, farmland: {}, redLines: {} }
});
const villages = [village('a', 'b'), village('b', 'a'), village('c')];
const none = { now: 0, was: 0, gained: 0, lost: 0 };
const row = (number: number, more: Partial<DifferenceRow>): DifferenceRow => ({
	...{ number, name: '苹果', formerName: null, layout: 'adjacent', state: 'kept', villages: none, areaMu: none },
	...{ contracts: none, people: null, money: null, gained: [], lost: [] },
	...more
});
const words = {
	changed: (number: number, name: string, gained: string, lost: string) => `${number} ${name} +${gained} -${lost}`,
	pass: (names: string) => `pass ${names}`,
	fail: (name: string, pieces: number, loose: string) => `fail ${name} ${pieces} ${loose}`,
	notYet: (names: string) => `not yet ${names}`,
	drawn: (names: string) => `drawn ${names}`,
	nothing: 'nothing'
};
const zone = (name: string, members: string, layout: 'adjacent' | 'chain' = 'adjacent') => ({ name, layout, villages: new Set(members) }); // prettier-ignore

test('contiguous zones are judged by their numbers in the table; others are not', () => {
	expect(judged([zone('一', 'ab'), zone('二', 'ac', 'chain'), zone('三', 'abc'), zone('四', 'a')], villages)).toEqual([
		{ number: 1, name: '一', state: 'pass', pieces: 1, loose: [] },
		{ number: 3, name: '三', state: 'fail', pieces: 2, loose: ['c村'] },
		{ number: 4, name: '四', state: 'not_yet', pieces: 1, loose: [] }
	]);
});
test('who comes and goes, which rules stand, and why, a line each', () => {
	const rows = [row(1, { gained: ['a'], lost: ['b', 'c'] }), row(2, {}), row(0, {})];
	const found = judged([zone('一', 'ab'), zone('二', 'ac')], villages);
	const said = saidOf({ rows, judged: found, shaped: ['区'], reasons: '甲\n\n乙', notes: ['1 好'] }, (code) => `${code}村`, words, '、'); // prettier-ignore
	expect(Object.fromEntries(said.map(({ key, paragraphs }) => [key, paragraphs]))).toEqual({
		moves: ['1 苹果 +a村 -b村、c村'],
		rules: ['fail 2 二 2 c村', 'pass 1 一', 'drawn 区'],
		reasons: ['甲', '乙'],
		notes: ['1 好']
	});
});
test.each([
	['the same: said so', {}, ['nothing']],
	['only another name: no village moves', { formerName: '梨' }, []],
	['a zone gone without villages', { state: 'gone' as const }, []]
])('%s', (_, more, paragraphs) => {
	const [moves] = saidOf({ rows: [row(1, more), row(0, {})], judged: [], shaped: [], reasons: '', notes: [] }, String, words, '、'); // prettier-ignore
	expect(moves!.paragraphs).toEqual(paragraphs);
});
