import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addedUp, balanceOf, difference, lowestFrom, resolvedFen, type Moved } from './balance.ts';
import { methodNames } from './methods.ts';
import { rollUp, type VillageEntries, type VillageMoves } from './roll-up.ts';

const moved = (on: string, method: Moved['method'], fen: number): Moved => ({ on, method, fen });

describe('A balance', () => {
	const moves = [
		moved('2026-03-01', 'cash_repaid', 400),
		moved('2026-05-01', 'new', 100),
		moved('2026-06-01', 'relief', 200)
	];
	test('is the opening with what came and without what went', () => {
		expect(balanceOf(1000, moves)).toBe(500);
		expect(balanceOf(1000, [...moves, moved('2026-06-01', 'relief', -200)])).toBe(700);
	});
	test.each([
		['before everything', '2026-01-01', 500],
		['on the day of a movement', '2026-05-01', 500],
		['after everything', '2026-07-01', 500]
	])('has a lowest %s', (_, from, lowest) => {
		expect(lowestFrom(1000, moves, from)).toBe(lowest);
	});
	test('counts a day at its end: what came and went on one day may come in any order', () => {
		const day = [moved('2026-03-01', 'cash_repaid', 1500), moved('2026-03-01', 'new', 600)];
		expect(lowestFrom(1000, day, '2026-03-01')).toBe(100);
		expect(lowestFrom(1000, day, '2026-01-01')).toBe(100);
	});
	test('sees the lowest day in the middle', () => {
		const through = [moved('2026-02-01', 'write_off', 900), moved('2026-03-01', 'new', 5000)];
		expect(lowestFrom(1000, through, '2026-01-01')).toBe(100);
		expect(lowestFrom(1000, through, '2026-03-01')).toBe(5100);
	});
});

/** Villages of two townships, some with movements before and within a period. */
const ledgers = fc
	.array(
		fc.record({
			village: fc.constantFrom('149901100200', '149901100201', '149901101200', '149901101201'),
			method: fc.constantFrom(...methodNames),
			beforeFen: fc.integer({ min: -500, max: 5000 }),
			withinFen: fc.integer({ min: -500, max: 5000 })
		}),
		{ maxLength: 24 }
	)
	.map((moves) => [...new Map(moves.map((move) => [`${move.village} ${move.method}`, move])).values()]);

function entriesOf(moves: readonly VillageMoves[]): VillageEntries[] {
	return [...Map.groupBy(moves, ({ village }) => village)].map(([village, own]) => {
		const moving = own.reduce(
			(sum, { method, beforeFen, withinFen }) => sum + (method === 'new' ? 1 : -1) * (beforeFen + withinFen),
			0
		);
		return { village, entries: own.length, settled: 0, openingFen: 70_000, endFen: 70_000 + moving };
	});
}

test('Start and new without each method are the end, in a village, its township and the county (I14)', () => {
	fc.assert(
		fc.property(ledgers, (moves) => {
			const sums = rollUp('149901', entriesOf(moves), moves);
			for (const sum of sums) {
				expect(sum.differenceFen).toBe(0);
				expect(sum.endFen).toBe(sum.startFen + sum.newFen - resolvedFen(sum));
			}
			const at = (length: number) => sums.filter(({ code }) => code.length === length);
			const county = at(6)[0]!;
			for (const level of [9, 12]) {
				const added = addedUp(at(level));
				expect({ ...added, code: county.code, differenceFen: 0 }).toEqual(county);
			}
			for (const township of at(9)) {
				const own = addedUp(at(12).filter(({ code }) => code.startsWith(township.code)));
				expect({ ...own, code: township.code, differenceFen: 0 }).toEqual(township);
			}
		})
	);
});

test('A ledger whose end is not its arithmetic says by how much', () => {
	const moves: VillageMoves[] = [{ village: '149901100200', method: 'relief', beforeFen: 0, withinFen: 300 }];
	const entries = [{ village: '149901100200', entries: 1, settled: 0, openingFen: 1000, endFen: 650 }];
	expect(rollUp('149901', entries, moves).map((sum) => [sum.code.length, sum.differenceFen])).toEqual([
		[6, 50],
		[9, 50],
		[12, 50]
	]);
	expect(difference({ ...addedUp([]), startFen: 1 })).toBe(1);
});
