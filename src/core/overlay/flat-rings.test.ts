import { expect, test } from 'vitest';
import { encodeMultiPolygon } from '#core/ewkb.ts';
import type { MultiPolygonRings } from '#core/geometry.ts';
import { flatRings, flatRingsOfWkb } from './flat-rings.ts';

const read = (given: Uint8Array) => {
	// Among other bytes, as a row has it.
	const among = new Uint8Array(given.length + 3);
	among.set(given, 3);
	return flatRingsOfWkb(new DataView(among.buffer), 3, given.length);
};

const shape: MultiPolygonRings = [
	[
		[
			[0, 0],
			[9, 0],
			[9, 9],
			[0, 0]
		],
		[
			[5, 2],
			[6, 3],
			[6, 2],
			[5, 2]
		]
	],
	[
		[
			[20.5, 0],
			[21, 0],
			[21, 1],
			[20.5, 0]
		]
	]
];
const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

test('the bytes of a shape give the rings of the shape, with an SRID and without', () => {
	const { values, ends } = flatRings(shape);
	expect(ends).toEqual([4, 8, 12]);
	expect([...values.slice(16, 18)]).toEqual([20.5, 0]);
	const encoded = encodeMultiPolygon(shape, 4546);
	expect(read(bytes(encoded))).toEqual({ values, ends });
	// Without the SRID: its flag and its four bytes are left out.
	expect(read(bytes(`0106000000${encoded.slice(18)}`))).toEqual({ values, ends });
});

test.each([
	['a point', '0101000000', 'expected Polygon (3) or MultiPolygon (6), got geometry type 1'],
	['big-endian', '0000000003', 'expected little-endian WKB'],
	['three dimensions', '0106000080', 'expected two dimensions, got more']
])('%s is refused', (_, hex, message) => {
	expect(() => read(bytes(hex + '00'.repeat(8)))).toThrow(message);
});
