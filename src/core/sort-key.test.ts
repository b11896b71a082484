import { expect, test } from 'vitest';
import { sortKey } from './sort-key.ts';

const sorted = (names: string[]) => [...names].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));

test('names sort by how they are read, not by their characters', () => {
	expect(sorted(['长沙', '重庆', '北京', '石家庄', '厦门', '安徽'])).toEqual([
		'安徽',
		'北京',
		'长沙',
		'重庆',
		'石家庄',
		'厦门'
	]);
	expect(sorted(['洪泽', '洪洞', '洪山'])).toEqual(['洪山', '洪洞', '洪泽']);
});

test('numbers inside names count', () => {
	expect(sorted(['第10组', '第9组', '第1组'])).toEqual(['第1组', '第9组', '第10组']);
	expect(sorted(['14990110020', '1499019'])).toEqual(['1499019', '14990110020']);
});

test('tones keep their one digit', () => {
	expect(sortKey('马家沟')).toBe('ma3 jia1 gou1');
});
