import { describe, expect, test } from 'vitest';
import { readStyle } from './outside-style.ts';

const HOST = 'https://tiles.example';
const resolve = (address: string) =>
	address.startsWith('/') ? `${HOST}${address}` : address.startsWith(HOST) ? address : null;
const vector = { type: 'vector', tiles: [`${HOST}/v/{z}/{x}/{y}.pbf?k=secret`], maxzoom: 14 };
const road = {
	...{ id: 'road', type: 'line', source: 'v', 'source-layer': 'road' },
	paint: { 'line-color': '#999', 'line-width': ['interpolate', ['linear'], ['zoom'], 8, 1, 16, 6] }
};
const name = {
	...{ id: 'name', type: 'symbol', source: 'v', 'source-layer': 'place' },
	layout: { 'text-field': ['get', 'name'], 'text-font': ['Klokantech'], visibility: 'visible' }
};
const style = (changed: Record<string, unknown> = {}) => ({
	...{ version: 8, sources: { v: vector }, layers: [road, name], sprite: '/sprite', glyphs: `${HOST}/{fontstack}` },
	...changed
});
const read = (given: unknown, tileJsons = new Map<string, unknown>()) => readStyle(given, tileJsons, resolve);

describe('a style from outside', () => {
	test('keeps its addresses here; a page is told layers and numbers of sources', () => {
		const { sources, sprite, shown } = read(style())!;
		expect(sources).toEqual([{ type: 'vector', templates: vector.tiles, zooms: [0, 14], flipped: false }]);
		expect(sprite).toBe(`${HOST}/sprite`);
		expect(shown.layers).toMatchObject([
			{ id: 'outside-0', source: 'outside-0', paint: road.paint },
			{ id: 'outside-1', layout: { 'text-field': ['get', 'name'], 'text-font': ['Sheet Sans'] } }
		]);
		for (const word of ['tiles.example', 'secret', 'http', 'Klokantech', 'visibility'])
			expect(JSON.stringify(shown)).not.toContain(word);
	});
	test('has its tiles from what lies at a source’s own address', () => {
		const tileJsons = new Map([
			['v', { tiles: [`${HOST}/t/{z}/{x}/{y}`], minzoom: 3, scheme: 'tms', bounds: [1, 2, 3, 4] }]
		]);
		const { sources, shown } = read(style({ sources: { v: { type: 'vector', url: '/t.json' } } }), tileJsons)!;
		expect(sources).toEqual([{ type: 'vector', templates: [`${HOST}/t/{z}/{x}/{y}`], zooms: [3, 22], flipped: true }]);
		expect(shown.sources).toEqual([{ type: 'vector', zooms: [3, 22], tileSize: 512, bounds: [1, 2, 3, 4] }]);
	});
	test.each<[string, Record<string, unknown>, number]>([
		[
			'a source on a host that is not named',
			{ sources: { v: { ...vector, tiles: ['https://evil.example/{z}/{x}/{y}'] } } },
			0
		],
		[
			'a source with one such address of two',
			{ sources: { v: { ...vector, tiles: [...vector.tiles, 'https://evil.example/{z}/{x}/{y}'] } } },
			0
		],
		['a source of a kind that is not drawn', { sources: { v: { type: 'geojson', data: 'https://evil.example' } } }, 0],
		['an address without a tile’s place', { sources: { v: { ...vector, tiles: [`${HOST}/all`] } } }, 0],
		['a layer of a kind that is not drawn', { layers: [road, { id: 'sky', type: 'sky' }] }, 1],
		[
			'a layer that is not as the specification has it',
			{ layers: [road, { ...road, paint: { 'line-width': 'wide' } }] },
			1
		],
		['a layer with an expression of no such kind', { layers: [road, { ...road, filter: ['exec', 'rm'] }] }, 1],
		['a layer that shows nothing', { layers: [road, { ...road, layout: { visibility: 'none' } }] }, 1],
		['a layer of a source that is not there', { layers: [road, { ...road, source: '__proto__' }] }, 1],
		['what is no layer', { layers: [road, null, 'x', []] }, 1]
	])('leaves out %s', (_, changed, layers) => expect(read(style(changed))?.shown.layers.length ?? 0).toBe(layers));
	test('has no pictures where they lie on a host that is not named', () => {
		expect(read(style({ sprite: 'https://evil.example/s' }))).toMatchObject({ sprite: null, shown: { sprite: false } });
		expect(read(style({ sprite: [{ id: 'a', url: '/a' }] }))!.sprite).toBeNull();
	});
	test.each([
		[null],
		['style'],
		[[]],
		[{}],
		[style({ version: 7 })],
		[style({ layers: {} })],
		[style({ sources: [] })]
	])('%j is none', (given) => expect(read(given)).toBeNull());
});
