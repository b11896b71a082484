import { VectorTile } from '@mapbox/vector-tile';
import fc from 'fast-check';
import { PbfReader } from 'pbf';
import { describe, expect, test } from 'vitest';
import type { BinaryRows } from '#db/binary-rows.server.ts';
import { binaryRowsOf, type Field } from '#test/binary-rows.ts';
import { inUnits, type PlainGeometry } from '#test/models/plain-tile.ts';
import { boxOf, type TileBox } from './address.ts';
import { encodeTile } from './encode.ts';

type Vertex = readonly [number, number];

/** A tile whose units are metres: (x, y) of a unit lies at (x, -y). */
const box: TileBox = { west: 0, north: 0, east: 4096, south: -4096, size: 4096 };

const whole = (value: number): number[] => [...new Uint8Array(Uint32Array.of(value).buffer)];
const place = ([x, y]: Vertex): number[] => [...new Uint8Array(Float64Array.of(x, -y).buffer)];
const run = (vertices: readonly Vertex[]): number[] => [...whole(vertices.length), ...vertices.flatMap(place)];
const SRID = 0x20000000;
/** As PostGIS sends shapes: little-endian, the outermost with its system. */
const outermost = (type: number, rest: number[]): Uint8Array =>
	Uint8Array.from([1, ...whole(type + SRID), ...whole(3857), ...rest]);
const inner = (type: number, rest: number[]): number[] => [1, ...whole(type), ...rest];

type Rings = readonly (readonly Vertex[])[];
const ringsOf = (shape: Rings): number[] => [...whole(shape.length), ...shape.flatMap(run)];
const polygon = (shape: Rings): Uint8Array => outermost(3, ringsOf(shape));
const multiPolygon = (...shapes: readonly Rings[]): Uint8Array =>
	outermost(6, [...whole(shapes.length), ...shapes.flatMap((shape) => inner(3, ringsOf(shape)))]);
const point = (at: Vertex): Uint8Array => outermost(1, place(at));
const multiPoint = (...places: readonly Vertex[]): Uint8Array =>
	outermost(4, [...whole(places.length), ...places.flatMap((at) => inner(1, place(at)))]);
const line = (vertices: readonly Vertex[]): Uint8Array => outermost(2, run(vertices));
const multiLine = (...lines: readonly (readonly Vertex[])[]): Uint8Array =>
	outermost(5, [...whole(lines.length), ...lines.flatMap((each) => inner(2, run(each)))]);

interface Attribute {
	name: string;
	type?: 'text' | 'int2' | 'int4' | 'int8' | 'float8';
	values: readonly Field[];
}

/** Rows of shapes, numbered from 1 unless told how, with attributes that are text unless told otherwise. */
function rowsOf(
	shapes: readonly (Uint8Array | null)[],
	attributes: readonly Attribute[] = [],
	ids?: readonly number[]
): BinaryRows {
	const columns = [
		{ name: 'feature_no', type: 'int4' as const },
		{ name: 'shape', type: 'geometry' as const },
		...attributes.map(({ name, type = 'text' }) => ({ name, type }))
	];
	return binaryRowsOf(
		columns,
		shapes.map((shape, at) => [ids?.[at] ?? at + 1, shape, ...attributes.map(({ values }) => values[at] ?? null)])
	);
}

const encoded = (...given: Parameters<typeof rowsOf>) => encodeTile('test', rowsOf(...given), box);
const drawn = (...given: Parameters<typeof rowsOf>): Uint8Array => encoded(...given).bytes!;

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

