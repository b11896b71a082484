import { expect, test } from 'vitest';
import type { DrawnPart } from '#core/parts/parts.ts';
import { drawnOf, sideFrom, sidesAddress, viewOf } from './sides.ts';

test.each([
	[null, 'zones', 'zones'],
	[null, 3, 3],
	['zones', 3, 'zones'],
	['5', 'zones', 5],
	['x', 'zones', null],
	['-1', 2, null],
	['2 ', 'zones', null],
	['', 'zones', null]
] as const)('of an address that says %s, and usually %s, the side is %s', (text, usual, side) =>
	expect(sideFrom(text, usual)).toBe(side)
);
test('an address says both sides and how they are looked at', () => {
	expect(sidesAddress(3, 'zones', 'swipe')).toBe('/zones/plans/compare?left=3&right=zones&view=swipe');
	expect([viewOf('swipe'), viewOf(null), viewOf('x')]).toEqual(['swipe', 'side', 'side']);
});
test('what is drawn at a side is counted, also where it adds nothing', () => {
	const zone = { id: '1', name: '区', layout: 'chain' as const, code: null, villages: new Set<string>() };
	const part = [[[0, 0], [1, 0], [0, 1]]] as DrawnPart; // prettier-ignore
	expect(drawnOf({ zones: [zone] })).toBeNull();
	expect(drawnOf({ zones: [{ ...zone, drawn: [part] }, zone] })).toEqual({ parts: 1, areaMu: 0 });
	const beyond = { parts: 3, areaMu: 250, farmland: null, redLines: null };
	expect(drawnOf({ zones: [{ ...zone, drawn: [part, part] }, { ...zone, drawn: [part] }], beyond })).toEqual({ parts: 3, areaMu: 250 }); // prettier-ignore
});
