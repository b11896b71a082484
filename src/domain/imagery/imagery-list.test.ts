import { describe, expect, test } from 'vitest';
import { bytesText, imageryListOf, imagerySearch, listedImagery } from './imagery-list.ts';
import type { ImagerySet } from './imagery.ts';
import { imagerySheet } from './imagery-sheet.ts';

const set = (number: number, takenOn: string, changed: Partial<ImagerySet> = {}): ImagerySet => ({
	...{
		id: `set-${number}`,
		number,
		takenOn,
		name: `影像 ${number}`,
		source: '县里',
		datum: 'cgcs2000',
		cameAs: 'mbtiles',
		rows: 'tms'
	},
	...{ place: '149901', tiles: number * 10, bytes: 5_000_000 - number, tileSize: 256, minZoom: 12, maxZoom: 16 },
	...{ bounds: { west: 111, south: 38, east: 112, north: 39 }, actor: '李', hidden: false },
	...changed
});
const sets = [set(1, '2024-09-20'), set(2, '2026-09-18', { hidden: true }), set(3, '2024-09-20', { source: 'Drone' })];
const numbers = (search: string) =>
	listedImagery(sets, imageryListOf(new URLSearchParams(search))).map(({ number }) => number);

describe('the list of imagery', () => {
	test.each([
		['', [2, 1, 3]],
		['sort=takenOn', [1, 3, 2]],
		['sort=-tiles', [3, 2, 1]],
		['sort=bytes', [3, 2, 1]],
		['sort=zooms', [1, 2, 3]],
		['sort=nothing', [2, 1, 3]],
		['shown=off', [2]],
		['shown=on', [1, 3]],
		['shown=maybe', [2, 1, 3]],
		['q=dRONE', [3]],
		['q=影像 2', [2]],
		['q=nowhere', []]
	])('%s', (search, expected) => expect(numbers(search)).toEqual(expected));
	test('comes back from its address, which holds only what is not as usual', () => {
		for (const search of ['', 'shown=off', 'q=drone&sort=-bytes', 'shown=on&q=a&sort=name'])
			expect(imagerySearch(imageryListOf(new URLSearchParams(search)))).toBe(search);
		expect(imagerySearch(imageryListOf(new URLSearchParams('sort=-takenOn&shown=all&q=+')))).toBe('');
	});
});

test.each([
	[1, '1 kB'],
	[999_000, '999 kB'],
	[1_450_000, '1.4 MB'],
	[2_340_000_000, '2.34 GB']
])('%i bytes are %s', (bytes, said) => expect(bytesText(bytes)).toBe(said));

test('the sheet says of each set what the page says of it', () => {
	const heads = Array.from({ length: 16 }, (_, index) => `h${index}`);
	const sheet = imagerySheet([sets[1]!], {
		heads,
		datums: { cgcs2000: 'CGCS2000', gcj02: 'GCJ-02' },
		states: { on: '显示', off: '停用' },
		placeName: (code) => (code === '149901' ? '全县' : code),
		digits: 5
	});
	expect(sheet).toEqual([
		heads,
		[
			2,
			'2026-09-18',
			'影像 2',
			'县里',
			'CGCS2000',
			'全县',
			'149901',
			'mbtiles',
			12,
			16,
			256,
			20,
			4_999_998,
			'111.00000, 38.00000, 112.00000, 39.00000',
			'李',
			'停用'
		]
	]);
});
