import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundsOfTile, flipped, isTile, TileExtent, touch } from './tile-extent.ts';

const address = fc.integer({ min: 0, max: 22 }).chain((z) =>
	fc.record({
		z: fc.constant(z),
		x: fc.integer({ min: 0, max: 2 ** z - 1 }),
		y: fc.integer({ min: 0, max: 2 ** z - 1 })
	})
);

describe('tiles', () => {
	test('the world is one tile, and a county tile lies where it should', () => {
		const { west, east, north, south } = boundsOfTile({ z: 0, x: 0, y: 0 });
		expect([west, east]).toEqual([-180, 180]);
		expect(north).toBeCloseTo(85.0511, 4);
		expect(south).toBeCloseTo(-85.0511, 4);
		// Longitude of column 3318 at z12: 3318 / 4096 × 360 − 180.
		expect(boundsOfTile({ z: 12, x: 3318, y: 1573 }).west).toBeCloseTo(111.62109375, 8);
	});
	test('counting rows from the other end twice is counting them from this one', () =>
		fc.assert(
			fc.property(address, (tile) => {
				expect(flipped(flipped(tile))).toEqual(tile);
				const [one, other] = [boundsOfTile(tile), boundsOfTile(flipped(tile))];
				expect(other.north).toBeCloseTo(-one.south, 8);
				expect(other.west).toBe(one.west);
			})
		));
	test.each([
		[{ z: 2, x: 3, y: 3 }, true],
		[{ z: 2, x: 4, y: 0 }, false],
		[{ z: 23, x: 0, y: 0 }, false],
		[{ z: -1, x: 0, y: 0 }, false],
		[{ z: 2, x: 0.5, y: 0 }, false],
		[{ z: 2, x: NaN, y: 0 }, false],
		[{ z: 2, x: 0, y: -1 }, false]
	])('%o is a tile: %s', (tile, is) => expect(isTile(tile, 22)).toBe(is));
});

describe('where a set lies', () => {
	test('is where its tiles lie, whichever comes first; a far zoom does not widen it', () =>
		fc.assert(
			fc.property(fc.array(address, { minLength: 1, maxLength: 30 }), (tiles) => {
				const extent = new TileExtent();
				for (const tile of tiles) extent.add(tile);
				const bounds = extent.bounds();
				const other = extent.bounds('tms');
				expect(other.north).toBeCloseTo(-bounds.south, 6);
				const counts = Map.groupBy(tiles, ({ z }) => z);
				const fullest = Math.max(...[...counts.values()].map(({ length }) => length));
				const from = tiles.map(({ z }) => z).find((z) => counts.get(z)!.length === fullest)!;
				for (const tile of tiles.filter(({ z }) => z >= from)) {
					const box = boundsOfTile(tile);
					expect(box.west >= bounds.west && box.east <= bounds.east).toBe(true);
					expect(box.south >= bounds.south && box.north <= bounds.north).toBe(true);
				}
			})
		));
	test('sides that meet do not overlap', () => {
		const box = { west: 0, south: 0, east: 1, north: 1 };
		expect(touch(box, { ...box, west: 1, east: 2 })).toBe(false);
		expect(touch(box, { ...box, west: 0.9, east: 2 })).toBe(true);
	});
});
