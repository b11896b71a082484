import { describe, expect, test } from 'vitest';
import { everybody, filterPeople, peopleListOf, peopleSearchOf, sortPeople, type PersonRow } from './people-list.ts';

const row = (given: Partial<PersonRow> & { id: string }): PersonRow => ({
	...{
		name: given.id,
		key: given.id,
		organisation: null,
		post: null,
		phone: null,
		state: 'active',
		demo: false,
		homeVillage: null
	},
	...{ seen: null, linkUntil: null, roles: [] },
	...given
});
const of = (role: 'village' | 'township' | 'centre', ...places: string[]) => ({
	...{ id: role, role, places, department: null, from: '2026-01-01', to: null }
});
const rows = [
	row({ id: 'a', roles: [of('village', '149901102208')], organisation: '上峪村', seen: new Date('2026-11-01') }),
	row({ id: 'b', roles: [of('township', '149901102')], state: 'invited' }),
	row({ id: 'c', roles: [of('centre', '149901'), of('village', '149901103200')], seen: new Date('2026-11-02') })
];
const said = (each: PersonRow) => each.roles.map(({ role }) => role).join(' ');
const ids = (found: readonly PersonRow[]) => found.map(({ id }) => id).join('');

describe('the list of people', () => {
	test.each([
		[{}, 'abc'],
		[{ role: 'village' as const }, 'ac'],
		[{ place: '149901102' }, 'ab'],
		[{ place: '149901' }, 'c'],
		// Role and place must be of one and the same thing somebody is.
		[{ role: 'village' as const, place: '149901' }, ''],
		[{ role: 'village' as const, place: '149901103' }, 'c'],
		[{ state: 'invited' as const }, 'b'],
		[{ text: '上峪 VILLAGE' }, 'a'],
		[{ text: 'nobody' }, '']
	])('narrowed by %j', (filter, expected) => {
		expect(ids(filterPeople(rows, { ...everybody, ...filter }, said))).toBe(expected);
	});

	test('whoever was never seen stands last, up and down', () => {
		expect(ids(sortPeople(rows, { key: 'seen', descending: false }, said))).toBe('acb');
		expect(ids(sortPeople(rows, { key: 'seen', descending: true }, said))).toBe('cab');
		expect(ids(sortPeople(rows, { key: 'state', descending: true }, said))).toBe('bac');
	});

	test('an address says the list and is made of it again; what it says wrongly is left out', () => {
		const search = 'text=a&role=village&state=invited&place=149901102&sort=seen&down=1';
		expect(peopleSearchOf(peopleListOf(new URLSearchParams(search)))).toBe(search);
		const wrong = new URLSearchParams('role=king&state=x&place=12&sort=id&down=1');
		expect(peopleSearchOf(peopleListOf(wrong))).toBe('');
	});
});
