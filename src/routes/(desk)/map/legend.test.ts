import { describe, expect, test } from 'vitest';
import { switchesOf } from '#map/layer-set.ts';
import type { Fact, MapRecord } from '#territory/record.ts';
import { map as en } from '#text/en/map.ts';
import { map as zh } from '#text/zh/map.ts';
import { mapSets } from './map-sets.ts';
import { legend, legendFor, switchesFrom, switchesText, switchOf, usualSwitches } from './legend.ts';
import { addressWith, viewFrom, viewText } from './map-address.ts';

const names = legend.flatMap((group) => group.switches.map(({ name }) => name));
const sets = mapSets({ unit: '亩', cluster: '' }, true);
const layers = sets.flatMap((set) => set.layers({ colour: () => '#000000', length: () => 1 }));

describe('the legend', () => {
	test('has words for every switch in both languages', () => {
		for (const words of [zh.switches, en.switches] as Record<string, string>[])
			expect(names.filter((name) => !words[name])).toEqual([]);
	});
	test('every switch shows a layer, and every layer that has a switch is in the legend', () => {
		const used = new Set(layers.flatMap(({ shownBy }) => switchesOf(shownBy)));
		expect(names.filter((name) => !used.has(name))).toEqual([]);
		expect([...used].filter((name) => !names.includes(name))).toEqual([]);
	});
	test('layers have names of their own, sources that their set declares, and targets that exist', () => {
		const ids = layers.map(({ id }) => id);
		expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
		for (const set of sets) {
			const own = set.layers({ colour: () => '#000000', length: () => 1 });
			expect(own.filter(({ source }) => !set.sources.includes(source)).map(({ id }) => id)).toEqual([]);
			expect(set.targets.filter(({ layer }) => !own.some(({ id }) => id === layer))).toEqual([]);
		}
	});
	test('who may not see debts has no layer, source or switch of them', () => {
		const own = mapSets({ unit: '亩', cluster: '' }, false);
		expect(own.flatMap(({ sources }) => sources)).not.toContain('village_debts');
		expect(legendFor(false).flatMap((group) => group.switches.map(({ name }) => name))).not.toContain('debts');
		expect(legendFor(true)).toEqual(legend);
	});
	test('switches in an address come back, and strangers do not', () => {
		expect(switchesFrom(switchesText(usualSwitches))).toEqual(usualSwitches);
		expect(switchesFrom('county.nothing.parcel')).toEqual(new Set(['county', 'parcel']));
		expect(switchesFrom('')).toEqual(new Set());
		expect(switchesFrom(null)).toBeNull();
	});
	test('a record knows the switch that shows it', () => {
		const record = (kind: MapRecord['kind'], ...facts: Fact[]): MapRecord => ({
			kind,
			number: 1,
			title: '',
			village: null,
			bounds: null,
			parents: [],
			facts,
			lists: []
		});
		expect(switchOf(record('contract'))).toBe('contract_shape');
		expect(switchOf(record('grid', { name: 'level', value: { count: 2 } }))).toBe('grid_2');
		expect(switchOf(record('zone', { name: 'layout', value: { word: 'chain' } }))).toBe('zone_chain');
		expect(switchOf(record('finding', { name: 'kind', value: { word: 'over_area' } }))).toBe('over_area');
		expect(switchOf(record('parcel'))).toBe('parcel');
	});
});

describe('the address of the map', () => {
	const view = { longitude: 111.6686, latitude: 38.2774, zoom: 12.34 };
	test('a view comes back from an address', () => {
		expect(viewFrom(viewText(view))).toEqual(view);
		for (const bad of [null, '', '1,2', 'a,b,c', '200,38,9', '111,95,9', '111,38,99']) expect(viewFrom(bad)).toBeNull();
	});
	test('holds the switches only where they are not as usual', () => {
		const url = new URL('http://127.0.0.1/map?select=village:3&layers=county');
		expect(addressWith(url, view, usualSwitches).search).toBe('?select=village%3A3&at=111.668600%2C38.277400%2C12.34');
		expect(addressWith(url, view, new Set(['county', 'village'])).searchParams.get('layers')).toBe('county.village');
	});
});
