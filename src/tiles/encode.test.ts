import { VectorTile } from '@mapbox/vector-tile';
import fc from 'fast-check';
import { PbfReader } from 'pbf';
import { describe, expect, test } from 'vitest';
import { encodeTile } from './encode.ts';

/** Writes TWKB by its specification: the reader's opposite. */
const varint = (value: number): number[] =>
	value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))];
const zigzag = (value: number): number[] => varint(value < 0 ? -value * 2 - 1 : value * 2);
type Vertex = readonly [number, number];

function differences(rings: readonly (readonly Vertex[])[], from: { x: number; y: number }): number[] {
	return rings.flatMap((ring) => [
		...varint(ring.length),
		...ring.flatMap(([x, y]) => {
			const bytes = [...zigzag(x - from.x), ...zigzag(y - from.y)];
			from.x = x;
			from.y = y;
			return bytes;
		})
	]);
}

const polygons = (shapes: readonly (readonly (readonly Vertex[])[])[], ids: readonly number[]): Uint8Array => {
	const from = { x: 0, y: 0 };
	return Uint8Array.from([
		0x06,
		0x04,
		...varint(shapes.length),
		...ids.flatMap(zigzag),
		...shapes.flatMap((rings) => [...varint(rings.length), ...differences(rings, from)])
	]);
};

/** As PostGIS writes shapes of several types: each starts from nothing. */
const collection = (shapes: readonly (readonly (readonly Vertex[])[])[], ids: readonly number[]): Uint8Array =>
	Uint8Array.from([
		0x07,
		0x04,
		...varint(shapes.length),
		...ids.flatMap(zigzag),
		...shapes.flatMap((rings) => [0x03, 0, ...varint(rings.length), ...differences(rings, { x: 0, y: 0 })])
	]);

const points = (places: readonly Vertex[], ids: readonly number[]): Uint8Array => {
	const from = { x: 0, y: 0 };
	return Uint8Array.from([
		0x04,
		0x04,
		...varint(places.length),
		...ids.flatMap(zigzag),
		...places.flatMap((place) => differences([[place]], from).slice(1))
	]);
};

const decoded = (bytes: Uint8Array) => new VectorTile(new PbfReader(bytes)).layers.test!;
const square = (x: number, y: number, side: number): Vertex[] => [
	[x, y],
	[x + side, y],
	[x + side, y + side],
	[x, y + side],
	[x, y]
];
const rings = (bytes: Uint8Array, at = 0) =>
	decoded(bytes)
		.feature(at)
		.loadGeometry()
		.map((ring) => ring.map(({ x, y }) => [x, y]));
const area = (ring: number[][]) =>
	ring.slice(1).reduce((sum, [x, y], at) => sum + ring[at]![0]! * y! - x! * ring[at]![1]!, 0) / 2;

