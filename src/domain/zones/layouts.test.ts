import { expect, test } from 'vitest';
import { byLayout } from '#zones/layouts.ts';

const zone = (name: string, layout: 'adjacent' | 'chain' | 'project', areaMu: number) => ({ name, layout, areaMu });

test('zones stand under their layout kind, kinds in their own order, none empty', () => {
	const groups = byLayout(
		[zone('煤矸石治理', 'project', 3), zone('苹果', 'adjacent', 1), zone('肉牛', 'adjacent', 2)],
		'given'
	);
	expect(groups.map(({ layout, zones }) => [layout, zones.map(({ name }) => name)])).toEqual([
		['adjacent', ['苹果', '肉牛']],
		['project', ['煤矸石治理']]
	]);
});

test('by area the largest stands first within its kind', () => {
	const [group] = byLayout([zone('苹果', 'adjacent', 1), zone('肉牛', 'adjacent', 2)], 'area');
	expect(group?.zones.map(({ name }) => name)).toEqual(['肉牛', '苹果']);
});
