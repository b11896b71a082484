import { expect, test } from 'vitest';
import { planSheet as en } from '#text/en/planSheet.ts';
import { planSheet as zh } from '#text/zh/planSheet.ts';
import { differenceSheet } from './difference-sheet.ts';

test.each([
	['zh', zh],
	['en', en]
])('every cell stands under its head, in %s', (_, words) => {
	const moved = { now: 5, was: 4, gained: 2, lost: 1 };
	const row = {
		...{ name: '苹果', formerName: '梨', layout: 'adjacent' as const, state: 'kept' as const, villages: moved },
		...{
			areaMu: { now: 550, was: 425, gained: 250, lost: 125 },
			contracts: moved,
			people: null as typeof moved | null,
			money: null
		},
		...{ gained: ['a', 'b'], lost: ['c'] }
	};
	const layouts = { adjacent: 'A', chain: 'B', complement: 'C', project: 'D' };
	const judged = [
		{ number: 1, name: '苹果', layout: 'adjacent' as const, state: 'fail' as const, why: ['甲。', '乙。'] }
	];
	const table = differenceSheet(
		[
			{ ...row, number: 1 },
			{ ...row, number: 0, people: moved }
		],
		judged,
		(code) => `${code}村`,
		{ ...words, layouts, comma: '、' }
	);
	for (const line of table) expect(line).toHaveLength(25);
	expect(table[1]!.slice(4, 16)).toEqual([5, 4, 2, 1, 5.5, 4.25, 2.5, 1.25, 5, 4, 2, 1]);
	// Nobody has stated any: empty, not nought.
	expect(table[1]!.slice(16)).toEqual([
		...['', '', '', '', ''],
		'a村、b村',
		'c村',
		words.ruleStates.fail,
		words.sentences(['甲。', '乙。'])
	]);
	expect(table[1]![3]).toContain('梨');
	expect(table[2]!.slice(16, 21)).toEqual([5, 4, 2, 1, '']);
	expect(table[2]!.slice(0, 4)).toEqual(['', words.total, '', '']);
});
