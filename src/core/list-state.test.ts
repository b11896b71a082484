import { expect, test } from 'vitest';
import {
	addressOf,
	byColumn,
	matching,
	oneOf,
	searchedFor,
	sortOf,
	TOWNSHIP,
	VILLAGE,
	type ListSort
} from './list-state.ts';

const keys = ['number', 'mu'] as const;
const first: ListSort<(typeof keys)[number]> = { key: 'number', descending: true };

test.each([
	['', first],
	['sort=mu', { key: 'mu', descending: false }],
	['sort=number', { key: 'number', descending: false }],
	['sort=mu&down=1', { key: 'mu', descending: true }],
	['sort=colour&down=1', first],
	['down=1', first]
])('%s asks for an order', (search, expected) =>
	expect(sortOf(new URLSearchParams(search), keys, first)).toEqual(expected)
);

test('an address comes back as it was read', () => {
	for (const sort of [first, { key: 'mu', descending: false }, { key: 'mu', descending: true }] as const) {
		const search = addressOf({ text: '上峪 & 下井', state: '' }, sort, first);
		expect(search.get('text')).toBe('上峪 & 下井');
		expect(search.has('state')).toBe(false);
		expect(sortOf(search, keys, first)).toEqual(sort);
	}
	expect(addressOf({ text: '' }, first, first).toString()).toBe('');
});

test('what is not of the form expected is nothing', () => {
	const search = new URLSearchParams('township=149901100&village=149901100&state=open');
	expect(matching(search, 'township', TOWNSHIP)).toBe('149901100');
	expect(matching(search, 'village', VILLAGE)).toBe('');
	expect([oneOf(search.get('state'), ['open']), oneOf(null, ['open']), oneOf('x', ['open'])]).toEqual(['open', '', '']);
});

test('rows without a value stand last either way, equal ones as told', () => {
	const rows = [
		{ n: 1, mu: 5 },
		{ n: 2, mu: null },
		{ n: 3, mu: 9 },
		{ n: 4, mu: 5 }
	];
	const order = (descending: boolean) =>
		rows
			.toSorted(
				byColumn(
					({ mu }) => mu,
					descending,
					(one, other) => one.n - other.n
				)
			)
			.map(({ n }) => n);
	expect(order(false)).toEqual([1, 4, 3, 2]);
	expect(order(true)).toEqual([3, 1, 4, 2]);
});

test('words are found in any order, width and case', () => {
	const finds = (typed: string) => searchedFor(typed)(['案 0012', '上峪村', null, 'Rtk-7']);
	expect([finds(''), finds('上峪　rtk'), finds('ＲＴＫ'), finds('下井')]).toEqual([true, true, true, false]);
});
