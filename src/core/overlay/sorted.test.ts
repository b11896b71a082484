import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortByKey } from './sorted.ts';

test('as the language sorts, equal keys in the order they came', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: -40, max: 40 }), { maxLength: 700 }), (keys) => {
			const order = Int32Array.from(keys.keys());
			sortByKey(order, keys.length, Float64Array.from(keys));
			expect([...order]).toEqual([...keys.keys()].sort((a, b) => keys[a]! - keys[b]!));
		})
	);
});

test('a part of the numbers, by the keys of all', () => {
	const order = Int32Array.of(4, 1, 3, 9, 9);
	sortByKey(order, 3, Float64Array.of(0, 7, 0, 5, 6));
	expect([...order]).toEqual([3, 4, 1, 9, 9]);
});
