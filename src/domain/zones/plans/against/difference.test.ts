import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compared, type Comparable } from '#zones/plans/compare.ts';
import type { PlaceFigures } from '#zones/plans/figures.ts';
import { differenceRows } from './difference.ts';

const known = new Map(
	[...'abcdef'].map((code, at): [string, PlaceFigures] => [
		code,
		{
			...{ areaMu: 100 * 2 ** at, overMu: 0, reclaimedMu: 0, contracts: { regular: at, pending: 1 }, farmland: {}, redLines: {} }, // prettier-ignore
			...(at % 3 === 0 ? {} : { inhabitants: { households: null, people: 10 ** at } })
		}
	])
);
const side = fc
	.array(fc.subarray([...'abcdef']), { maxLength: 4 })
	.map((zones) => zones.map((villages, at): Comparable => ({ name: `区${at}`, layout: 'chain', code: null, villages: new Set(villages) }))); // prettier-ignore

test('of every figure what was, and what came, less what went, is what is', () => {
	fc.assert(
		fc.property(side, side, (one, other) => {
			const rows = differenceRows(compared(one, other, known), known);
			expect(rows.map(({ number }) => number)).toEqual([...rows.slice(1).map((_, at) => at + 1), 0]);
			for (const row of rows)
				for (const { now, was, gained, lost } of [row.villages, row.areaMu, row.contracts, row.people ?? row.villages])
					expect(was + gained - lost).toBe(now);
		})
	);
});
test('what is drawn beside villages comes and goes with them', () => {
	const zone = (mu: number): Comparable => ({
		...{ name: '区', layout: 'chain', code: null, villages: new Set('a') },
		...(mu > 0 ? { beyond: { parts: 1, areaMu: mu, farmland: null, redLines: null } } : {})
	});
	const [more] = differenceRows(compared([zone(50)], [zone(20)], known), known);
	expect(more!.areaMu).toEqual({ now: 150, was: 120, gained: 30, lost: 0 });
	const [less] = differenceRows(compared([zone(0)], [zone(20)], known), known);
	expect(less!.areaMu).toEqual({ now: 100, was: 120, gained: 0, lost: 20 });
});
test('what is not known is not said to be none', () => {
	const [row] = differenceRows(compared([], [], known), known);
	expect([row!.people, row!.money]).toEqual([null, null]);
});
