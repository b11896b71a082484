import { describe, expect, test } from 'vitest';
import { checkDebt, type DebtField } from './debt-check.ts';
import { prohibitions } from './methods.ts';

const calendar = { base: '2025-12-31', today: '2026-11-26' };
const old = {
	...{ side: 'payable', village_code: '149901100200', counterparty: '示例建筑公司', counterparty_kind: 'enterprise' },
	...{ origin: 'works', arisen_on: '2019-03-01', opening: '12000' }
};
const young = { ...old, arisen_on: '2026-03-01', voucher: '记-3', approval: '乡镇批复〔2026〕3 号' };
const faults = (given: Partial<Record<DebtField, string | null>>) =>
	checkDebt(given, calendar).faults.map(({ field, expected }) => `${field} ${expected}`);

describe('An entry', () => {
	test('of the base date has an opening and no movement', () => {
		expect(checkDebt(old, calendar)).toMatchObject({
			faults: [],
			debt: { state: { opening_fen: 1_200_000, prohibition: null }, newFen: null }
		});
	});
	test('that arose later begins with a movement', () => {
		expect(checkDebt(young, calendar)).toMatchObject({
			faults: [],
			debt: { state: { opening_fen: 0 }, newFen: 1_200_000, voucher: '记-3' }
		});
	});
	test.each(prohibitions)('under the prohibition %s is recorded, not refused', (prohibition) => {
		const { approval: _, ...rest } = young;
		expect(faults({ ...rest, prohibition })).toEqual([]);
	});
	test.each([
		['names who agreed or what forbids it', { ...young, approval: '' }, ['approval approval_or_prohibition']],
		['has its paper', { ...young, voucher: null }, ['voucher value']],
		[
			'that is owed to the village breaks no prohibition',
			{ ...old, side: 'receivable', origin: 'rent', prohibition: 'benefits' },
			['prohibition payable_only']
		],
		['of one side has none of the other’s origins', { ...old, origin: 'rent' }, ['origin choice']],
		[
			'has a village, a party, money',
			{ side: 'payable' },
			['village_code village.known', 'counterparty value', 'opening money', 'counterparty_kind value', 'origin value']
		],
		[
			'is no promise',
			{ ...old, arisen_on: '2026-12-01' },
			['arisen_on day.not_after', 'voucher value', 'approval approval_or_prohibition']
		],
		['is due after it arose', { ...old, due_on: '2019-02-01' }, ['due_on day.not_before']],
		['is more than nothing', { ...old, opening: '0' }, ['opening money']]
	] as [string, Partial<Record<DebtField, string | null>>, string[]][])('%s', (_, given, expected) => {
		expect(faults(given)).toEqual(expected);
	});
});
