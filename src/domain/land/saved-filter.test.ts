import { expect, test } from 'vitest';
import { filterName, filterSearch } from './saved-filter.ts';

test('a filter keeps what the list understands, without the row in front', () => {
	const search = new URLSearchParams('kind=over_area,evil&finding=12&mu=1&sort=number&drop=table');
	expect(filterSearch(search)).toBe('kind=over_area&mu=1.00&sort=number');
	expect(filterSearch(new URLSearchParams('finding=3'))).toBe('');
});

test('a name is a person’s own and taken once', () => {
	const others = [{ id: 'a', name: '本周' }];
	expect(filterName('  石门镇 大于 1 亩 ', others)).toMatchObject({ ok: true, value: '石门镇 大于 1 亩' });
	expect(filterName('本周', others)).toMatchObject({ reason: 'filter.name_taken' });
	expect(filterName('本周', others, 'a')).toMatchObject({ ok: true });
	for (const name of ['', ' \n ', '长'.repeat(41)])
		expect(filterName(name, others)).toMatchObject({ reason: 'filter.name_needed' });
});
