import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cornerOf, numbersOf } from './corner-numbers.ts';

test('A corner’s numbers name the same corner again, with its zone in front or without', () => {
	const place = fc.tuple(
		fc.integer({ min: 11_000_000_000, max: 11_200_000_000 }),
		fc.integer({ min: 37e8, max: 39e8 })
	);
	fc.assert(
		fc.property(place, (corner) => {
			const numbers = numbersOf(corner, 111);
			const near = (outcome: ReturnType<typeof cornerOf>) =>
				expect(outcome.ok && Math.hypot(outcome.value[0] - corner[0], outcome.value[1] - corner[1])).toBeLessThan(2);
			near(cornerOf(numbers, 111));
			near(cornerOf({ x: numbers.x, y: numbers.y.slice(2) }, 111));
		})
	);
});
test.each([
	[{ x: 'abc', y: '37557748' }, 'drawn.x'],
	[{ x: '4238000', y: '' }, 'drawn.y'],
	[{ x: '4238000', y: '38557748' }, 'drawn.y'],
	[{ x: '-4238000', y: '37557748' }, 'drawn.x']
])('%j is refused: %s', (numbers, reason) => expect(cornerOf(numbers, 111)).toMatchObject({ ok: false, reason }));
