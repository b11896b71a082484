import { expect, test } from 'vitest';
import type { DifferenceRow } from '#zones/plans/against/difference.ts';
import type { Judged } from './rules.ts';
import { saidOf } from './said.ts';

const none = { now: 0, was: 0, gained: 0, lost: 0 };
const row = (number: number, more: Partial<DifferenceRow>): DifferenceRow => ({
	...{ number, name: '苹果', formerName: null, layout: 'adjacent', state: 'kept', villages: none, areaMu: none },
	...{ contracts: none, people: null, money: null, gained: [], lost: [] },
	...more
});
const words = {
	changed: (number: number, name: string, gained: string, lost: string) => `${number} ${name} +${gained} -${lost}`,
	ruleOf: { adjacent: 'A', chain: 'C', complement: 'M', project: 'P' },
	pass: (rule: string, names: string) => `${rule} pass ${names}`,
	fail: (rule: string, name: string, why: string) => `${rule} fail ${name} ${why}`,
	notYet: (rule: string, names: string, why: string) => `${rule} not yet ${names} ${why}`,
	sentences: (each: readonly string[]) => each.join(''),
	drawn: (names: string) => `drawn ${names}`,
	nothing: 'nothing'
};
const zone = (number: number, layout: Judged['layout'], state: Judged['state'], ...why: string[]): Judged => ({
	...{ number, name: `区${number}`, layout, state, why }
});

test('who comes and goes, which rules stand, and why, a line each', () => {
	const rows = [row(1, { gained: ['a'], lost: ['b', 'c'] }), row(2, {}), row(0, {})];
	const found = [
		...[zone(1, 'chain', 'pass'), zone(2, 'adjacent', 'pass'), zone(3, 'adjacent', 'fail', '断开。', '太远。')],
		...[
			zone(4, 'chain', 'not_yet', '没选。'),
			zone(5, 'chain', 'not_yet', '没选。'),
			zone(6, 'chain', 'not_yet', '不明。')
		],
		...[zone(7, 'adjacent', 'pass'), zone(8, 'complement', 'fail', '缺钱。'), zone(9, 'project', 'not_yet', '没写。')]
	];
	const said = saidOf({ rows, judged: found, shaped: ['区'], reasons: '甲\n\n乙', notes: ['1 好'] }, (code) => `${code}村`, words, '、'); // prettier-ignore
	expect(Object.fromEntries(said.map(({ key, paragraphs }) => [key, paragraphs]))).toEqual({
		moves: ['1 苹果 +a村 -b村、c村'],
		rules: [
			...['A fail 3 区3 断开。太远。', 'A pass 2 区2、7 区7', 'C pass 1 区1', 'C not yet 4 区4、5 区5 没选。'],
			...['C not yet 6 区6 不明。', 'M fail 8 区8 缺钱。', 'P not yet 9 区9 没写。', 'drawn 区']
		],
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
