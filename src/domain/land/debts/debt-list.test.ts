import { expect, test } from 'vitest';
import {
	debtListOf,
	debtSearch,
	filterDebts,
	noFilter,
	sortDebts,
	type DebtFilter,
	type DebtRow
} from './debt-list.ts';

const row = (number: string, rest: Partial<DebtRow> = {}): DebtRow => ({
	...{
		id: number,
		version: 1,
		number,
		side: 'payable',
		village: '149901100200',
		villageName: '上峪村',
		villageKey: 'shang'
	},
	...{
		township: '149901100',
		counterparty: '王**',
		counterpartyKind: 'person',
		origin: 'works',
		arisenOn: '2020-01-01'
	},
	...{ dueOn: null, openingFen: 1000, newFen: 0, by: {}, balanceFen: 1000, prohibition: null, townshipSeen: false },
	...rest
});
const rows = [
	row('1', { by: { relief: 1000 }, balanceFen: 0 }),
	row('2', { dueOn: '2026-01-01', village: '149901101200', villageName: '下井村', villageKey: 'xia' }),
	row('3', { prohibition: 'benefits', origin: 'wages', by: { cash_repaid: 10 }, balanceFen: 990 }),
	row('4', { prohibition: 'guarantee', townshipSeen: true, counterparty: '示例建筑公司' })
];
const numbers = (filter: Partial<DebtFilter>) =>
	filterDebts(rows, { ...noFilter, ...filter }, '2026-11-26').map(({ number }) => number);

test.each([
	['nothing said', {}, ['1', '2', '3', '4']],
	['open', { standing: 'open' }, ['2', '3', '4']],
	['settled', { standing: 'settled' }, ['1']],
	['overdue', { standing: 'overdue' }, ['2']],
	['prohibited', { standing: 'prohibited' }, ['3', '4']],
	['not yet seen by the township', { standing: 'unseen' }, ['3']],
	['a township', { place: '149901101' }, ['2']],
	['an origin', { origin: 'wages' }, ['3']],
	['a name as it is shown', { search: '示例' }, ['4']],
	['what a mask hides is not found', { search: '王小' }, []]
] as [string, Partial<DebtFilter>, string[]][])('The list by %s', (_, filter, expected) => {
	expect(numbers(filter)).toEqual(expected);
});

test('Rows stand in one order, whichever way they came', () => {
	const order = (by: Parameters<typeof sortDebts>[1]) => sortDebts(rows.toReversed(), by).map(({ number }) => number);
	expect(order({ by: 'village', down: false })).toEqual(['1', '3', '4', '2']);
	expect(order({ by: 'balance', down: true })).toEqual(['2', '4', '3', '1']);
	expect(order({ by: 'resolved', down: true })).toEqual(['1', '3', '2', '4']);
});

test('An address says the list and is read back; what it does not know is left out', () => {
	const list = {
		side: 'payable',
		filter: { ...noFilter, place: '149901100', standing: 'open' },
		sort: { by: 'balance', down: true }
	} as const;
	expect(debtListOf(new URLSearchParams(debtSearch(list.side, list.filter, list.sort)))).toEqual(list);
	expect(debtListOf(new URLSearchParams('side=x&place=1&standing=lost&sort=colour'))).toEqual({
		...{ side: 'receivable', filter: noFilter, sort: { by: 'village', down: false } }
	});
});