describe('a tile from TWKB', () => {
	test.each([
		['one type, differences running on', polygons],
		['several types, each from nothing', collection]
	])('%s', (_, write) => {
		const shapes = [[square(10, 20, 100)], [square(4000, 20, 50), square(4010, 30, 10).reverse()]];
		const tile = encodeTile('test', write(shapes, [7, 2 ** 31 - 1]), [
			{ name: 'code', values: ['甲', null] },
			{ name: 'mu', values: [-5, 3_000_000_000] }
		])!;
		const layer = decoded(tile.bytes);
		expect([layer.version, layer.extent, layer.length, tile.features]).toEqual([2, 4096, 2, 2]);
		expect([layer.feature(0).id, layer.feature(1).id]).toEqual([7, 2 ** 31 - 1]);
		expect(layer.feature(0).properties).toEqual({ code: '甲', mu: -5 });
		expect(layer.feature(1).properties).toEqual({ mu: 3_000_000_000 });
		expect(rings(tile.bytes, 0)).toEqual(shapes[0]);
		expect(rings(tile.bytes, 1)).toEqual(shapes[1]);
	});

	test('outer rings come out positive and holes negative, whichever way they ran', () => {
		for (const back of [false, true]) {
			const turn = (ring: Vertex[]) => (back ? ring.reverse() : ring);
			const tile = encodeTile('test', polygons([[turn(square(0, 0, 90)), turn(square(10, 10, 9))]], [1]), [])!;
			expect(rings(tile.bytes).map(area)).toEqual([8100, -81]);
		}
	});

	test('what rounding has flattened is left out, with its attributes', () => {
		const flat: Vertex[] = [
			[5, 5],
			[9, 9],
			[5, 5],
			[5, 5]
		];
		const tile = encodeTile(
			'test',
			polygons([[flat], [square(0, 0, 9)], [square(50, 50, 9), flat], [flat, square(5, 5, 3)]], [1, 2, 3, 4]),
			[{ name: 'n', values: [1, 2, 3, 4] }]
		)!;
		const layer = decoded(tile.bytes);
		expect(Array.from({ length: layer.length }, (_, at) => layer.feature(at).properties.n)).toEqual([2, 3]);
		expect(rings(tile.bytes, 1)).toHaveLength(1);
		expect(encodeTile('test', polygons([[flat]], [1]), [])).toBeNull();
	});

	test('a shape far beyond the tile is cut near it; inside, it covers what it covered', () => {
		const cut = encodeTile('test', polygons([[square(-300_000, 1000, 600_000)]], [1]), [])!;
		const [ring] = rings(cut.bytes);
		expect(ring!.flat().every((value) => value >= -512 && value <= 4608)).toBe(true);
		expect(area(ring!)).toBe(5120 * (4608 - 1000));
		expect(encodeTile('test', polygons([[square(9000, 9000, 40_000)]], [1]), [])).toBeNull();
	});

	test('a line that leaves and comes back is two lines', () => {
		const line: Vertex[] = [
			[100, 100],
			[100, 20_000],
			[3000, 20_000],
			[3000, 100]
		];
		const bytes = Uint8Array.from([0x05, 0x04, 1, ...zigzag(9), ...differences([line], { x: 0, y: 0 })]);
		expect(rings(encodeTile('test', bytes, [])!.bytes)).toEqual([
			[
				[100, 100],
				[100, 4608]
			],
			[
				[3000, 4608],
				[3000, 100]
			]
		]);
	});

	test('text of any script', () => {
		const words = ['149901100200', '禾川县', 'a甲', '甲a', '', '🌾', 'é'];
		const tile = encodeTile(
			'test',
			polygons(
				words.map((_, at) => [square(at * 10, 0, 9)]),
				words.map((_, at) => at)
			),
			[{ name: '名', values: words }]
		)!;
		expect(words.map((_, at) => decoded(tile.bytes).feature(at).properties)).toEqual(
			words.map((word) => ({ 名: word }))
		);
	});

	test('a point that rounding takes to the far side stays in the tile; one outside is not drawn', () => {
		const places: Vertex[] = [
			[0, 0],
			[4096, 5],
			[-1, 5],
			[4095, 4096],
			[4097, 9]
		];
		const tile = encodeTile('test', points(places, [1, 2, 3, 4, 5]), [])!;
		const drawn = [0, 1, 2].map((at) => [decoded(tile.bytes).feature(at).id, rings(tile.bytes, at)]);
		expect(drawn).toEqual([
			[1, [[[0, 0]]]],
			[2, [[[4095, 5]]]],
			[4, [[[4095, 4095]]]]
		]);
		expect(tile.features).toBe(3);
	});

	test('needles that rounding has folded are left out: exact, within half a unit, of several vertices, where the ring begins', () => {
		const body: Vertex[] = [
			[100, 0],
			[100, 100],
			[0, 100]
		];
		const ringOf = (...needle: Vertex[]): Vertex[] => [[0, 0], ...needle, ...body, [0, 0]];
		const tile = encodeTile(
			'test',
			polygons(
				[
					[ringOf([50, 0], [50, -40], [50, 0])],
					[ringOf([50, 0], [61, -40], [56, -20])],
					[ringOf([50, 0], [50, -20], [60, -40], [50, -20], [50, 0])],
					[[[0, 0], ...body, [0, 0], [-30, -10], [0, 0]]],
					// One unit wide: this one is there.
					[ringOf([50, 0], [50, -40], [51, 0])]
				],
				[1, 2, 3, 4, 5]
			),
			[]
		)!;
		const corners = [0, 1, 2, 3, 4].map(
			(at) => rings(tile.bytes, at)[0]!.filter(([, y]) => y! < -20 || y === -10).length
		);
		expect(corners).toEqual([0, 0, 0, 0, 1]);
		expect([0, 2, 3].map((at) => area(rings(tile.bytes, at)[0]!))).toEqual([10_000, 10_000, 10_000]);
	});

	test('the least of shapes stay', () => {
		const least: Vertex[] = [
			[7, 7],
			[8, 7],
			[7, 8],
			[7, 7]
		];
		expect(rings(encodeTile('test', polygons([[least]], [1]), [])!.bytes)).toEqual([least]);
	});

	test('holes are cut with the ring they lie in', () => {
		const shape = [
			square(-300_000, -300_000, 600_000),
			square(6000, 6000, 100).reverse(),
			square(10, 10, 50).reverse()
		];
		const cut = encodeTile('test', polygons([shape], [1]), [])!;
		expect(rings(cut.bytes).map(area)).toEqual([5120 ** 2, -2500]);
	});

	test('any squares come back as they went in', () => {
		const side = fc.integer({ min: 1, max: 4000 });
		const at = fc.integer({ min: -4000, max: 4000 });
		fc.assert(
			fc.property(fc.array(fc.tuple(at, at, side), { minLength: 1, maxLength: 30 }), (squares) => {
				const shapes = squares.map(([x, y, size]) => [square(x, y, size)]);
				const tile = encodeTile(
					'test',
					polygons(
						shapes,
						squares.map((_, index) => index)
					),
					[]
				)!;
				expect(squares.map((_, index) => rings(tile.bytes, index))).toEqual(shapes);
			})
		);
	});
});

describe('what would go wrong silently is refused:', () => {
	const one = [[square(0, 0, 9)]];
	test('fewer attributes than shapes', () => {
		expect(() => encodeTile('test', polygons([...one, ...one], [1, 2]), [{ name: 'n', values: [1] }])).toThrow(
			'expected 2 values of n, one a feature, got 1'
		);
	});
	test('an id beyond 31 bits, which PostGIS makes negative', () => {
		expect(() => encodeTile('test', polygons(one, [-2147483648]), [])).toThrow('feature number');
	});
	test('a number that is no whole number', () => {
		expect(() => encodeTile('test', polygons(one, [1]), [{ name: 'n', values: [1e300] }])).toThrow('within ±2^53');
	});
	test('bytes missing or left over', () => {
		const bytes = polygons(one, [1]);
		expect(() => encodeTile('test', bytes.slice(0, -1), [])).toThrow(RangeError);
		expect(() => encodeTile('test', Uint8Array.from([...bytes, 0]), [])).toThrow('to end with its 1 shapes');
	});
	test.each([
		['decimals', [0x26, 0x04, 1, 2]],
		['a third dimension', [0x06, 0x0c, 1, 2]],
		['a box', [0x06, 0x05, 1, 2]],
		['no ids', [0x06, 0x00, 1]],
		['a single shape', [0x03, 0x04, 1]]
	])('%s', (_, bytes) => {
		expect(() => encodeTile('test', Uint8Array.from(bytes), [])).toThrow(TypeError);
	});
});
