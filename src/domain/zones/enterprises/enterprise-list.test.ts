import { expect, test } from 'vitest';
import type { Enterprise, EnterpriseLink } from './enterprise.ts';
import {
	enterpriseListOf,
	enterpriseSearch,
	enterprisesShown,
	noFilter,
	standingName,
	standings
} from './enterprise-list.ts';

const link = { kind: 'paired' } as EnterpriseLink;
const make = (number: number, rest: Partial<Enterprise>): Enterprise => ({
	...{
		id: String(number),
		version: 1,
		number,
		name: `企业${number}`,
		key: `qiye ${number}`,
		kind: 'leading',
		product: '饲料'
	},
	...{ own: true, code: `9114${number}`, capacity: null, capacityUnit: null, village: '149901100200' },
	...{ villageName: '上峪村', villageKey: 'a', place: null, note: null, retiredOn: null, links: [] },
	...rest
});
const rows = [
	make(1, { kind: 'mining', product: '原煤', capacity: 300, links: [link] }),
	make(2, { village: '149901101200', villageKey: 'b', capacity: 100 }),
	make(3, { retiredOn: '2026-01-01' }),
	make(4, { own: false, village: null, villageName: null, villageKey: '', links: [{ ...link, kind: 'buys_from' }] })
];
const shown = (search: string) =>
	enterprisesShown(rows, enterpriseListOf(new URLSearchParams(search))).map(({ number }) => number);

test.each([
	['', [1, 2, 4]],
	['standing=retired', [3]],
	['standing=paired', [1]],
	['standing=alone', [2]],
	['kind=mining', [1]],
	['place=149901101', [2]],
	['text=91142', [2]],
	['text=原煤 上峪', [1]],
	['sort=capacity', [2, 1, 4]],
	['sort=capacity&down=1', [1, 2, 4]],
	['sort=village&down=1', [2, 1, 4]]
])('the list of “%s”', (search, numbers) => expect(shown(search)).toEqual(numbers));

test('whoever sees a part of the county is not told that an enterprise has no link at all', () => {
	expect(standings.map((each) => standingName(each, true))).toEqual([...standings]);
	expect(standings.map((each) => standingName(each, false))).toEqual(['paired_in_sight', 'alone_in_sight', 'retired']);
});

test('a list says its own address, and nonsense is as at first', () => {
	const search = 'text=a&kind=mining&place=149901101&standing=paired&sort=links&down=1';
	expect(enterpriseSearch(enterpriseListOf(new URLSearchParams(search)))).toBe(search);
	expect(enterpriseListOf(new URLSearchParams('kind=x&place=1&standing=y&sort=z')).filter).toEqual(noFilter);
});
