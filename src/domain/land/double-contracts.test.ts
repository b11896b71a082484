import { describe, expect, test } from 'vitest';
import { doublesOf, type SharingContract } from '#land/double-contracts.ts';

const contract = (number: string, given: Partial<SharingContract> = {}): SharingContract => ({
	id: number,
	version: 1,
	number,
	headNumber: null,
	startsOn: '2020-01-01',
	endsOn: '2040-01-01',
	village: '149901100200',
	areaM2: 10_000,
	...given
});
const head = contract('H');
const doubled = (a: SharingContract, b: SharingContract, sharedM2: number): boolean =>
	doublesOf([{ a, b, sharedM2 }]).length > 0;

test('two contracts that share land are a double; 0.01 亩 is a matter of drawing', () => {
	expect(doublesOf([{ a: head, b: contract('K'), sharedM2: 2000 / 3 }])).toMatchObject([
		{ a: { number: 'H' }, b: { number: 'K' }, overlapMu: 100 }
	]);
	expect(doubled(head, contract('K'), 6.6)).toBe(false);
	expect(doubled(head, contract('K'), 13.4)).toBe(true);
});

describe('a sublease', () => {
	const sub = (given: Partial<SharingContract> = {}) =>
		contract('S', { headNumber: 'H', startsOn: '2021-01-01', endsOn: '2030-01-01', areaM2: 4000, ...given });

	test.each([
		['inside in time and on the ground', sub(), 4000, false],
		['as long as its head', sub({ startsOn: '2020-01-01', endsOn: '2040-01-01' }), 4000, false],
		['of unknown period', sub({ startsOn: null, endsOn: null }), 4000, false],
		['longer than its head', sub({ endsOn: '2040-01-02' }), 4000, true],
		['begun before its head', sub({ startsOn: '2019-12-31' }), 4000, true],
		['reaching beyond its head’s land', sub(), 3900, true],
		['of somebody else', sub({ headNumber: 'X' }), 4000, true]
	] as const)('%s', (_name, lease, sharedM2, expected) => {
		expect(doubled(head, lease, sharedM2)).toBe(expected);
		expect(doubled(lease, head, sharedM2)).toBe(expected);
	});

	test('of a sublease is fine under the head of both', () => {
		const inner = sub({ number: 'T', id: 'T', headNumber: 'S', areaM2: 1000 });
		const pairs = [
			{ a: head, b: sub(), sharedM2: 4000 },
			{ a: head, b: inner, sharedM2: 1000 },
			{ a: sub(), b: inner, sharedM2: 1000 }
		];
		expect(doublesOf(pairs)).toEqual([]);
	});

	test('of a sublease that has no drawn land is fine under the head of both', () => {
		const inner = sub({ number: 'T', id: 'T', headNumber: 'S', areaM2: 1000 });
		const pairs = [{ a: head, b: inner, sharedM2: 1000 }];
		expect(doublesOf(pairs)).toHaveLength(1);
		expect(doublesOf(pairs, new Map([['S', 'H']]))).toEqual([]);
	});

	test('heads that point at each other end somewhere', () => {
		const a = contract('A', { headNumber: 'B' });
		const b = contract('B', { headNumber: 'A' });
		expect(doublesOf([{ a, b: contract('C', { headNumber: 'A' }), sharedM2: 5000 }, { a, b, sharedM2: 100 }])).toHaveLength(2); // prettier-ignore
	});
});
