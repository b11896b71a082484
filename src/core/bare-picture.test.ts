import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barePicture } from './bare-picture.ts';
import { exifOf, withExif } from './exif.ts';

const bytesOf = (words: string) => Buffer.from(words, 'latin1');
const png = (type: string, data = '') => {
	const head = Buffer.alloc(8);
	head.writeUInt32BE(data.length);
	head.write(type, 4, 'latin1');
	return Buffer.concat([head, bytesOf(data), bytesOf('crc!')]);
};
const riff = (type: string, data: string) => {
	const head = Buffer.alloc(8);
	head.write(type, 'latin1');
	head.writeUInt32LE(data.length, 4);
	return Buffer.concat([head, bytesOf(data), Buffer.alloc(data.length % 2)]);
};
const webp = (...chunks: Buffer[]) => {
	const body = Buffer.concat(chunks);
	const head = Buffer.from('RIFF    WEBP');
	head.writeUInt32LE(body.length + 4, 4);
	return Buffer.concat([head, body]);
};
const signature = bytesOf('\x89PNG\r\n\x1a\n');
const [ihdr, idat, iend] = [png('IHDR', 'thirteen byte'), png('IDAT', 'picture'), png('IEND')];

test('a PNG goes without its words, place and time, and without what was hung on behind', () => {
	const told = [
		png('eXIf', 'MM place'),
		png('tEXt', 'Author'),
		png('iTXt', 'XML:com'),
		png('zTXt', 'x'),
		png('tIME', '2026')
	];
	const given = Buffer.concat([signature, ihdr, ...told, idat, png('tEXt', 'late'), iend, bytesOf('and more')]);
	expect(Buffer.from(barePicture(given))).toEqual(Buffer.concat([signature, ihdr, idat, iend]));
});
test('a WebP goes without EXIF and XMP, and says so of itself', () => {
	const given = webp(
		riff('VP8X', '\x1c\0\0\0ab\0cd\0'),
		riff('ICCP', 'colour'),
		riff('VP8 ', 'odd'),
		riff('EXIF', 'place'),
		riff('XMP ', '<x>')
	);
	const expected = webp(riff('VP8X', '\x10\0\0\0ab\0cd\0'), riff('ICCP', 'colour'), riff('VP8 ', 'odd'));
	expect(Buffer.from(barePicture(given))).toEqual(expected);
});
test('a JPEG keeps which way up it is and nothing else; other bytes stay as they are', () => {
	const plain = Uint8Array.from([0xff, 0xd8, 0xff, 0xda, 0, 4, 1, 2, 0xff, 0xd9]);
	const given = withExif(plain, { takenAt: '2026-06-30 14:05:09', place: [111.67, 38.28], orientation: 6 });
	expect(exifOf(barePicture(given))).toEqual({ takenAt: null, place: null, orientation: 6 });
	expect(barePicture(bytesOf('nothing'))).toEqual(bytesOf('nothing'));
});
test('what is bare stays as it is, and broken bytes throw nothing and grow by nothing', () => {
	const wholes = [
		Buffer.concat([signature, ihdr, png('tEXt', 'Author'), idat, iend]),
		webp(riff('VP8X', '\x1c\0\0\0ab\0cd\0'), riff('VP8 ', 'even'), riff('EXIF', 'place'))
	];
	fc.assert(
		fc.property(
			fc.constantFrom(...wholes),
			fc.nat({ max: 90 }),
			fc.array(fc.tuple(fc.nat({ max: 255 }), fc.nat()), { maxLength: 6 }),
			(whole, cut, edits) => {
				const bytes = Uint8Array.from(whole.subarray(0, cut));
				for (const [value, at] of edits) if (bytes.length > 12) bytes[12 + (at % (bytes.length - 12))] = value;
				const bare = barePicture(bytes);
				expect(bare.length).toBeLessThanOrEqual(bytes.length);
				expect(barePicture(bare)).toEqual(bare);
			}
		),
		{ numRuns: 1_000 }
	);
});
