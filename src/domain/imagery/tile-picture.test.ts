import { describe, expect, test } from 'vitest';
import { picture } from '#test/imagery-files.ts';
import { otherKind, pictureOf } from './tile-picture.ts';

const bytes = (...parts: (number | string)[]): Uint8Array =>
	Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : [part])));
const zeros = (count: number): number[] => new Array<number>(count).fill(0);

/** A JPEG's segments before its frame, then a frame of 512 × 256. */
const jpeg = (frame = 0xc0) =>
	bytes(0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, frame, 0, 11, 8, 1, 0, 2, 0, 1, 1, 17, 0);
const webp = (chunk: string, ...rest: number[]) =>
	bytes('RIFF', ...zeros(4), 'WEBP', chunk, ...zeros(4), ...rest, ...zeros(20));

describe('a tile says by its own bytes what it is:', () => {
	test.each([
		['PNG', new Uint8Array(picture([1, 2, 3], 512)), 'image/png', 512, 512],
		['JPEG, with a filling byte before its frame', jpeg(), 'image/jpeg', 512, 256],
		['progressive JPEG', jpeg(0xc2), 'image/jpeg', 512, 256],
		['WebP, lossy', webp('VP8 ', 0, 0, 0, 0x9d, 0x01, 0x2a, 0, 1, 0, 2), 'image/webp', 256, 512],
		['WebP, lossless', webp('VP8L', 0x2f, 0xff, 0xc0, 0x3f, 0x00), 'image/webp', 256, 256],
		['WebP, extended', webp('VP8X', 0, 0, 0, 0, 0xff, 0, 0, 0xff, 1, 0), 'image/webp', 256, 512]
	])('%s', (_, given, media, width, height) => expect(pictureOf(given)).toEqual({ media, width, height }));

	test.each([
		['nothing', bytes()],
		['a page', bytes('<html><script>alert(1)</script>')],
		['a drawing with scripts', bytes('<svg xmlns="http://www.w3.org/2000/svg">')],
		['a GIF', bytes('GIF89a', ...zeros(30))],
		['a PNG cut off in its header', bytes(0x89, 'PNG', 13, 10, 26, 10, ...zeros(10))],
		['a JPEG without a frame', bytes(0xff, 0xd8, 0xff, 0xda, 0, 4, ...zeros(40))],
		['a JPEG whose segment says it has no length', bytes(0xff, 0xd8, 0xff, 0xe0, 0, 0, ...zeros(40))],
		['a RIFF that is a sound', bytes('RIFF', ...zeros(4), 'WAVE', ...zeros(30))]
	])('%s is no picture', (_, given) => expect(pictureOf(given)).toBeNull());

	test('vector tiles are told apart, packed or not', () => {
		expect(otherKind(bytes(0x1f, 0x8b, 8))).toBe('vector');
		expect(otherKind(bytes(0x1a, 0x20))).toBe('vector');
		expect(otherKind(bytes('<html>'))).toBe('unknown');
	});
});
