import { describe, expect, test } from 'vitest';
import { stackOf } from '#map/order.ts';
import type { ImagerySet } from '#imagery/imagery.ts';
import { switchesFrom, switchesText } from './legend.ts';
import { baseLayers, imageryLayers } from './pictures.ts';
import { sideOn, swipeFrom, swipeText } from './swipe.ts';
import { defaultSwipe, layerWord, swipeChoices } from './swipe-choices.ts';

const set = (number: number, takenOn: string): ImagerySet => ({
	id: `set-${number}`,
	number,
	takenOn,
	...{ name: '影像', source: '县里', datum: 'cgcs2000', cameAs: 'mbtiles', rows: 'tms', place: '149901' },
	...{ tiles: 1, bytes: 1, tileSize: 256, minZoom: 12, maxZoom: 16, actor: '', hidden: false },
	bounds: { west: 0, south: 0, east: 1, north: 1 }
});
const sets = [set(2, '2026-09-18'), set(1, '2024-09-20')];

describe('a swipe', () => {
	test('comes back from an address, its line within the map', () => {
		const swipe = { left: 'imagery_1', right: 'land_use', at: 40 };
		expect(swipeFrom(swipeText(swipe))).toEqual(swipe);
		expect(swipeFrom('a,b,0')).toMatchObject({ at: 2 });
		expect(swipeFrom('a,b,99')).toMatchObject({ at: 98 });
		for (const bad of [null, '', 'a,b', 'a,a,50', 'a,b,-1', 'a b,c,50', 'a,b,500']) expect(swipeFrom(bad)).toBeNull();
	});
	test('shows on each side its own layer and not the other’s, whatever is on', () => {
		const on = new Set(['county', 'imagery_1']);
		expect(sideOn(on, 'imagery_1', 'imagery_2')).toEqual(new Set(['county', 'imagery_1']));
		expect(sideOn(on, 'imagery_2', 'imagery_1')).toEqual(new Set(['county', 'imagery_2']));
		expect(on.size).toBe(2);
	});
	test('begins with the older of the two newest on the left; with less, with what there is', () => {
		expect(defaultSwipe(sets)).toEqual({ left: 'imagery_1', right: 'imagery_2', at: 50 });
		expect(defaultSwipe([sets[0]!])).toEqual({ left: 'land_use', right: 'imagery_2', at: 50 });
		expect(defaultSwipe([])).toEqual({ left: 'land_use', right: 'parcel', at: 50 });
	});
	test('chooses among imagery by date and source, and among the legend’s layers', () => {
		const choices = swipeChoices({ parcel: '图斑' }, sets);
		expect(choices[0]).toEqual({ value: 'imagery_2', label: '2026-09-18 影像', note: '县里' });
		expect(choices.find(({ value }) => value === 'parcel')).toEqual({ value: 'parcel', label: '图斑', note: '' });
		expect(choices.some(({ value }) => value === 'county')).toBe(false);
		expect(layerWord('nothing', {}, sets)).toBe('nothing');
	});
});

test('switches of imagery come back from an address beside those of the legend', () => {
	const on = switchesFrom('parcel.imagery_12.imagery_x.imagery_2');
	expect(on).toEqual(new Set(['parcel', 'imagery_12', 'imagery_2']));
	expect(switchesFrom(switchesText(on!))).toEqual(on);
});

test('what is on is listed from the top down, names of things last', () => {
	const body = [{ names: ['imagery_1'] }, { names: ['parcel'] }, { names: ['a', 'b'] }, { names: ['parcel'] }];
	expect(stackOf([body, [{ names: ['seat'] }]], new Set(['seat', 'imagery_1', 'parcel', 'b']))).toEqual([
		'parcel',
		'b',
		'imagery_1',
		'seat'
	]);
});

test('a base map of two layers is one switch, one choice, and under the imagery', () => {
	const base = { name: '天地图', datum: 'gcj02', zooms: [1, 18], review: null, layers: 2, styled: false } as const;
	const layers = baseLayers(base);
	expect(layers.map(({ name, shownBy, slot, shifted }) => [name, shownBy, slot, shifted])).toEqual([
		['base_0', 'base', 'base', true],
		['base_1', 'base', 'base', true]
	]);
	expect(baseLayers(null)).toEqual([]);
	expect(swipeChoices({ base: base.name }, []).filter(({ value }) => value === 'base')).toEqual([
		{ value: 'base', label: '天地图', note: '' }
	]);
	expect(switchesFrom('base')).toEqual(new Set(['base']));
	expect(imageryLayers(sets).map(({ name }) => name)).toEqual(['imagery_1', 'imagery_2']);
});
