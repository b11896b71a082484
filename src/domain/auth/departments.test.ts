import { describe, expect, test } from 'vitest';
import {
	allDepartments,
	departmentListOf,
	departmentSearchOf,
	departmentSheet,
	nameOn,
	shownDepartments,
	stateOn,
	type Department
} from '#auth/departments.ts';

const TODAY = '2026-11-26';
const names = [
	{ name: '农业农村局（乡村振兴局）', from: '2024-03-01', to: null },
	{ name: '农业农村局', from: '2019-02-01', to: '2024-03-01' }
];

test.each([
	['2018-01-01', '农业农村局', 'coming'],
	['2019-02-01', '农业农村局', 'now'],
	['2024-02-29', '农业农村局', 'now'],
	['2024-03-01', '农业农村局（乡村振兴局）', 'now']
])('on %s it is called %s', (day, name, state) => {
	expect(nameOn(names, day).name).toBe(name);
	expect(stateOn(names, day)).toBe(state);
});

test('one that has ended has the last of its names', () => {
	const ended = [{ ...names[0]!, to: '2025-01-01' }, names[1]!];
	expect([nameOn(ended, TODAY).name, stateOn(ended, TODAY)]).toEqual(['农业农村局（乡村振兴局）', 'ended']);
});

const row = (id: string, given: Partial<Department> = {}): Department => ({
	...{ id, name: id, key: id, state: 'now', since: '2020-01-01', until: null, people: [] },
	names: [{ name: id, from: '2020-01-01', to: null }],
	...given
});
const rows = [
	row('b', { people: [{ id: '1', name: '李某' }], since: '2021-01-01' }),
	row('a', { names }),
	row('c', { state: 'ended', until: '2025-01-01' })
];
const shown = (search: string) => shownDepartments(rows, departmentListOf(new URLSearchParams(search)));

describe('the list', () => {
	test.each([
		['', ['a', 'b', 'c']],
		['down=1&sort=name', ['c', 'b', 'a']],
		['text=乡村', ['a']],
		['text=李', ['b']],
		['state=ended', ['c']],
		['sort=until', ['c', 'a', 'b']],
		['sort=people&down=1', ['b', 'a', 'c']]
	])('asked for as %s', (search, expected) => {
		expect(shown(search).map(({ id }) => id)).toEqual(expected);
	});

	test('has an address', () => {
		const list = { filter: { ...allDepartments, state: 'now' }, sort: { key: 'since', descending: true } } as const;
		expect(departmentListOf(new URLSearchParams(departmentSearchOf(list)))).toEqual(list);
	});

	test('goes out with a row a name', () => {
		const heads = { name: 'n', names: 'm', since: 's', until: 'u', state: 't', people: 'p' };
		const table = departmentSheet([rows[1]!], { heads, state: { now: 'x', coming: 'y', ended: 'z' }, comma: '、' });
		expect(table.map((cells) => cells[1])).toEqual(['m', '农业农村局（乡村振兴局）', '农业农村局']);
	});
});
