import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mu } from '#core/mu.ts';
import { compared, isChanged, isDrawn, type Comparable } from './compare.ts';
import { contractsOf, sameSum, sumOf, type Figures } from './figures.ts';

const village = (mu: number, more: Partial<Figures> = {}): Figures => ({
	...{ areaMu: mu as Mu, overMu: 0 as Mu, reclaimedMu: 0 as Mu, contracts: {}, farmland: {}, redLines: {} },
	...more
});
const known = new Map<string, Figures>([
	['a', village(100, { contracts: { regular: 2, found: 1 }, farmland: { '0103': 40 as Mu } })],
	['b', village(20, { contracts: { regular: 1 }, redLines: { farmland_red: 7 as Mu } })],
	['c', village(3, { overMu: 5 as Mu, reclaimedMu: 6 as Mu })]
]);
const zone = (name: string, villages: string, code: string | null = null): Comparable => ({
	...{ name, code, layout: 'adjacent', villages: new Set(villages) }
});

test('villages bring what they have, each once, and whoever is not known nothing', () => {
	const sum = sumOf(['a', 'b', 'a', 'nobody', 'c'], known);
	expect(sum).toEqual({
		...{ villages: 3, areaMu: 123, overMu: 5, reclaimedMu: 6, contracts: { regular: 3, found: 1 } },
		...{ farmland: { '0103': 40 }, redLines: { farmland_red: 7 } }
	});
	expect(contractsOf(sum)).toBe(4);
	expect(sumOf([], known)).toMatchObject({ villages: 0, areaMu: 0 });
});

test('sums are the same whatever order their parts stand in, and none is the same as nothing said', () => {
	const sum = sumOf(['a', 'b'], known);
	const again = { ...sum, contracts: { found: 1, regular: 3, disputed: 0 } };
	expect(sameSum(sum, again)).toBe(true);
	expect(sameSum(sum, { ...again, contracts: { found: 2, regular: 2 } })).toBe(false);
	expect(sameSum(sum, { ...sum, areaMu: 119 as Mu })).toBe(false);
});

test('a zone in force is drawn where its shape is not its villages, beside roundings', () => {
	const inForce = (areaMu: number) => ({ ...zone('项目区', 'ab', 'Z1'), code: 'Z1', areaMu });
	expect([120, 121, 119, 122, 12].map((mu) => isDrawn(inForce(mu), 120))).toEqual([false, false, false, true, true]);
});

describe('a plan held against another', () => {
	const was = [zone('苹果', 'ab', 'Z1'), zone('肉牛', 'c', 'Z2'), zone('新区', 'a')];
	test.each([
		['itself', was, 'kept,kept,kept', '', '', false],
		['one that lost a village', [zone('苹果', 'a', 'Z1'), was[1]!, was[2]!], 'kept,kept,kept', '', 'b', true],
		['one under another name', [zone('大苹果', 'ab', 'Z1'), was[1]!, was[2]!], 'kept,kept,kept', '', '', true],
		['one with a zone gone', [was[0]!, was[2]!], 'kept,kept,gone', '', 'c', true],
		['one with a zone more', [...was, zone('又一区', 'c')], 'kept,kept,kept,new', '', '', true],
		['a name under another code', [zone('苹果', 'ab', 'Z9'), was[1]!, was[2]!], 'new,kept,kept,gone', '', '', true]
	])('%s', (_, plan, states, gained, lost, differ) => {
		const found = compared(plan, was, known);
		expect(found.zones.map(({ state }) => state).join()).toBe(states);
		expect([found.gained.join(), found.lost.join(), found.zones.some(isChanged)]).toEqual([gained, lost, differ]);
	});

	const plans = fc.array(
		fc.record({ villages: fc.subarray(['a', 'b', 'c']), code: fc.option(fc.constantFrom('Z1', 'Z2', 'Z3')) }),
		{
			maxLength: 3
		}
	);
	test('what each side has plus what the other gains is the other, whichever is held against which', () => {
		fc.assert(
			fc.property(plans, plans, (one, other) => {
				const side = (given: typeof one) => given.map(({ villages, code }, n) => zone(`区${n}`, villages.join(''), code && `${code}${n}`)); // prettier-ignore
				const [there, back] = [compared(side(one), side(other), known), compared(side(other), side(one), known)];
				expect([there.gained, there.lost, there.now, there.was]).toEqual([back.lost, back.gained, back.was, back.now]);
				expect(there.now.villages - there.was.villages).toBe(there.gained.length - there.lost.length);
				for (const each of there.zones)
					expect(each.now.villages - each.was.villages).toBe(each.gained.length - each.lost.length);
			})
		);
	});
});
