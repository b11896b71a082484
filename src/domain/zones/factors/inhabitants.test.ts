import { expect, test } from 'vitest';
import { sumInhabitants } from './inhabitants.ts';

const known = new Map([
	['a', { households: 100, people: 260 }],
	['b', { households: null, people: 40 }],
	['c', { households: 0, people: null }]
]);

test.each([
	['nobody known', ['x'], {}],
	['missing is not nought', ['a', 'b'], { households: { sum: 100, villages: 1 }, people: { sum: 300, villages: 2 } }],
	['nought is stated', ['c'], { households: { sum: 0, villages: 1 } }],
	['a village named twice counts once', ['a', 'a', 'x'], { households: { sum: 100, villages: 1 }, people: { sum: 260, villages: 1 } }] // prettier-ignore
])('%s', (_, codes, sum) => expect(sumInhabitants(codes, known)).toEqual(sum));