describe('a tile from binary rows', () => {
	test('shapes of one part and of several, with their attributes', () => {
		const shapes: Rings[] = [[square(10, 20, 100)], [square(4000, 20, 50), square(4010, 30, 10).reverse()]];
		const tile = encoded(
			[polygon(shapes[0]!), multiPolygon(shapes[1]!, shapes[0]!)],
			[
				{ name: 'code', values: ['甲', null] },
				{ name: 'mu', type: 'int8', values: [-5, 3_000_000_000] }
			],
			[7, 2 ** 31 - 1]
		);
		const layer = decoded(tile.bytes!);
		expect([layer.version, layer.extent, layer.length, tile.rows, tile.features]).toEqual([2, 4096, 2, 2, 2]);
		expect([layer.feature(0).id, layer.feature(1).id]).toEqual([7, 2 ** 31 - 1]);
		expect(layer.feature(0).properties).toEqual({ code: '甲', mu: -5 });
		expect(layer.feature(1).properties).toEqual({ mu: 3_000_000_000 });
		expect(rings(tile.bytes!, 0)).toEqual(shapes[0]);
		expect(rings(tile.bytes!, 1)).toEqual([...shapes[1]!, ...shapes[0]!]);
	});

	test('a value is stored once; an integer and a text of the same bytes are two', () => {
		const rows = 400;
		const each = <T>(make: (at: number) => T): T[] => Array.from({ length: rows }, (_, at) => make(at));
		const tile = drawn(
			each((at) => polygon([square(at, at, 9)])),
			[
				{ name: 'kind', values: each((at) => ['10', '20', null][at % 3]!) },
				// Of 0x31303030 the bytes are those of '1000'.
				{ name: 'mu', type: 'int4', values: each((at) => (at % 2 ? 0x31303030 : at)) },
				{ name: 'word', values: each((at) => (at % 2 ? '1000' : `code ${at}`)) }
			]
		);
		const layer = decoded(tile) as unknown as { _values: unknown[] };
		expect(each((at) => decoded(tile).feature(at).properties)).toEqual(
			each((at) => ({
				...(at % 3 < 2 && { kind: ['10', '20'][at % 3] }),
				mu: at % 2 ? 0x31303030 : at,
				word: at % 2 ? '1000' : `code ${at}`
			}))
		);
		expect(layer._values).toHaveLength(2 + rows / 2 + 1 + rows / 2 + 1);
	});

	test('outer rings come out positive and holes negative, whichever way they ran', () => {
		for (const back of [false, true]) {
			const turn = (ring: Vertex[]) => (back ? ring.reverse() : ring);
			const tile = drawn([polygon([turn(square(0, 0, 90)), turn(square(10, 10, 9))])]);
			expect(rings(tile).map(area)).toEqual([8100, -81]);
		}
	});

	test('what rounding has flattened, or a statement has simplified away, is left out with its attributes', () => {
		const flat: Vertex[] = [
			[5, 5],
			[9, 9],
			[5, 5],
			[5, 5]
		];
		const shapes: (Rings | null)[] = [
			[flat],
			[square(0, 0, 9)],
			[square(50, 50, 9), flat],
			null,
			[flat, square(5, 5, 3)],
			[]
		];
		const tile = encoded(
			shapes.map((shape) => shape && polygon(shape)),
			[{ name: 'n', type: 'int2', values: [1, 2, 3, 4, 5, 6] }]
		);
		const layer = decoded(tile.bytes!);
		expect(Array.from({ length: layer.length }, (_, at) => layer.feature(at).properties.n)).toEqual([2, 3]);
		expect([tile.rows, tile.features]).toEqual([6, 2]);
		expect(rings(tile.bytes!, 1)).toHaveLength(1);
		expect(encoded([polygon([flat])])).toEqual({ bytes: null, rows: 1, features: 0 });
		expect(encoded([])).toEqual({ bytes: null, rows: 0, features: 0 });
	});

	test('a shape far beyond the tile is cut near it; inside, it covers what it covered', () => {
		const [ring] = rings(drawn([polygon([square(-300_000, 1000, 600_000)])]));
		expect(ring!.flat().every((value) => value >= -512 && value <= 4608)).toBe(true);
		expect(area(ring!)).toBe(5120 * (4608 - 1000));
		expect(encoded([polygon([square(9000, 9000, 40_000)])]).bytes).toBeNull();
	});

	test('a line that leaves and comes back is two lines', () => {
		const way: Vertex[] = [
			[100, 100],
			[100, 20_000],
			[3000, 20_000],
			[3000, 100]
		];
		const parts = [
			[
				[100, 100],
				[100, 4608]
			],
			[
				[3000, 4608],
				[3000, 100]
			]
		];
		const short: Vertex[] = [
			[5, 5],
			[9, 5]
		];
		const tile = drawn([
			line(way),
			multiLine(way, short),
			line([
				[5, 5.2],
				[5.1, 5]
			])
		]);
		expect([rings(tile, 0), rings(tile, 1)]).toEqual([parts, [...parts, short]]);
		expect(decoded(tile).length).toBe(2);
	});

	test('text of any script', () => {
		const words = ['149901100200', '禾川县', 'a甲', '甲a', '', '🌾', 'é'];
		const tile = drawn(
			words.map((_, at) => polygon([square(at * 10, 0, 9)])),
			[{ name: '名', values: words }]
		);
		expect(words.map((_, at) => decoded(tile).feature(at).properties)).toEqual(words.map((word) => ({ 名: word })));
	});

	test('a point that rounding takes to the far side stays in the tile; one outside or empty is not drawn', () => {
		const places: Vertex[] = [
			[0, 0],
			[4095.7, 5],
			[-1, 5],
			[4095, 4096],
			[4097, 9],
			[NaN, NaN]
		];
		const tile = encoded([...places.map(point), multiPoint([7, 7], [-9, 0], [8, 8])]);
		const seen = [0, 1, 2, 3].map((at) => [decoded(tile.bytes!).feature(at).id, rings(tile.bytes!, at)]);
		expect(seen).toEqual([
			[1, [[[0, 0]]]],
			[2, [[[4095, 5]]]],
			[4, [[[4095, 4095]]]],
			[7, [[[7, 7]], [[8, 8]]]]
		]);
		expect(tile.features).toBe(4);
	});

	test('needles that rounding has folded are left out: exact, within half a unit, of several vertices, where the ring begins', () => {
		const body: Vertex[] = [
			[100, 0],
			[100, 100],
			[0, 100]
		];
		const ringOf = (...needle: Vertex[]): Vertex[] => [[0, 0], ...needle, ...body, [0, 0]];
		const tile = drawn(
			[
				ringOf([50, 0], [50, -40], [50, 0]),
				ringOf([50, 0], [61, -40], [56, -20]),
				ringOf([50, 0], [50, -20], [60, -40], [50, -20], [50, 0]),
				[[0, 0], ...body, [0, 0], [-30, -10], [0, 0]] as Vertex[],
				// One unit wide: this one is there.
				ringOf([50, 0], [50, -40], [51, 0])
			].map((ring) => polygon([ring]))
		);
		const corners = [0, 1, 2, 3, 4].map((at) => rings(tile, at)[0]!.filter(([, y]) => y! < -20 || y === -10).length);
		expect(corners).toEqual([0, 0, 0, 0, 1]);
		expect([0, 2, 3].map((at) => area(rings(tile, at)[0]!))).toEqual([10_000, 10_000, 10_000]);
	});

	test('the least of shapes stay', () => {
		const least: Vertex[] = [
			[7, 7],
			[8, 7],
			[7, 8],
			[7, 7]
		];
		expect(rings(drawn([polygon([least])]))).toEqual([least]);
	});

	test('holes are cut with the ring they lie in', () => {
		const shape = [
			square(-300_000, -300_000, 600_000),
			square(6000, 6000, 100).reverse(),
			square(10, 10, 50).reverse()
		];
		expect(rings(drawn([polygon(shape)])).map(area)).toEqual([5120 ** 2, -2500]);
	});

	const ringAbout = fc.record({
		x: fc.double({ min: -300, max: 4300, noNaN: true }),
		y: fc.double({ min: -300, max: 4300, noNaN: true }),
		reach: fc.array(fc.double({ min: 0.5, max: 300, noNaN: true }), { minLength: 3, maxLength: 30 }),
		hole: fc.boolean(),
		back: fc.boolean()
	});

	test('any shapes come out as the plain model has them, each vertex to the nearest unit', () => {
		const address = { z: 15, x: 26_544, y: 12_604 };
		const tile = boxOf(address);
		const unit = tile.size / 4096;
		const inPlace = ([x, y]: Vertex): [number, number] => [tile.west + x * unit, tile.north - y * unit];
		const sorted = (parts: readonly (readonly (readonly number[])[])[]) =>
			parts.map((part) => {
				const corners = part.slice(0, -1).map(String);
				return corners.map((_, at) => [...corners.slice(at), ...corners.slice(0, at)].join(' ')).sort()[0];
			});
		fc.assert(
			fc.property(fc.array(ringAbout, { minLength: 1, maxLength: 12 }), (given) => {
				const shapes = given.map(({ x, y, reach, hole, back }) => {
					const about = (part: number): Vertex[] => {
						const ring = reach.map((radius, at): Vertex => {
							const angle = (at / reach.length) * 2 * Math.PI;
							return [x + part * radius * Math.cos(angle), y + part * radius * Math.sin(angle)];
						});
						const closed = [...ring, ring[0]!];
						return back ? closed.reverse() : closed;
					};
					return hole ? [about(1), about(0.4)] : [about(1)];
				});
				const coordinates = shapes.map((shape) => shape.map((ring) => ring.map(inPlace)));
				// The writer of shapes turns y over, as the tile does; here it has been turned already.
				const rows = rowsOf(
					coordinates.map((shape) => polygon(shape.map((ring) => ring.map(([x, y]): Vertex => [x, -y]))))
				);
				const { bytes } = encodeTile('test', rows, tile);
				const expected = coordinates
					.map((shape) =>
						inUnits({ type: 'Polygon', coordinates: shape } as PlainGeometry, address.z, address.x, address.y)
					)
					.filter(({ parts }) => parts.length > 0);
				const found = bytes ? Array.from({ length: decoded(bytes).length }, (_, at) => sorted(rings(bytes, at))) : [];
				expect(found).toEqual(expected.map(({ parts }) => sorted(parts)));
			})
		);
	});
});

