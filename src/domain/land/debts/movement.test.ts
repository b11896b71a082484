import { describe, expect, test } from 'vitest';
import type { Outcome } from '#core/outcome.ts';
import { methodNames, resolvingMethods, ruleOf, sides } from './methods.ts';
import { checkMovement, checkOffset, checkReversal, type AskedMovement, type Entry } from './movement.ts';

const calendar = { base: '2025-12-31', today: '2026-11-26' };
const entry = (rest: Partial<Entry> = {}): Entry => ({
	...{ side: 'receivable', village: '149901100200', openingFen: 10_000, arisenOn: '2019-01-01', moved: [] },
	...rest
});
const asked = (rest: Partial<AskedMovement> = {}): AskedMovement => ({
	...{ method: 'cash_repaid', on: '2026-05-01', fen: 4_000, voucher: '记-12' },
	...rest
});
const said = (outcome: Outcome<unknown>): string => (outcome.ok ? 'accepted' : outcome.reason);

describe('A movement', () => {
	test.each([
		['is taken', asked(), 'accepted'],
		['takes all that is left', asked({ fen: 10_000 }), 'accepted'],
		['never more', asked({ fen: 10_001 }), 'movement.too_much'],
		['is of this side', asked({ method: 'income_settle' }), 'movement.method'],
		['is known', asked({ method: 'gift' }), 'movement.method'],
		['has a real day', asked({ on: '2026-02-30' }), 'movement.day'],
		['not on the base date', asked({ on: '2025-12-31' }), 'movement.day'],
		['not tomorrow', asked({ on: '2026-11-27' }), 'movement.day'],
		['has a paper', asked({ voucher: '  ' }), 'movement.voucher'],
		['is whole fen', asked({ fen: 0.5 }), 'movement.amount'],
		['is more than nothing', asked({ fen: 0 }), 'movement.amount'],
		['by writing off has its resolution', asked({ method: 'write_off' }), 'movement.resolution'],
		[
			'by writing off after its resolution',
			asked({ method: 'write_off', resolvedOn: '2026-05-02' }),
			'movement.resolution'
		],
		['by writing off', asked({ method: 'write_off', resolvedOn: '2026-04-20' }), 'accepted'],
		[
			'into shares has its valuation',
			asked({ method: 'claim_to_equity', resolvedOn: '2026-04-20' }),
			'movement.valuation'
		],
		[
			'into shares',
			asked({ method: 'claim_to_equity', resolvedOn: '2026-04-20', valuationFen: 4_000, valuedBy: '示例评估公司' }),
			'accepted'
		]
	])('%s', (_, movement, expected) => {
		expect(said(checkMovement(entry(), movement, calendar))).toBe(expected);
	});

	test('entered late leaves enough for every later day', () => {
		const later = entry({ moved: [{ on: '2026-09-01', method: 'cash_repaid', fen: 7_000 }] });
		expect(checkMovement(later, asked({ on: '2026-05-01', fen: 4_000 }), calendar)).toMatchObject({
			reason: 'movement.too_much',
			detail: { expected: 3_000, got: 4_000 }
		});
		expect(said(checkMovement(later, asked({ fen: 3_000 }), calendar))).toBe('accepted');
	});

	test('of what arose this year comes no earlier than it', () => {
		const young = entry({
			openingFen: 0,
			arisenOn: '2026-06-01',
			moved: [{ on: '2026-06-01', method: 'new', fen: 5_000 }]
		});
		expect(said(checkMovement(young, asked({ on: '2026-05-31' }), calendar))).toBe('movement.day');
		expect(said(checkMovement(young, asked({ on: '2026-06-01' }), calendar))).toBe('accepted');
	});
});

describe('An offset', () => {
	const payable = (rest: Partial<Entry> = {}) => entry({ side: 'payable', openingFen: 3_000, ...rest });
	const paper = { ...asked({ resolvedOn: '2026-04-01' }), fen: 3_000 };
	test.each([
		['takes the same from both', entry(), payable(), 'accepted'],
		['within one village', entry(), payable({ village: '149901100201' }), 'movement.pair_village'],
		['no more than the smaller has', entry({ openingFen: 2_999 }), payable(), 'movement.too_much'],
		['no more than the other has', entry(), payable({ openingFen: 2_999 }), 'movement.too_much'],
		['is between the two sides', entry(), entry(), 'movement.pair']
	])('%s', (_, one, other, expected) => {
		expect(said(checkOffset(one, other, paper, calendar))).toBe(expected);
	});
	test('has its agreement', () => {
		expect(said(checkOffset(entry(), payable(), { ...paper, resolvedOn: null }, calendar))).toBe('movement.resolution');
	});
});

describe('Taking back', () => {
	const paid = { on: '2026-05-01', method: 'cash_repaid', fen: 4_000 } as const;
	const grown = { on: '2026-03-01', method: 'new', fen: 2_000 } as const;
	test('a payment gives it back', () => {
		const held = entry({ moved: [paid] });
		expect(checkReversal(held, { ...paid, reversed: false }, calendar.today)).toEqual({
			ok: true,
			value: { ...paid, fen: -4_000 }
		});
	});
	test('is done once', () => {
		expect(said(checkReversal(entry({ moved: [paid] }), { ...paid, reversed: true }, calendar.today))).toBe(
			'movement.reversed'
		);
		expect(said(checkReversal(entry(), { ...paid, fen: -4_000, reversed: false }, calendar.today))).toBe(
			'movement.reversed'
		);
	});
	test('a debt that has been paid since is refused', () => {
		const held = entry({ openingFen: 3_000, moved: [grown, paid] });
		expect(said(checkReversal(held, { ...grown, reversed: false }, calendar.today))).toBe('movement.needed');
	});
});

test('Every method resolves some side, and only an offset moves both at once', () => {
	for (const side of sides) expect(resolvingMethods(side)).toHaveLength(side === 'receivable' ? 7 : 6);
	expect(methodNames.filter((method) => ruleOf(method).paired)).toEqual(['offset']);
	expect(resolvingMethods('receivable')).not.toContain('income_settle');
	expect(resolvingMethods('payable')).not.toContain('recovery');
});
