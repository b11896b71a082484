import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { mayReadMetrics } from '#door/wall/metrics-answer.server.ts';
import { recordOf, requestAddress } from '#door/wall/request-record.ts';
import { outerWall } from '#door/wall/wall.server.ts';
import { ask } from '#test/ask.ts';
import { refusal } from '../../src/refusal.ts';

const open = new Set<Server>();
afterEach(() => {
	for (const server of open) server.close();
	open.clear();
});

/** The wall before a server that answers with what the wall told it. */
async function wallServer(settings: { origin?: string | null; trustedProxies?: string; rateLimits?: number } = {}) {
	const wall = outerWall({ origin: null, trustedProxies: '', rateLimits: 1, ...settings }, refusal);
	const server = createServer((request, response) => {
		const path = request.url!.split('?', 1)[0]!;
		if (!wall.enter(request, response, path)) return;
		const isTile = path.startsWith('/tiles/');
		if (!isTile) wall.dress(request, response, path);
		const kit = request.headers['x-mutu-address'];
		const body = JSON.stringify({ ...recordOf(request), from: requestAddress(request), kit });
		response.writeHead(200, isTile ? wall.tileHeaders(request) : {}).end(body);
	});
	open.add(server);
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('where a request came from', () => {
	const forged = { 'x-forwarded-for': '198.51.100.9', 'x-mutu-address': '198.51.100.9', 'x-real-ip': '198.51.100.9' };
	test('is not what a stranger says', async () => {
		const said = (await ask(await wallServer(), '/map', { headers: forged })).json();
		expect([said.address, said.from, said.kit]).toEqual(['127.0.0.1', '127.0.0.1', '127.0.0.1']);
	});
	test('is what a trusted proxy says', async () => {
		const address = await wallServer({ trustedProxies: 'loopback' });
		const said = (await ask(address, '/map', { headers: forged })).json();
		expect([said.address, said.from, said.kit]).toEqual(['198.51.100.9', '198.51.100.9', '198.51.100.9']);
	});
	test('a new name with each request does not make a new bucket', async () => {
		const address = await wallServer({ rateLimits: 0.01 });
		const statuses: number[] = [];
		for (let index = 0; index < 20; index++) {
			const headers = { 'x-forwarded-for': `198.51.100.${index}`, 'x-mutu-address': `198.51.100.${index}` };
			statuses.push((await ask(address, '/map', { headers })).status);
		}
		expect(statuses.filter((status) => status === 200).length).toBeLessThan(20);
		const trusted = await wallServer({ rateLimits: 0.01, trustedProxies: '127.0.0.1' });
		for (let index = 0; index < 20; index++)
			expect((await ask(trusted, '/map', { headers: { 'x-forwarded-for': `198.51.100.${index}` } })).status).toBe(200);
	});
});

describe('who asks too often', () => {
	/** Sixty tokens: a page costs four. */
	const used = async (): Promise<string> => {
		const address = await wallServer({ rateLimits: 0.01 });
		for (let index = 0; index < 15; index++) await ask(address, '/map');
		return address;
	};
	const people = { accept: 'text/html,application/xhtml+xml' };
	test('is told on a page when to come back, in the language of the page', async () => {
		const address = await used();
		const zh = await ask(address, '/map', { headers: people });
		expect([zh.status, zh.headers['content-type']]).toEqual([429, 'text/html; charset=utf-8']);
		expect(Number(zh.headers['retry-after'])).toBeGreaterThan(0);
		expect(zh.text).toContain(`请等 ${zh.headers['retry-after']} 秒`);
		expect(zh.text).toContain(String(zh.headers['x-request-id']));
		const en = await ask(address, '/map', { headers: { ...people, cookie: 'a=b; language=en' } });
		expect(en.text).toContain('Too many requests came from here');
		expect(en.text).toContain('<html lang="en">');
	});
	test.each(['/tiles/parcel/13/1/2.mvt', '/export/findings.csv', '/live'])(
		'a program at %s as problem+json',
		async (path) => {
			const answer = await ask(await used(), path, { headers: people });
			expect([answer.status, answer.headers['content-type']]).toEqual([429, 'application/problem+json']);
			expect(answer.json()).toMatchObject({
				...{ status: 429, title: 'Too Many Requests', code: 'request.too_many' },
				request: answer.headers['x-request-id']
			});
		}
	);
	test('a page that asks for its data as Kit reads it', async () => {
		const answer = await ask(await used(), '/map/__data.json');
		expect([answer.status, answer.headers['content-type']]).toEqual([429, 'application/json']);
		expect(answer.json()).toMatchObject({ reason: 'request.too_many', message: 'request.too_many' });
	});
	test('files of the build are free', async () => {
		expect((await ask(await used(), '/_app/immutable/a.js')).status).toBe(200);
	});
});

test('every request has an id of its own', async () => {
	const address = await wallServer();
	const answers = await Promise.all(
		Array.from({ length: 50 }, (_, index) => ask(address, index % 2 ? '/a' : '/tiles/a'))
	);
	const ids = answers.map(({ headers }) => headers['x-request-id']);
	expect(new Set(ids).size).toBe(50);
	for (const [index, { json }] of answers.entries()) expect(json().id).toBe(ids[index]);
});

test('browsers are told to stay on https where people open it there, and only there', async () => {
	for (const path of ['/map', '/_app/a.js', '/tiles/a'])
		for (const [origin, header] of [
			['https://mutu.example.gov.cn', 'max-age=31536000'],
			['http://10.1.2.3:3000', undefined],
			[null, undefined]
		] as const)
			expect((await ask(await wallServer({ origin }), path)).headers['strict-transport-security']).toBe(header);
});

test.each([
	['this machine, while nobody else is served', null, null, undefined, '127.0.0.1', true],
	['another machine', null, null, undefined, '10.1.2.3', false],
	[
		'this machine behind a proxy: every stranger comes from it',
		null,
		'https://a.example',
		undefined,
		'127.0.0.1',
		false
	],
	['with the token', 't'.repeat(20), 'https://a.example', `Bearer ${'t'.repeat(20)}`, '10.1.2.3', true],
	['with another', 't'.repeat(20), 'https://a.example', `Bearer ${'t'.repeat(19)}`, '10.1.2.3', false],
	['this machine without the token that is set', 't'.repeat(20), null, undefined, '127.0.0.1', false]
])('the metrics for %s', (_, metricsToken, origin, authorization, address, may) =>
	expect(mayReadMetrics({ metricsToken, origin }, authorization, address)).toBe(may)
);
