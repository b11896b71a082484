import { expect, test } from 'vitest';
import { MOST, waitingList, waitingOf, waitingRows, waitingSearch, type Waiting } from './waiting.ts';

const TODAY = '2026-11-22';
const row = (given: Partial<Waiting>): Waiting => ({
	...{ kind: 'case', name: '0001', href: '/land/cases/1', ask: 'suspected', village: '149901100201', dueOn: null },
	...given
});
const words = { kind: ({ kind }: Waiting) => kind, ask: ({ ask }: Waiting) => ask, place: () => '石门镇 上峪村' };
const lists = [
	waitingList(
		'case',
		[row({ name: '0002' }), row({ dueOn: '2026-11-30' }), row({ name: '3', dueOn: '2026-11-01' })],
		TODAY
	),
	waitingList('debt', [row({ kind: 'debt', name: 'ZW-1', dueOn: '2026-11-01', village: null })], TODAY)
];
const shown = (search: string) =>
	waitingRows(lists, waitingOf(new URLSearchParams(search)), words, TODAY).map(({ name }) => name);

test('what is due first stands first, what has no day last; one day goes by kind', () => {
	expect(shown('')).toEqual(['3', 'ZW-1', '0001', '0002']);
	expect(shown('sort=due&down=1')).toEqual(['0002', '0001', 'ZW-1', '3']);
});

test('a list narrows by kind, lateness, township and words as they are shown', () => {
	expect(shown('kind=debt')).toEqual(['ZW-1']);
	expect(shown('late=1')).toEqual(['3', 'ZW-1']);
	expect(shown('township=149901100&late=1')).toEqual(['3']);
	expect(shown('text=石门 0002')).toEqual(['0002']);
	expect(shown('sort=kind&down=1')[0]).toBe('ZW-1');
});

test('due today is not late', () => expect(waitingList('case', [row({ dueOn: TODAY })], TODAY).late).toBe(0));

test('a kind shows those due first and says how many there are', () => {
	const many = Array.from({ length: MOST + 7 }, (_, at) => row({ name: String(at), dueOn: at === 5 ? TODAY : null }));
	const list = waitingList('case', many, TODAY);
	expect([list.count, list.rows.length, list.rows[0]!.name]).toEqual([MOST + 7, MOST, '5']);
});

test('an address says what it asks for, and nothing else', () => {
	for (const search of ['', 'text=a&kind=debt&late=1&sort=village&down=1', 'township=149901100'])
		expect(waitingSearch(waitingOf(new URLSearchParams(search)))).toBe(search);
	expect(waitingSearch(waitingOf(new URLSearchParams('kind=x&township=1&sort=y&late=2')))).toBe('');
});
