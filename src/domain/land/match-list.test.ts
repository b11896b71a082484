import { describe, expect, test } from 'vitest';
import { matchAddressOf, searchOfMatch, usualMatchSort } from '#land/match-address.ts';
import { noMatchFilter, nextOpen, sortPatches } from '#land/match-list.ts';
import type { MatchPatch } from '#land/match-village.ts';
import { leftOut, progressOf, type StateCount } from '#land/match-state.ts';

const patch = (number: number, state: MatchPatch['state'], mu = number) =>
	({ kind: 'parcel', number, code: `P${number}`, state, mu }) as MatchPatch;

describe('the next open patch', () => {
	const rows = [patch(1, 'open'), patch(2, 'confirmed'), patch(3, 'open'), patch(4, 'household')];
	test.each([
		[0, 3],
		[2, 1],
		[3, 1],
		[-1, 1]
	])('after place %d is patch %d', (after, number) => {
		expect(nextOpen(rows, after)?.number).toBe(number);
	});
	test('there is none when all are decided', () => {
		expect(nextOpen([patch(2, 'confirmed')], 0)).toBeNull();
		expect(nextOpen([], -1)).toBeNull();
	});
});

test('an address keeps what is asked for and nothing it does not know', () => {
	const asked = {
		filter: {
			...noMatchFilter,
			mode: 'contract',
			states: ['open', 'left_out'],
			kinds: ['survey'],
			use: '0702',
			proposal: 'some',
			contractStates: ['none'],
			text: '王'
		},
		sort: { key: 'mu', descending: true },
		current: 'survey-7'
	} as const;
	expect(matchAddressOf(searchOfMatch(asked))).toEqual(asked);
	expect(matchAddressOf(new URLSearchParams('by=x&state=open,y&sort=none&use=..'))).toEqual({
		filter: { ...noMatchFilter, states: ['open'] },
		sort: usualMatchSort,
		current: null
	});
});

test('sorted by area, either way', () => {
	const rows = [patch(2, 'open', 5), patch(1, 'open', 9), patch(3, 'open', 1)];
	expect(sortPatches(rows, 'mu', true).map(({ number }) => number)).toEqual([1, 2, 3]);
	expect(sortPatches(rows, 'mu', false).map(({ number }) => number)).toEqual([3, 2, 1]);
});

test('n of m and its 亩: candidates alone; what is left out by code, the most first', () => {
	const count = (state: StateCount['state'], use: string | null, count: number, mu: number): StateCount => ({
		village: '1',
		state,
		use,
		count,
		mu
	});
	const counts = [
		count('open', null, 3, 300),
		count('confirmed', null, 2, 250),
		count('no_contract', null, 1, 50),
		count('contracted', null, 9, 900),
		count('left_out', '0702', 4, 40),
		count('left_out', null, 1, 60),
		count('left_out', '0702', 1, 30)
	];
	expect(progressOf(counts)).toEqual({ done: 3, all: 6, doneMu: 300, allMu: 600 });
	expect(leftOut(counts)).toEqual([
		{ use: '0702', count: 5, mu: 70 },
		{ use: null, count: 1, mu: 60 }
	]);
});
