import { describe, expect, test } from 'vitest';
import { everyRow, filterRows, listOf, searchOf, sortRows, type RegisterRow } from './register-list.ts';
import { registerNames } from './registers.ts';

const row = (number: number, state: RegisterRow['state'], rest: Partial<RegisterRow> = {}): RegisterRow => ({
	...{ id: String(number), version: 1, number, state, names: {}, keys: {}, township: null, at: null },
	...rest
});
const DAY = '2026-06-01';
const pairs = [
	row(
		1,
		{ subject_kind: 'village', subject_code: '149901102208', leader: '李某', starts_on: '2026-01-01', ends_on: null },
		{ names: { subject_code: '上峪村' }, keys: { leader: 'li3 mou3' }, township: '149901102' }
	),
	row(
		2,
		{ subject_kind: 'zone', subject_code: 'Z01', leader: '王某', starts_on: '2025-01-01', ends_on: '2025-12-31' },
		{ names: { subject_code: '玉露香梨' }, keys: { leader: 'wang2 mou3' } }
	),
	row(
		3,
		{ subject_kind: 'village', subject_code: '149901100200', leader: '白某', starts_on: '2026-07-01', ends_on: null },
		{ names: { subject_code: '下井村' }, keys: { leader: 'bai2 mou3' }, township: '149901100' }
	)
];
const numbers = (rows: readonly RegisterRow[]) => rows.map(({ number }) => number);
const filtered = (filter: Partial<typeof everyRow>) =>
	numbers(filterRows('pairing', pairs, { ...everyRow, ...filter }, DAY));

describe('a list', () => {
	test.each([
		[{}, [1, 2, 3]],
		[{ text: '上峪' }, [1]],
		[{ text: '李 上峪' }, [1]],
		[{ text: '李 玉露' }, []],
		[{ text: 'ｚ０１' }, [2]],
		[{ choice: 'zone' }, [2]],
		[{ township: '149901100' }, [3]],
		[{ standing: 'current' }, [1]],
		[{ standing: 'ended' }, [2]],
		[{ standing: 'coming' }, [3]],
		[{ standing: 'coming', choice: 'zone' }, []]
	] as const)('%j leaves %j', (filter, left) => expect(filtered(filter)).toEqual(left));

	test('is in the order of readings, back and forth; rows without a value stand last both ways', () => {
		const order = (key: string, descending = false) => numbers(sortRows(pairs, { key, descending }, DAY));
		expect(order('leader')).toEqual([3, 1, 2]);
		expect(order('leader', true)).toEqual([2, 1, 3]);
		expect(order('ends_on')).toEqual([2, 1, 3]);
		expect(order('ends_on', true)).toEqual([2, 1, 3]);
		expect(order('standing')).toEqual([1, 3, 2]);
	});

	test.each(registerNames)('%s: an address says again what it was read as; nonsense is as at first', (register) => {
		const first = listOf(register, new URLSearchParams());
		expect(first.filter).toEqual(everyRow);
		const nonsense = new URLSearchParams({ choice: 'x', township: '1', standing: 'x', sort: 'x', down: '1' });
		expect(listOf(register, nonsense)).toEqual(first);
		const asked = {
			...first,
			filter: { ...everyRow, text: '梨 树', township: '149901102', standing: 'ended' as const },
			sort: { key: 'standing', descending: true }
		};
		expect(listOf(register, new URLSearchParams(searchOf(asked)))).toEqual(asked);
		expect(listOf(register, new URLSearchParams(searchOf(first)))).toEqual(first);
	});
});
