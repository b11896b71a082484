import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { boxOf, parseAddress } from './address.ts';
import { ByteCache } from './byte-cache.ts';
import { chooseEncoding, takesBrotli } from './compress.server.ts';
import { Recompressor } from './recompress.server.ts';

describe('an address', () => {
	test.each([
		['0', '0', '0'],
		['12', '3318', '1567'],
		['24', '16777215', '0']
	])('%s/%s/%s', (z, x, y) => expect(parseAddress(z, x, y)).toEqual({ z: Number(z), x: Number(x), y: Number(y) }));

	test.each([
		['0', '1', '0'],
		['3', '0', '8'],
		['25', '0', '0'],
		['-1', '0', '0'],
		['1.0', '0', '0'],
		['1e1', '0', '0'],
		['01', '0', '0'],
		['', '0', '0'],
		['5', '٣', '0']
	])('%s/%s/%s names no tile', (z, x, y) => expect(parseAddress(z, x, y)).toBeNull());

	test('lies where EPSG:3857 has it', () => {
		const box = boxOf({ z: 1, x: 1, y: 0 });
		expect(box.west).toBe(0);
		expect(box.south).toBe(0);
		expect(box.north).toBeCloseTo(20037508.342789244, 6);
		expect(box.size).toBeCloseTo(20037508.342789244, 6);
	});
});

describe('an encoding', () => {
	test.each([
		['gzip, deflate, br, zstd', 5000, 'zstd'],
		['gzip, deflate, br', 5000, 'br'],
		['gzip', 5000, 'gzip'],
		['zstd;q=0, br;q=0.1', 5000, 'br'],
		['*', 5000, 'zstd'],
		['*, zstd;q=0', 5000, 'br'],
		['identity', 5000, null],
		['zstd', 500, null],
		[null, 5000, null]
	])('of %s for %d bytes is %s', (accepted, size, expected) => expect(chooseEncoding(accepted, size)).toBe(expected));
});

describe('what is asked for again', () => {
	const tile = (seed: number) => Uint8Array.from({ length: 20_000 }, (_, at) => (at * seed) % 251);
	const cache = () => new ByteCache<Uint8Array>(1 << 20, ({ length }) => length);

	test('is packed better in the background, and then is there', async () => {
		const recompressor = new Recompressor(cache(), 1 << 20);
		expect(recompressor.take('a', tile(7))).toBeNull();
		expect(recompressor.take('b', tile(11))).toBeNull();
		await recompressor.settled();
		for (const [key, seed] of [
			['a', 7],
			['b', 11]
		] as const)
			expect(brotliDecompressSync(recompressor.take(key, tile(seed))!)).toEqual(Buffer.from(tile(seed)));
	});

	test('waits within bounds; what did not find room comes in when it is asked for once more', async () => {
		const recompressor = new Recompressor(cache(), 45_000);
		for (const key of ['a', 'b', 'c']) recompressor.take(key, tile(3));
		await recompressor.settled();
		expect(['a', 'b', 'c'].map((key) => recompressor.take(key, tile(3)) !== null)).toEqual([true, true, false]);
		await recompressor.settled();
		expect(recompressor.take('c', tile(3))).not.toBeNull();
	});

	test('is passed over when it alone is more than may wait, and the next is not', async () => {
		const recompressor = new Recompressor(cache(), 19_999);
		expect(recompressor.take('large', tile(3))).toBeNull();
		const small = tile(5).subarray(0, 5_000);
		recompressor.take('small', small);
		await recompressor.settled();
		expect(recompressor.take('small', small)).not.toBeNull();
		expect(recompressor.take('large', tile(3))).toBeNull();
	});

	test.each([
		['gzip, deflate, br, zstd', true],
		['zstd, br;q=0', false],
		['*', true],
		[null, false]
	])('goes as brotli to those who take it: %s %s', (accepted, takes) =>
		expect(takesBrotli(accepted, 5000)).toBe(takes)
	);
});

describe('the cache', () => {
	const sized = (most: number) => new ByteCache<string>(most, (value) => value.length);

	test('makes a thing once for all who ask while it is made', async () => {
		const cache = sized(1000);
		let made = 0;
		const make = async () => {
			made++;
			await new Promise((resolve) => setTimeout(resolve, 5));
			return 'tile';
		};
		expect(await Promise.all([1, 2, 3].map(() => cache.get('a', make)))).toEqual(['tile', 'tile', 'tile']);
		await cache.get('a', make);
		expect(made).toBe(1);
	});

	test('keeps what was asked for last, and never more bytes than it may', async () => {
		const cache = sized(30);
		const kept = async (key: string) => {
			let made = false;
			await cache.get(key, async () => ((made = true), 'x'.repeat(8)));
			expect(cache.bytes).toBeLessThanOrEqual(30);
			return !made;
		};
		for (const key of ['a', 'b', 'c']) expect(await kept(key)).toBe(false);
		expect(await kept('a')).toBe(true);
		expect(await kept('d')).toBe(false);
		expect(await kept('a')).toBe(true);
		expect(await kept('b')).toBe(false);
	});

	test('does not keep a failure, nor what is larger than itself', async () => {
		const cache = sized(30);
		await expect(cache.get('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
		expect(await cache.get('a', async () => 'up')).toBe('up');
		expect(await cache.get('b', async () => 'x'.repeat(31))).toHaveLength(31);
		expect(await cache.get('b', async () => 'again')).toBe('again');
	});
});
