import { expect, test } from 'vitest';
import {
	bestFirst,
	boundsOfBox,
	placeCodeOf,
	questionOf,
	thingOf,
	withMore,
	type Hit,
	type MapRecord,
	type RecordList
} from './record.ts';

test('a thing of an address is a known kind and a number', () => {
	expect(thingOf('finding:417')).toEqual({ kind: 'finding', number: 417 });
	for (const bad of [null, '', 'finding', 'finding:', 'finding:-1', 'finding:1.5', 'person:1', 'finding:1234567890'])
		expect(thingOf(bad)).toBeNull();
});

test('a box is whole or not there', () => {
	expect(boundsOfBox([1, 2, 3, 4])).toEqual({ west: 1, south: 2, east: 3, north: 4 });
	expect(boundsOfBox([0, 0, 0, 0])).toEqual({ west: 0, south: 0, east: 0, north: 0 });
	expect(boundsOfBox([1, 2, null, 4])).toBeNull();
	expect(boundsOfBox(null)).toBeNull();
});

test('a question without words is none', () => {
	expect(questionOf('  上峪 ')).toBe('上峪');
	expect(questionOf('   ')).toBeNull();
	expect(questionOf('x'.repeat(99))).toHaveLength(60);
});

const hit = (kind: Hit['kind'], fit: number, name: string): Hit => ({
	kind,
	number: 1,
	name,
	code: '',
	place: null,
	bounds: null,
	fit
});

test('what fits best comes first, then places before land', () => {
	const found = bestFirst([
		hit('parcel', 0, 'a'),
		hit('grid', 1, 'b'),
		hit('village', 1, 'c'),
		hit('village', 0, 'd'),
		hit('village', 1, 'e')
	]);
	expect(found.map(({ name }) => name)).toEqual(['d', 'a', 'c', 'e', 'b']);
});

const village: MapRecord = {
	kind: 'village',
	number: 1,
	title: '上峪村',
	village: '149901100200',
	bounds: null,
	parents: [],
	facts: [{ name: 'code', value: { text: '149901100200' } }],
	lists: [{ name: 'grid', count: 2, mu: null, items: [] }]
};
const list = (name: RecordList['name'], count: number): RecordList => ({ name, count, mu: null, items: [] });

test('only a township or village has land by its code', () => {
	expect(placeCodeOf(village)).toBe('149901100200');
	expect(placeCodeOf({ ...village, kind: 'grid' })).toBeNull();
});

test('what waits comes before what is many, and what is not there is left out', () => {
	const more = withMore(village, [list('parcel', 3), list('zone', 0), list('finding', 1)], 82);
	expect(more.lists.map(({ name }) => name)).toEqual(['finding', 'parcel', 'grid']);
	expect(more.facts.at(-1)).toEqual({ name: 'households', value: { count: 82 } });
	expect(withMore(village, []).facts).toHaveLength(1);
});
