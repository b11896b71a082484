import { describe, expect, test } from 'vitest';
import { figuresCounted, pendingOf } from './counted.ts';
import type { Profile } from './profile.ts';
import { enterprisesOn, type Tie } from './register.ts';

const survey = (id: string, figures: Record<string, number>) => ({ id, figures }) as unknown as Profile;

describe('what indices are reckoned from', () => {
	test.each([
		['neither surveyed nor registered', null, 0, null],
		['surveyed alone', { orders: 3, brands: 1 }, 0, { orders: 3, brands: 1 }],
		['surveyed without it, and not registered: missing', { brands: 1 }, 0, { brands: 1 }],
		['registered as well: the register', { orders: 3, brands: 1 }, 2, { orders: 2, brands: 1 }],
		['surveyed as none, but registered', { orders: 0 }, 1, { orders: 1 }],
		['registered alone', null, 2, { orders: 2 }]
	])('%s', (_, figures, register, expected) => {
		const counted = figures && survey('a', figures as unknown as Record<string, number>);
		expect(figuresCounted({ counted, register })).toEqual(expected);
	});

	test('a newer survey waits beside the one that counts', () => {
		const [older, newer] = [survey('a', {}), survey('b', {})];
		expect(pendingOf({ profile: newer, counted: older })).toBe(newer);
		expect(pendingOf({ profile: newer, counted: newer })).toBeNull();
		expect(pendingOf({ profile: null, counted: null })).toBeNull();
	});
});

describe('enterprises of a village', () => {
	const tie = (enterprise: string, rest: Partial<Tie> = {}): Tie => ({
		...{ enterprise, startsOn: null, endsOn: null, retiredOn: null },
		...rest
	});
	test.each([
		['none', [], 0],
		['one that stands there and buys as well', [tie('a'), tie('a')], 1],
		['two', [tie('a'), tie('b')], 2],
		['a tie that begins that day', [tie('a', { startsOn: '2026-06-30' })], 1],
		['a tie that begins the day after', [tie('a', { startsOn: '2026-07-01' })], 0],
		['a tie on its last day', [tie('a', { endsOn: '2026-06-30' })], 1],
		['a tie that has ended', [tie('a', { endsOn: '2026-06-29' })], 0],
		['one taken out that day', [tie('a', { retiredOn: '2026-06-30' })], 0],
		['one taken out later', [tie('a', { retiredOn: '2026-07-01' })], 1]
	])('%s', (_, ties, count) => expect(enterprisesOn(ties, '2026-06-30')).toBe(count));
});
