import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeMultiPolygon } from './ewkb.ts';
import type { Position, Ring } from './geometry.ts';
import { isSameShape } from './same-shape.ts';

const closed = (corners: readonly Position[]): Ring => [...corners, corners[0]!];
const hex = (...rings: Ring[]) => encodeMultiPolygon([rings], 4490);
const corners = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 })), {
	minLength: 3,
	maxLength: 9,
	selector: ([x, y]) => `${x} ${y}`
});

test('a ring turned round or begun elsewhere is the same; one with a corner moved, or two swapped, is not', () => {
	fc.assert(
		fc.property(corners, fc.nat(), fc.boolean(), (ring, from, back) => {
			const turned = [...ring.slice(from % ring.length), ...ring.slice(0, from % ring.length)];
			if (back) turned.reverse();
			expect(isSameShape(hex(closed(ring)), hex(closed(turned)))).toBe(true);
			const moved = ring.map(([x, y], at): Position => (at === from % ring.length ? [x + 0.5, y] : [x, y]));
			expect(isSameShape(hex(closed(ring)), hex(closed(moved)))).toBe(false);
			if (ring.length < 4) return;
			const swapped = [ring[1]!, ring[0]!, ...ring.slice(2)];
			expect(isSameShape(hex(closed(ring)), hex(closed(swapped)))).toBe(false);
		})
	);
});

test('a hole counts', () => {
	const outer = closed([
		[0, 0],
		[0, 9],
		[9, 9],
		[9, 0]
	]);
	const hole = closed([
		[1, 1],
		[2, 1],
		[2, 2]
	]);
	expect(isSameShape(hex(outer, hole), hex([...outer].reverse(), [...hole].reverse()))).toBe(true);
	expect(isSameShape(hex(outer, hole), hex(outer))).toBe(false);
});
