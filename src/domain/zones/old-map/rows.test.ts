import { expect, test } from 'vitest';
import { doubledNames, groupsOf, oldRow, type OldRow } from './rows.ts';

const row = (n: number, name: string, layout: OldRow['layout'] = null) => ({ n, row: { name, layout } });
const rows = [row(1, '苹果'), row(2, '肉牛', 'chain'), row(3, '苹果', 'adjacent'), row(4, '苹果2')];

test.each([
	['连片', 'adjacent'],
	['地域相邻连片布局', 'adjacent'],
	['chain', 'chain'],
	['说不清', null],
	[undefined, null]
])('a layout written “%s” is %s', (layout, expected) =>
	expect(oldRow({ name: ' 苹果 ', layout })).toEqual({ row: { name: '苹果', layout: expected }, faults: [] })
);

test('a record without a name, and one with a name that a zone cannot have', () => {
	expect(oldRow({ name: null }).faults).toHaveLength(1);
	expect(oldRow({ name: '长'.repeat(60) }).faults).toHaveLength(1);
});

test('equal names are found', () => expect(doubledNames(rows)).toEqual(['苹果']));

test('together they are one zone, with the first layout that is said', () => {
	expect(groupsOf(rows, 'together')).toEqual([
		{ records: [1, 3], name: '苹果', layout: 'adjacent' },
		{ records: [2], name: '肉牛', layout: 'chain' },
		{ records: [4], name: '苹果2', layout: null }
	]);
});

test('apart each has a name of its own, none that another has already', () => {
	expect(groupsOf(rows, 'apart').map(({ name, records }) => [name, records])).toEqual([
		['苹果', [1]],
		['苹果3', [3]],
		['肉牛', [2]],
		['苹果2', [4]]
	]);
});
