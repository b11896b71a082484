import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placesOf } from './read-ahead.ts';

test('every tile that meets a canvas has one of the places on it, wherever the tiles begin', () => {
	const length = fc.integer({ min: 1, max: 4000 });
	fc.assert(
		fc.property(length, length, fc.nat(511), fc.nat(511), (width, height, left, top) => {
			const tileOf = ([x, y]: readonly [number, number]) =>
				`${Math.floor((x + left) / 512)}/${Math.floor((y + top) / 512)}`;
			const met = new Set(placesOf(width, height).map(([x, y]) => tileOf([x!, y!])));
			for (let x = 0; x <= (width - 1 + left) / 512; x++)
				for (let y = 0; y <= (height - 1 + top) / 512; y++) {
					const [right, bottom] = [(x + 1) * 512 - left, (y + 1) * 512 - top];
					if (right > 0 && bottom > 0) expect(met, `${x}/${y}`).toContain(`${x}/${y}`);
				}
		})
	);
});
