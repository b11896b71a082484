import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Position } from '#core/geometry.ts';
import { emsOf } from '#core/labels.ts';
import { fromTheMiddle, namePlaces } from './name-places.ts';

const frame = { width: 800, height: 600 };
const place = fc.tuple(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 600 }));

test('no name lies on another, and the first wanted stands', () => {
	const name = fc.record({
		name: fc.constantFrom('苹果', '高标准农田建设', 'Pear valley', '肉牛'),
		places: fc.array(place, { minLength: 1, maxLength: 5 }),
		size: fc.constantFrom(12, 16)
	});
	fc.assert(
		fc.property(fc.array(name, { minLength: 1, maxLength: 20 }), (names) => {
			const keyed = names.map((each, at) => ({ ...each, key: String(at), places: at === 0 ? [[400, 300] as const] : each.places })); // prettier-ignore
			const found = namePlaces(keyed, frame);
			expect(found[0]).toMatchObject({ key: '0', x: 400, y: 300 });
			for (const one of found)
				for (const other of found) {
					if (one.key === other.key) continue;
					const across =
						Math.abs(one.x - other.x) - ((emsOf(one.name) * one.size) / 2 + (emsOf(other.name) * other.size) / 2);
					expect(across >= 0 || Math.abs(one.y - other.y) >= (one.size + other.size) / 2).toBe(true);
				}
		})
	);
});

test('a name begins at what lies nearest to the middle', () => {
	const places: Position[] = [[0, 0], [10, 0], [4, 0], [30, 0]]; // prettier-ignore
	expect(fromTheMiddle(places)[0]).toEqual([10, 0]);
});
