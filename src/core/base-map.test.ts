import { describe, expect, test } from 'vitest';
import { baseMapOf, shownBaseMap, tileAddress, type BaseMapWords } from './base-map.ts';

const words: BaseMapWords = {
	...{ address: 'https://tiles.example.gov.cn/{z}/{x}/{y}.png?tk={key}', name: '市影像', key: 'k&1' },
	...{ hosts: 'tiles.example.gov.cn', datum: 'cgcs2000', zooms: '1-18', review: null }
};
const faultsOf = (changed: Partial<BaseMapWords>) => baseMapOf({ ...words, ...changed }).faults;

describe('a base map of the settings', () => {
	test('has an address for each tile; its key is in it, and in nothing a page is told', () => {
		const { map } = baseMapOf(words);
		expect(tileAddress(map!, 0, { z: 3, x: 1, y: 2 })!.href).toBe('https://tiles.example.gov.cn/3/1/2.png?tk=k%261');
		expect(tileAddress(map!, 0, { z: 19, x: 1, y: 2 })).toBeNull();
		expect(tileAddress(map!, 1, { z: 3, x: 1, y: 2 })).toBeNull();
		const told = JSON.stringify(shownBaseMap(map!));
		expect(told).not.toContain('k&1');
		expect(told).not.toContain('https');
	});
	test('天地图 by its short name is pictures and the names over them', () => {
		const { map } = baseMapOf({ ...words, address: 'tianditu:img', hosts: null, name: null, key: 'abc' });
		expect(map).toMatchObject({ name: '天地图', hosts: ['t0.tianditu.gov.cn'] });
		expect(map!.templates.map((_, layer) => tileAddress(map!, layer, { z: 10, x: 5, y: 7 })!.href)).toEqual([
			expect.stringMatching(/img_w\/wmts\?.*TILEMATRIX=10&TILEROW=7&TILECOL=5&tk=abc$/),
			expect.stringMatching(/cia_w\/wmts\?.*LAYER=cia/)
		]);
	});
	test('of a style has its address and no templates; a page is told neither', () => {
		const { map } = baseMapOf({ ...words, address: 'https://tiles.example.gov.cn/styles/a.json?tk={key}' });
		expect(map).toMatchObject({ style: 'https://tiles.example.gov.cn/styles/a.json?tk={key}', templates: [] });
		expect(shownBaseMap(map!)).toMatchObject({ styled: true, layers: 0 });
		expect(JSON.stringify(shownBaseMap(map!))).not.toContain('http');
		expect(shownBaseMap(baseMapOf(words).map!).styled).toBe(false);
	});
	test.each([
		['a style in a shifted system', { address: 'https://tiles.example.gov.cn/a.json', datum: 'gcj02' }, /BASEMAP_CRS/],
		['a style of another host', { address: 'https://evil.example/a.json' }, /BASEMAP_HOSTS/],
		['a host that is not allowed', { hosts: 'other.example' }, /BASEMAP_HOSTS/],
		['no hosts', { hosts: null }, /BASEMAP_HOSTS/],
		['a host hidden behind a name', { address: 'https://tiles.example.gov.cn@evil.example/{z}/{x}/{y}' }, /BASEMAP:/],
		[
			'a host that is a part of the tile',
			{ address: 'https://{x}.evil.example/{z}/{x}/{y}', hosts: '{x}.evil.example' },
			/BASEMAP_HOSTS/
		],
		['no https', { address: 'http://tiles.example.gov.cn/{z}/{x}/{y}' }, /BASEMAP:/],
		['a file', { address: 'file:///etc/passwd?{z}{x}{y}' }, /BASEMAP:/],
		['no row', { address: 'https://tiles.example.gov.cn/{z}/{x}' }, /BASEMAP:/],
		['words it does not know', { address: 'https://tiles.example.gov.cn/{z}/{x}/{y}/{q}' }, /BASEMAP:/],
		['a short name nobody knows', { address: 'tianditu:xyz' }, /tianditu/],
		['no key for a place that asks for one', { key: null }, /BASEMAP_KEY/],
		['zooms upside down', { zooms: '18-1' }, /BASEMAP_ZOOMS/],
		['no zooms', { zooms: 'all' }, /BASEMAP_ZOOMS/]
	])('%s is refused at start', (_, changed, fault) =>
		expect(faultsOf(changed as Partial<BaseMapWords>).join('\n')).toMatch(fault)
	);
});
