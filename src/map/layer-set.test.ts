import { describe, expect, test } from 'vitest';
import { shownState, switchesOf } from './layer-set.ts';
import { inOrder, slots } from './order.ts';

describe('what switches show', () => {
	test('one switch is on or off, and leaves the layer its own filter', () => {
		expect(shownState('parcel', ['==', ['get', 'kind'], 'a'], new Set(['parcel']))).toEqual({
			visible: true,
			filter: ['==', ['get', 'kind'], 'a']
		});
		expect(shownState('parcel', undefined, new Set())).toEqual({ visible: false, filter: null });
		expect(shownState(undefined, undefined, new Set())).toEqual({ visible: true, filter: null });
	});
	test('a switch for each value leaves those values', () => {
		const by = { attribute: 'level', switches: { 1: 'grid_1', 2: 'grid_2' } };
		expect(shownState(by, undefined, new Set(['grid_1', 'grid_2']))).toEqual({ visible: true, filter: null });
		expect(shownState(by, undefined, new Set(['grid_2', 'other'])).filter).toEqual([
			'in',
			['to-string', ['get', 'level']],
			['literal', ['2']]
		]);
		expect(shownState(by, undefined, new Set(['other'])).visible).toBe(false);
		expect(shownState(by, ['has', 'x'], new Set(['grid_1'])).filter).toEqual([
			'all',
			['has', 'x'],
			['in', ['to-string', ['get', 'level']], ['literal', ['1']]]
		]);
		expect(switchesOf(by)).toEqual(['grid_1', 'grid_2']);
	});
	test('any of several', () => {
		expect(shownState({ any: ['a', 'b'] }, undefined, new Set(['b'])).visible).toBe(true);
		expect(shownState({ any: ['a', 'b'] }, undefined, new Set(['c'])).visible).toBe(false);
	});
});

test('layers are printed by their slot, and in the order given within one', () => {
	const given = [...slots].reverse().flatMap((slot) => [
		{ slot, id: `${slot} 1` },
		{ slot, id: `${slot} 2` }
	]);
	expect(inOrder(given).map(({ id }) => id)).toEqual(slots.flatMap((slot) => [`${slot} 1`, `${slot} 2`]));
});
