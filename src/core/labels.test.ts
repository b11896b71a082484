import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Position } from '#core/geometry.ts';
import { emsOf, placed, type Wanted } from './labels.ts';

const frame = { width: 150, height: 140 };
const wanted = fc
	.array(
		fc.record({
			place: fc.tuple(fc.double({ min: 0, max: 150, noNaN: true }), fc.double({ min: 0, max: 140, noNaN: true })),
			width: fc.double({ min: 2, max: 40, noNaN: true })
		}),
		{ maxLength: 40 }
	)
	.map((rows) => rows.map(({ place, width }, at): Wanted => ({ key: String(at), places: [place], width, height: 3 })));

test('no words lie on others or past the frame', () => {
	fc.assert(
		fc.property(wanted, (asked) => {
			const found = [...placed(asked, frame)].map(([key, [x, y]]) => ({ x, y, width: asked[Number(key)]!.width }));
			for (const [at, one] of found.entries()) {
				expect(one.x - one.width / 2).toBeGreaterThanOrEqual(1);
				expect(one.x + one.width / 2).toBeLessThanOrEqual(149);
				for (const other of found.slice(at + 1))
					expect(
						Math.abs(one.x - other.x) * 2 >= one.width + other.width - 1e-9 || Math.abs(one.y - other.y) >= 3 - 1e-9
					).toBe(true);
			}
		})
	);
});
test('the first stands on its place, the next beside it, and whoever finds no room is left out', () => {
	const at: Position = [75, 70];
	const many = Array.from({ length: 12 }, (_, n) => ({ key: String(n), places: [at], width: 60, height: 60 }));
	const found = placed(many, frame);
	expect(found.get('0')).toEqual(at);
	expect(found.size).toBeLessThan(4);
	expect(placed([{ key: 'a', places: [at], width: 10, height: 3 }], frame, [{ x: 75, y: 70, width: 4, height: 4 }]).get('a')).not.toEqual(at); // prettier-ignore
});
test('of several places the next is taken where the first is full', () => {
	const box = { x: 20, y: 20, width: 40, height: 40 };
	expect(placed([{ key: 'a', places: [[20, 20], [100, 100]], width: 5, height: 3 }], frame, [box]).get('a')).toEqual([100, 100]); // prettier-ignore
});
test('Chinese is as wide as its signs, Latin narrower', () => {
	expect(emsOf('玉露香梨')).toBe(4);
	expect(emsOf('pear')).toBeLessThan(2.5);
});
