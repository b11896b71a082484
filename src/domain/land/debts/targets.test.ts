import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import {
	bracketFault,
	bracketOf,
	bracketsSchema,
	debtSettingOn,
	debtSettings,
	progressOf,
	shareBy
} from './targets.ts';

const shipped = debtSettings['debts.targets'].shipped;
const WAN = 1_000_000;

describe('Brackets', () => {
	test('shipped are sound', () => {
		expect(v.is(bracketsSchema, shipped)).toBe(true);
	});
	test.each([
		['have an open end', [{ toFen: 10, byYear: [] }], 'bracket.open_end'],
		[
			'have it last',
			[
				{ toFen: null, byYear: [] },
				{ toFen: 10, byYear: [] }
			],
			'bracket.open_end'
		],
		[
			'rise',
			[
				{ toFen: 20, byYear: [] },
				{ toFen: 20, byYear: [] },
				{ toFen: null, byYear: [] }
			],
			'bracket.order'
		],
		[
			'ask more every year',
			[
				{
					toFen: null,
					byYear: [
						{ year: 2026, share: 0.5 },
						{ year: 2027, share: 0.4 }
					]
				}
			],
			'bracket.years'
		],
		[
			'name a year once',
			[
				{
					toFen: null,
					byYear: [
						{ year: 2026, share: 0.5 },
						{ year: 2026, share: 0.6 }
					]
				}
			],
			'bracket.years'
		]
	])('%s', (_, brackets, fault) => {
		expect(bracketFault(brackets)).toBe(fault);
		expect(v.is(bracketsSchema, brackets)).toBe(false);
	});
	test('hold every debt once, the bound in the lower one', () => {
		expect(
			[1, 10 * WAN, 10 * WAN + 1, 50 * WAN, 100 * WAN, 100 * WAN + 1].map((fen) => bracketOf(shipped, fen))
		).toEqual([...[0, 0, 1, 1, 2, 3]]);
	});
	test('ask by the end of a year what was last named', () => {
		expect([2025, 2026, 2027, 2040].map((year) => shareBy(shipped[1]!, year))).toEqual([0, 0.5, 1, 1]);
	});
});

test('Progress counts every opening once and never more than it', () => {
	const entries = fc.array(fc.record({ openingFen: fc.nat(200 * WAN), resolvedFen: fc.nat(300 * WAN) }));
	fc.assert(
		fc.property(entries, (all) => {
			const progress = progressOf(shipped, all, 2026);
			const sum = (of: (each: (typeof progress)[number]) => number) =>
				progress.reduce((added, each) => added + of(each), 0);
			expect(sum(({ openingFen }) => openingFen)).toBe(all.reduce((added, { openingFen }) => added + openingFen, 0));
			expect(sum((each) => each.entries)).toBe(all.filter(({ openingFen }) => openingFen > 0).length);
			for (const each of progress) expect(each.resolvedFen).toBeLessThanOrEqual(each.openingFen);
		})
	);
});

test('A setting is the newest that has begun', () => {
	const dated = [
		{ key: 'debts.base_date', validFrom: '2026-01-01', value: '2025-06-30' },
		{ key: 'debts.base_date', validFrom: '2027-01-01', value: '2026-06-30' }
	];
	expect(['2025-12-01', '2026-05-01', '2027-05-01'].map((day) => debtSettingOn('debts.base_date', day, dated))).toEqual(
		[...['2025-12-31', '2025-06-30', '2026-06-30']]
	);
});
