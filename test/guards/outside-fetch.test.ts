import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BaseMap } from '#core/base-map.ts';
import { baseKey, baseTile } from '#imagery/base-tiles.server.ts';
import { fetchOutside, isPublicAddress, OutsideError, type OutsideRules } from '#imagery/outside.server.ts';
import { picture } from '#test/imagery-files.ts';

/** A server within, as an attacker would want to reach it through us; it counts who gets through. */
let server: Server;
let port: number;
let hits = 0;
const tile = picture([1, 2, 3]);

beforeAll(async () => {
	server = createServer((request, response) => {
		hits++;
		if (request.url === '/tile') return void response.end(tile);
		if (request.url === '/none') return void response.writeHead(404).end();
		if (request.url === '/away')
			return void response.writeHead(302, { location: `http://127.0.0.1:${port}/tile` }).end();
		if (request.url === '/much') return void response.end(Buffer.alloc(100_000));
		if (request.url === '/endless') return void response.write('x');
		response.writeHead(500).end();
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	({ port } = server.address() as AddressInfo);
});
afterAll(() => {
	server.closeAllConnections();
	server.close();
});
beforeEach(() => void (hits = 0));

const rules = (changed: Partial<OutsideRules> = {}): OutsideRules => ({
	hosts: ['tiles.example'],
	timeout: 1500,
	most: 50_000,
	resolveName: async () => [{ address: '127.0.0.1', family: 4 }],
	...changed
});
const reasonOf = (address: string, changed: Partial<OutsideRules> = {}): Promise<string> =>
	fetchOutside(new URL(address), rules(changed)).then(
		() => 'fetched',
		(error: unknown) => (error instanceof OutsideError ? error.reason : String(error))
	);
const through = { isAllowed: () => true };
const at = (path: string) => `http://tiles.example:${port}${path}`;

describe('a fetch from outside', () => {
	test('brings the bytes of a host that is named and public', async () => {
		expect(Buffer.from((await fetchOutside(new URL(at('/tile')), rules(through)))!).equals(tile)).toBe(true);
		expect(await fetchOutside(new URL(at('/none')), rules(through))).toBeNull();
		expect(hits).toBe(2);
	});
	test('never reaches a name that leads within, nor one of whose addresses does', async () => {
		expect(await reasonOf(at('/tile'))).toBe('address');
		const both = async () => [
			{ address: '8.8.8.8', family: 4 },
			{ address: '127.0.0.1', family: 4 }
		];
		expect(await reasonOf(at('/tile'), { resolveName: both })).toBe('address');
		expect(await reasonOf(at('/tile'), { resolveName: async () => [] })).toBe('address');
		expect(hits).toBe(0);
	});
	test('looks a name up once and holds to what it was', async () => {
		let asked = 0;
		const turning = async () =>
			asked++ === 0 ? [{ address: '127.0.0.1', family: 4 }] : [{ address: '10.0.0.1', family: 4 }];
		await fetchOutside(new URL(at('/tile')), rules({ ...through, resolveName: turning }));
		expect([asked, hits]).toEqual([1, 1]);
	});
	test.each([['127.0.0.1'], ['2130706433'], ['0x7f.1'], ['[::1]'], ['[::ffff:127.0.0.1]'], ['169.254.169.254']])(
		'never reaches %s, though it were named',
		async (host) => {
			const url = new URL(`http://${host}:${port}/tile`);
			expect(await reasonOf(url.href, { hosts: [url.hostname] })).toBe('address');
			expect(hits).toBe(0);
		}
	);
	test('goes to no other host, follows nothing, hides behind no credentials', async () => {
		expect(await reasonOf(`http://other.example:${port}/tile`, through)).toBe('host');
		expect(await reasonOf(`http://tiles.example@other.example:${port}/tile`, through)).toBe('host');
		expect(await reasonOf(`http://user:word@tiles.example:${port}/tile`, through)).toBe('host');
		expect(hits).toBe(0);
		expect(await reasonOf(at('/away'), through)).toBe('status');
		expect(hits).toBe(1);
	});
	test('waits no longer and takes no more than it may', async () => {
		expect(await reasonOf(at('/much'), through)).toBe('size');
		expect(await reasonOf(at('/endless'), { ...through, timeout: 300 })).toBe('timeout');
		expect(await reasonOf(at('/broken'), through)).toBe('status');
	});
});

test.each([
	['8.8.8.8', true],
	['223.5.5.5', true],
	['2400:3200::1', true],
	['10.1.2.3', false],
	['172.31.255.255', false],
	['192.168.1.1', false],
	['100.64.0.1', false],
	['0.0.0.0', false],
	['255.255.255.255', false],
	['::', false],
	['fe80::1', false],
	['fd00::1', false],
	['2002:7f00:1::', false],
	['::ffff:8.8.8.8', false],
	['localhost', false]
])('%s is a public address: %s', (address, is) => expect(isPublicAddress(address)).toBe(is));

describe('a tile of the base map', () => {
	const map = (path: string): BaseMap => ({
		...{ name: '市影像', key: 'secret', hosts: ['tiles.example'], datum: 'cgcs2000', zooms: [0, 18], review: null },
		style: null,
		templates: [`http://tiles.example:${port}${path}?{z}{x}{y}{key}`]
	});
	const address = { z: 3, x: 1, y: 2 };
	const now = new Date('2026-11-25T04:00:00Z');
	const given = () => rules(through);
	test('is a picture by its own bytes, and asked for once a day', async () => {
		server.removeAllListeners('request');
		server.on('request', (request, response) => {
			hits++;
			response.setHeader('content-type', 'image/png');
			response.end(request.url!.startsWith('/page') ? '<script>alert(1)</script>' : tile);
		});
		const first = await baseTile(map('/good'), 0, address, now, given());
		expect(first).toMatchObject({ media: 'image/png' });
		await baseTile(map('/good'), 0, address, now, given());
		expect(hits).toBe(1);
		await baseTile(map('/good'), 0, address, new Date('2026-11-26T04:00:00Z'), given());
		expect(hits).toBe(2);
		await expect(baseTile(map('/page'), 0, address, now, given())).rejects.toThrow(/no tile/);
		expect(baseKey(map('/good'), 0, address, now).join(' ')).not.toContain('secret');
	});
	test('what cannot be had tells no key', async () => {
		await expect(baseTile(map('/x'), 0, address, now, { timeout: 500 })).rejects.toThrow(
			expect.objectContaining({ message: expect.not.stringContaining('secret') as string })
		);
		expect(await baseTile(map('/good'), 4, address, now, given())).toBeNull();
		expect(await baseTile(map('/good'), 0, { z: 19, x: 0, y: 0 }, now, given())).toBeNull();
	});
});
