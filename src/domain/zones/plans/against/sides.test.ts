import { expect, test } from 'vitest';
import { sideFrom, sidesAddress, viewOf } from './sides.ts';

test.each([
	[null, 'zones', 'zones'],
	[null, 3, 3],
	['zones', 3, 'zones'],
	['5', 'zones', 5],
	['x', 'zones', 'zones'],
	['-1', 2, 2]
] as const)('%s is a side', (text, usual, side) => expect(sideFrom(text, usual)).toBe(side));
test('an address says both sides and how they are looked at', () => {
	expect(sidesAddress(3, 'zones', 'swipe')).toBe('/zones/plans/compare?left=3&right=zones&view=swipe');
	expect([viewOf('swipe'), viewOf(null), viewOf('x')]).toEqual(['swipe', 'side', 'side']);
});
