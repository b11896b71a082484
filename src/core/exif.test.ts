import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exifOf, withExif, type ExifFacts } from './exif.ts';

/** A JPEG's bones: JFIF, a comment, a table, then the picture. */
const plain = Uint8Array.from([
	...[0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xfe, 0, 4, 0x68, 0x69, 0xff, 0xdb, 0, 4, 7, 7],
	...[0xff, 0xda, 0, 4, 1, 1, 9, 9, 9, 0xff, 0xd9]
]);
const none: ExifFacts = { takenAt: null, place: null, orientation: 1 };

test('what is written is read again, to a thousandth of a second of arc', () => {
	const facts = fc.record({
		takenAt: fc.option(fc.constantFrom('2026-06-30 14:05:09', '1999-12-31 23:59:59'), { nil: null }),
		place: fc.option(
			fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: 0.001, max: 90, noNaN: true })),
			{ nil: null }
		),
		orientation: fc.integer({ min: 1, max: 8 })
	});
	fc.assert(
		fc.property(facts, (given) => {
			const read = exifOf(withExif(plain, given));
			expect(read).toMatchObject({ takenAt: given.takenAt, orientation: given.orientation });
			expect(read.place === null).toBe(given.place === null);
			for (const axis of [0, 1] as const)
				if (given.place) expect(Math.abs(read.place![axis] - given.place[axis])).toBeLessThan(3e-7);
		})
	);
});

test('only what is said stays: a second writing takes the first away, comments go, the picture is as it was', () => {
	const once = withExif(plain, { takenAt: '2026-06-30 14:05:09', place: [111.67, 38.28], orientation: 6 });
	const twice = withExif(once, { ...none, orientation: 6 });
	expect(exifOf(twice)).toEqual({ ...none, orientation: 6 });
	expect(Buffer.from(twice).includes(Buffer.from('2026'))).toBe(false);
	expect(Buffer.from(twice).includes(Buffer.from('hi'))).toBe(false);
	expect([...twice.slice(-17)]).toEqual([...plain.slice(-17)]);
});

test.each([
	['a PNG', Uint8Array.from([0x89, 0x50, 0x4e, 0x47])],
	['nothing', new Uint8Array()],
	['a JPEG without it', plain]
])('%s says nothing', (_, bytes) => expect(exifOf(bytes)).toEqual(none));

test('broken bytes are read as what they still say, never with a throw and never for long', () => {
	const whole = withExif(plain, { takenAt: '2026-06-30 14:05:09', place: [111.67, 38.28], orientation: 6 });
	fc.assert(
		fc.property(
			fc.nat({ max: whole.length }),
			fc.array(fc.tuple(fc.nat({ max: 255 }), fc.nat()), { maxLength: 12 }),
			(cut, edits) => {
				const bytes = whole.slice(0, cut);
				for (const [value, at] of edits) if (bytes.length > 0) bytes[at % bytes.length] = value;
				const { orientation, place } = exifOf(bytes);
				expect(orientation).toBeGreaterThan(0);
				if (place) expect(Math.abs(place[0])).toBeLessThanOrEqual(180);
				withExif(bytes, none);
			}
		),
		{ numRuns: 2_000 }
	);
});

test.each([
	['a clock that was never set', { takenAt: '0000-00-00 00:00:00' }, 'takenAt'],
	['a place of noughts', { place: [0, 0] as const }, 'place']
])('%s is none', (_, change, field) =>
	expect(exifOf(withExif(plain, { ...none, ...change }))[field as 'takenAt']).toBeNull()
);
