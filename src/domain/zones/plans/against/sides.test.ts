import { expect, test } from 'vitest';
import { sideFrom, sidesAddress, viewOf } from './sides.ts';

test.each([
	[null, 'zones', 'zones'],
	[null, 3, 3],
	['zones', 3, 'zones'],
	['5', 'zones', 5],
	['x', 'zones', null],
	['-1', 2, null],
	['2 ', 'zones', null],
	['', 'zones', null]
] as const)('of an address that says %s, and usually %s, the side is %s', (text, usual, side) => expect(sideFrom(text, usual)).toBe(side));
test('an address says both sides and how they are looked at', () => {
	expect(sidesAddress(3, 'zones', 'swipe')).toBe('/zones/plans/compare?left=3&right=zones&view=swipe');
	expect([viewOf('swipe'), viewOf(null), viewOf('x')]).toEqual(['swipe', 'side', 'side']);
});