describe('what would go wrong silently is refused:', () => {
	const one = polygon([square(0, 0, 9)]);
	test('a row of other fields than its columns', () => {
		const { columns, messages } = rowsOf([one], [{ name: 'n', values: ['1'] }]);
		expect(() => encodeTile('test', { columns: columns.slice(0, 2), messages }, box)).toThrow(
			'expected 2 fields a row, got 3'
		);
	});
	test('a number below 0', () => {
		expect(() => encoded([one], [], [-2147483648])).toThrow('feature');
	});
	test('an attribute that is neither text nor a whole number', () => {
		expect(() => encoded([one], [{ name: 'n', type: 'float8', values: [0.5] }])).toThrow('text or integers of n');
	});
	test('a whole number that a double cannot hold', () => {
		expect(() => encoded([one], [{ name: 'n', type: 'int8', values: [2 ** 60] }])).toThrow('within ±2^53');
	});
	test('bytes missing', () => {
		const { columns, messages } = rowsOf([one]);
		expect(() => encodeTile('test', { columns, messages: messages.slice(0, -1) }, box)).toThrow(RangeError);
	});
	test.each([
		['a third dimension', Uint8Array.from([1, ...whole(3 + 0x80000000), ...whole(0)])],
		['the other byte order', Uint8Array.from([0, 0, 0, 0, 3, 0, 0, 0, 0])],
		['a collection', outermost(7, whole(0))],
		['a curve', outermost(8, whole(0))]
	])('%s', (_, bytes) => {
		expect(() => encoded([bytes])).toThrow(TypeError);
	});
});
