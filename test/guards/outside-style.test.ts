import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BaseMap } from '#core/base-map.ts';
import { OutsideError, type OutsideRules } from '#imagery/outside.server.ts';
import { outsideSprite, outsideStyle, outsideTile } from '#imagery/outside-style.server.ts';
import { picture } from '#test/imagery-files.ts';

/** A host of a style as it may be, and as somebody who has it in hand could make it. */
let server: Server;
let port: number;
let asked: string[] = [];
const answers = new Map<string, Buffer | string>();
const now = new Date('2026-11-25T04:00:00Z');
/** One layer of one byte: as little as a vector tile can be. */
const tile = Buffer.from([0x1a, 0x01, 0x00]);

beforeAll(async () => {
	server = createServer(({ url = '' }, response) => {
		asked.push(url);
		const answer = answers.get(url.split('?')[0]!);
		if (answer === undefined) return void response.writeHead(404).end();
		response.end(answer);
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	({ port } = server.address() as AddressInfo);
});
afterAll(() => {
	server.closeAllConnections();
	server.close();
});
beforeEach(() => {
	asked = [];
	answers.clear();
});

const rules: Partial<OutsideRules> = {
	timeout: 1500,
	isAllowed: () => true,
	resolveName: async () => [{ address: '127.0.0.1', family: 4 }]
};
let number = 0;
/** Each a base map of its own, for what was fetched is kept for the day. */
const map = (path = '/style.json'): BaseMap => ({
	...{ name: '市底图', key: 'se&cret', hosts: ['style.example'], datum: 'cgcs2000', zooms: [0, 18], review: null },
	...{ templates: [], style: `http://style.example:${port}${path}?tk={key}&n=${number++}` }
});
const layer = { id: 'a', type: 'fill', source: 'v', 'source-layer': 'land', paint: { 'fill-color': '#eee' } };
function good(changed: Record<string, unknown> = {}): void {
	const sources = { v: { type: 'vector', url: 'tiles.json' }, r: { type: 'raster', tiles: ['/r/{z}/{x}/{y}'] } };
	const raster = { id: 'b', type: 'raster', source: 'r' };
	answers.set(
		'/style.json',
		JSON.stringify({ version: 8, sources, layers: [layer, raster], sprite: '/s', ...changed })
	);
	answers.set('/tiles.json', JSON.stringify({ tiles: ['v/{z}/{x}/{y}.pbf?tk={key}'], maxzoom: 14 }));
}
const reasonOf = (work: Promise<unknown>): Promise<string> =>
	work.then(
		() => 'given',
		(error: unknown) => (error instanceof OutsideError ? error.reason : String(error))
	);
const at = { z: 3, x: 1, y: 2 };

describe('a style from outside', () => {
	test('is fetched once a day with its key, its tiles and pictures by number; a page is told no address', async () => {
		good();
		const given = map();
		const style = await outsideStyle(given, now, rules);
		await outsideStyle(given, now, rules);
		expect(asked).toEqual([expect.stringMatching(/^\/style\.json\?tk=se%26cret/), '/tiles.json']);
		expect(JSON.stringify(style.shown)).not.toMatch(/style\.example|cret|http|tk=/);
		answers
			.set('/v/3/1/2.pbf', tile)
			.set('/r/3/1/2', picture([1, 2, 3]))
			.set('/s@2x.png', picture([1, 2, 3]));
		answers.set('/s.json', '{"a":{"x":0,"y":0,"width":8,"height":8,"pixelRatio":1,"evil":"<b>"},"b":{"x":"0"}}');
		expect(await outsideTile(given, style, 0, at, now, rules)).toMatchObject({ media: 'application/x-protobuf' });
		expect(asked.at(-1)).toBe('/v/3/1/2.pbf?tk=se%26cret');
		expect(await outsideTile(given, style, 1, at, now, rules)).toMatchObject({ media: 'image/png' });
		expect(await outsideSprite(given, style, '@2x.png', now, rules)).toMatchObject({ media: 'image/png' });
		const index = (await outsideSprite(given, style, '.json', now, rules))!;
		expect(JSON.parse(new TextDecoder().decode(index.bytes))).toEqual({
			a: { x: 0, y: 0, width: 8, height: 8, pixelRatio: 1, sdf: false }
		});
		const before = asked.length;
		await outsideTile(given, style, 0, at, now, rules);
		expect(asked.length).toBe(before);
		for (const [source, z] of [
			[2, 3],
			[-1, 3],
			[0, 15]
		] as const)
			expect(await outsideTile(given, style, source, { z, x: 0, y: 0 }, now, rules)).toBeNull();
		expect(await outsideTile(given, style, 0, { z: 3, x: 2, y: 2 }, now, rules)).toBeNull();
		expect(await outsideSprite(given, style, '/../../etc/passwd', now, rules)).toBeNull();
	});
	test('that cannot be had is asked for again', async () => {
		const given = map();
		expect(await reasonOf(outsideStyle(given, now, rules))).toBe('failed');
		good();
		expect(await reasonOf(outsideStyle(given, now, rules))).toBe('given');
	});
	test('never leads to a host that is not named, nor within', async () => {
		good({ sources: { v: { type: 'vector', url: `http://evil.example:${port}/tiles.json` } } });
		expect(await reasonOf(outsideStyle(map(), now, rules))).toBe('failed');
		good({ sources: { v: { type: 'vector', tiles: [`http://127.0.0.1:${port}/v/{z}/{x}/{y}`] } } });
		expect(await reasonOf(outsideStyle(map(), now, rules))).toBe('failed');
		good();
		answers.set('/tiles.json', JSON.stringify({ tiles: [`http://evil.example:${port}/{z}/{x}/{y}`] }));
		const style = await outsideStyle(map(), now, rules);
		expect(style.shown.layers).toMatchObject([{ type: 'raster' }]);
		expect(asked.every((path) => /^\/(style|tiles)\.json/.test(path))).toBe(true);
		expect(await reasonOf(outsideStyle(map(), now, { ...rules, isAllowed: undefined }))).toBe('address');
	});
	test.each<[string, Buffer | string]>([
		['a page', '<script>alert(1)</script>'],
		['a picture', picture([1, 2, 3])],
		['a tile cut off', Buffer.from([0x1a, 0x7f, 0x00])],
		['a length without an end', Buffer.from([0x1a, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01])],
		['what unpacks to much', gzipSync(Buffer.alloc(20_000_000))],
		['what does not unpack', Buffer.from([0x1f, 0x8b, 0x08, 0x00, 0x01])]
	])('%s in a tile’s place does not go on', async (_, bytes) => {
		good();
		const given = map();
		const style = await outsideStyle(given, now, rules);
		answers.set('/v/3/1/2.pbf', bytes);
		expect(await reasonOf(outsideTile(given, style, 0, at, now, rules))).toBe('failed');
		answers.set('/v/3/1/2.pbf', gzipSync(tile));
		expect(Buffer.from((await outsideTile(given, style, 0, at, now, rules))!.bytes).equals(tile)).toBe(true);
	});
	test.each([['no JSON'], ['[]'], ['{}'], ['{"version":8,"sources":{},"layers":[]}']])('%s is none', async (text) => {
		answers.set('/style.json', text);
		expect(await reasonOf(outsideStyle(map(), now, rules))).toBe('failed');
	});
});
