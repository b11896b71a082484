import { describe, expect, test } from 'vitest';
import { BOOKMARKS_AT_MOST, bookmarksFrom, withBookmark, type Bookmark } from './bookmarks.ts';

const mark = (name: string, zoom = 14): Bookmark => ({
	name,
	longitude: 111.67,
	latitude: 38.28,
	zoom,
	layers: 'county.parcel'
});

describe('bookmarks', () => {
	test('come back from the browser as they were put there', () => {
		const kept = [mark('南沟'), mark('北坡', 9.5)];
		expect(bookmarksFrom(JSON.stringify(kept))).toEqual(kept);
	});
	test.each([null, '', 'no json', '{}', 'null', '"text"'])('%s holds none', (text) =>
		expect(bookmarksFrom(text)).toEqual([])
	);
	test('one that is damaged is left out, the others stay', () => {
		const damaged = [{ ...mark('远'), latitude: 91 }, { name: '空' }, { ...mark('x'), zoom: '14' }, mark('好'), 7];
		expect(bookmarksFrom(JSON.stringify(damaged))).toEqual([mark('好')]);
	});
	test('a name is used once: the same name again moves the bookmark', () => {
		const list = withBookmark(withBookmark([], mark('南沟')), mark('北坡'));
		expect(withBookmark(list, mark(' 南沟 ', 17))).toEqual([mark('南沟', 17), mark('北坡')]);
		expect(withBookmark(list, mark('   '))).toBe(list);
	});
	test('a full list takes no more', () => {
		let list: readonly Bookmark[] = [];
		for (let at = 0; at < BOOKMARKS_AT_MOST + 3; at++) list = withBookmark(list, mark(`第${at}处`));
		expect(list).toHaveLength(BOOKMARKS_AT_MOST);
	});
});
