import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowAfterKey, scrollToShow, spanInSight } from './table.ts';

test('every row in sight is drawn, and never more than a few screens of them', () => {
	fc.assert(
		fc.property(fc.nat(20_000), fc.nat(700_000), fc.integer({ min: 1, max: 2000 }), (count, top, seen) => {
			const { first, last } = spanInSight(top, seen, 31, count);
			expect(last - first).toBeLessThanOrEqual(Math.ceil(seen / 31) + 18);
			for (const y of [top, top + seen - 1]) {
				const row = Math.floor(y / 31);
				if (row < count) expect(row >= first && row < last).toBe(true);
			}
		})
	);
});

test('a row scrolled to lies wholly in sight', () => {
	fc.assert(
		fc.property(fc.nat(20_000), fc.nat(600_000), fc.integer({ min: 62, max: 2000 }), (index, top, seen) => {
			const moved = scrollToShow(index, top, seen, 31) ?? top;
			expect(index * 31).toBeGreaterThanOrEqual(moved);
			expect((index + 1) * 31).toBeLessThanOrEqual(moved + seen);
		})
	);
});

test('keys stay inside the list', () => {
	expect(rowAfterKey('ArrowUp', 0, 5, 3)).toBe(0);
	expect(rowAfterKey('ArrowDown', -1, 5, 3)).toBe(0);
	expect(rowAfterKey('ArrowDown', 4, 5, 3)).toBe(4);
	expect(rowAfterKey('PageDown', 1, 5, 3)).toBe(4);
	expect(rowAfterKey('End', 0, 5, 3)).toBe(4);
	expect(rowAfterKey('x', 0, 5, 3)).toBeNull();
	expect(rowAfterKey('ArrowDown', -1, 0, 3)).toBeNull();
});
