import { expect, test } from 'vitest';
import { accepted, refused } from '#core/outcome.ts';
import { conflictOf, differences } from './settings-conflict.ts';

test('what two people would have differently, and what one of them alone has', () => {
	const theirs = new Map([['a', '3'], ['b', '4'], ['c', '5']]); // prettier-ignore
	const mine = new Map([['c', '6'], ['a', '3'], ['d', '7']]); // prettier-ignore
	expect(differences(theirs, mine)).toEqual([
		{ key: 'b', theirs: '4', mine: null },
		{ key: 'c', theirs: '5', mine: '6' },
		{ key: 'd', theirs: null, mine: '7' }
	]);
	expect(differences(mine, mine)).toEqual([]);
});

test('only settings that were overtaken are in conflict', () => {
	const detail = { versions: { a: '1' }, stands: { a: { value: 1, validFrom: '2026-01-01', source: '县文件' } } };
	expect(conflictOf(refused('settings.changed', detail))).toEqual(detail);
	expect(conflictOf(refused('settings.value', { key: 'a' }))).toBeNull();
	expect(conflictOf(accepted({ keys: [] }))).toBeNull();
});
