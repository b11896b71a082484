import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { askServer } from '#cli/remote.server.ts';
import { ask, type Answered, type Asked } from '#test/ask.ts';
import { builtRoutes, filled } from '#test/built-routes.ts';
import { startServer, type TestServer } from '#test/server.ts';
import { signInAs } from '#test/sign-in.ts';

const SECRET = 'sentinel-secret-of-the-house-0123456789';
const html = { accept: 'text/html' };

let server: TestServer;
let session: string;
beforeAll(async () => {
	const environment = { MUTU_SECRET: SECRET, RATE_LIMITS: '50' };
	server = await startServer({ demo: inject('demo'), environment });
	session = await signInAs(server.address, 'centre');
}, 120_000);
afterAll(() => server.stop());

/** As the demo's service centre. */
const to = (path: string, asked: Asked = {}): Promise<Answered> => {
	const cookie = [session, asked.headers?.cookie].filter(Boolean).join('; ');
	return ask(server.address, path, { ...asked, headers: { ...asked.headers, cookie } });
};

/** How many entries the trail has. */
async function trail(): Promise<number> {
	const { json } = await askServer(server.address, SECRET, 'audit verify', []);
	return (json as { chains: { entries: number }[] }).chains.reduce((sum, { entries }) => sum + entries, 0);
}

/** How many there are of everything but the trail's own. */
async function figures(): Promise<unknown> {
	const { json } = await askServer(server.address, SECRET, 'doctor', []);
	const counted = Object.entries((json as { figures: Record<string, number> }).figures);
	return counted.filter(([table]) => !table.startsWith('audit_'));
}

describe('the headers of', () => {
	const lasting = [
		...[
			'content-security-policy',
			'x-content-type-options',
			'referrer-policy',
			'permissions-policy',
			'x-frame-options'
		],
		...['cross-origin-opener-policy', 'cross-origin-resource-policy', 'strict-transport-security']
	];
	const shown = ({ headers }: Answered) =>
		lasting
			.flatMap((name) => (headers[name] ? [`${name}: ${String(headers[name])}`] : []))
			.join('\n')
			.replace(/'nonce-[^']+'/, "'nonce-…'");

	test('a page', async () => {
		const page = await to('/map', { headers: html });
		expect(page.status).toBe(200);
		expect(shown(page)).toMatchInlineSnapshot(`
			"content-security-policy: default-src 'self'; frame-src 'none'; worker-src 'self'; connect-src 'self'; font-src 'self' data:; img-src 'self' data: blob:; manifest-src 'self'; object-src 'none'; script-src 'self' 'nonce-…'; style-src 'self'; style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'
			x-content-type-options: nosniff
			referrer-policy: same-origin
			permissions-policy: geolocation=(self), camera=(self), accelerometer=(), autoplay=(), bluetooth=(), browsing-topics=(), clipboard-read=(), display-capture=(), encrypted-media=(), gamepad=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-create=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()
			x-frame-options: DENY
			cross-origin-opener-policy: same-origin
			cross-origin-resource-policy: same-origin"
		`);
		const nonces = await Promise.all(
			[1, 2].map(async () => (await to('/map', { headers: html })).headers['content-security-policy'])
		);
		expect(nonces[0]).not.toBe(nonces[1]);
	});
	test('a file of the build and a tile', async () => {
		const start = /_app\/immutable\/entry\/start[^"]+/.exec((await to('/map', { headers: html })).text);
		const file = await to(`/${start![0]}`);
		expect(file.status).toBe(200);
		expect(shown(file)).toMatchInlineSnapshot(`
			"content-security-policy: default-src 'self'; font-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'
			x-content-type-options: nosniff
			referrer-policy: same-origin
			cross-origin-resource-policy: same-origin"
		`);
		const tile = await to('/tiles/village/9/414/197.mvt');
		expect([200, 204]).toContain(tile.status);
		expect(shown(tile)).toBe(shown(file));
		const kept = await to('/tiles/village/9/414/197.mvt', { headers: { 'if-none-match': String(tile.headers.etag) } });
		expect([kept.status, shown(kept)]).toEqual([304, shown(file)]);
	});
	test('all else, whoever answers', async () => {
		const download = await to('/export/findings.csv');
		expect(shown(download)).toMatchInlineSnapshot(`
			"content-security-policy: default-src 'self'; font-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'
			x-content-type-options: nosniff
			referrer-policy: same-origin
			permissions-policy: geolocation=(self), camera=(self), accelerometer=(), autoplay=(), bluetooth=(), browsing-topics=(), clipboard-read=(), display-capture=(), encrypted-media=(), gamepad=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-create=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()
			x-frame-options: DENY
			cross-origin-opener-policy: same-origin
			cross-origin-resource-policy: same-origin"
		`);
		const others = [
			'/favicon.svg',
			'/error.css',
			'/healthz',
			'/readyz',
			'/metrics',
			'/',
			'/export/nothing.csv',
			'/map/__data.json'
		];
		for (const path of others) expect([path, shown(await to(path))]).toEqual([path, shown(download)]);
		expect(shown(await to('/-/command', { method: 'POST' }))).toBe(shown(download));
	});
	test('nothing may be kept that belongs to a person, and every answer has its id', async () => {
		for (const path of ['/map', '/export/findings.csv', '/tiles/village/9/414/197.mvt', '/nothing', '/favicon.svg'])
			expect((await to(path)).headers['x-request-id'], path).toMatch(/^[0-9a-z]+-[0-9a-z]+$/);
	});
});

describe("a change that another site's page asks for is refused", () => {
	const types = [
		...['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain', 'TEXT/PLAIN'],
		...['application/json', null]
	];
	const body = 'language=en&numbers=1&note=x';
	const paths = ['/language', '/land/findings/note', '/land/findings/56?/close', '/export/findings.csv'];
	const foreign = [
		{ origin: 'https://evil.example' },
		{ origin: 'null' },
		{ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
		{ 'sec-fetch-site': 'cross-site' },
		{ 'sec-fetch-site': 'same-site' }
	];
	test.each(types)('as %s', async (type) => {
		const before = await trail();
		for (const path of paths)
			for (const from of foreign)
				for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
					const headers = { ...from, ...(type === null ? {} : { 'content-type': type }) } as Record<string, string>;
					const answer = await to(path, { method, headers, body });
					expect([path, from, method, answer.status]).toEqual([path, from, method, 403]);
				}
		expect(await trail()).toEqual(before);
	});
	test('and one of our own is carried out', async () => {
		const headers = {
			origin: server.address,
			'sec-fetch-site': 'same-origin',
			'content-type': 'application/x-www-form-urlencoded'
		};
		const answer = await to('/language', { method: 'POST', headers, body: 'language=en&back=/help' });
		expect([answer.status, answer.headers.location]).toEqual([303, '/help']);
	});
	test('in words, in both languages', async () => {
		const headers = { ...html, origin: 'https://evil.example', 'content-type': 'application/json' };
		expect((await to('/language', { method: 'POST', headers, body })).text).toContain('从别的网站发来的');
		const en = { ...headers, cookie: 'language=en' };
		expect((await to('/language', { method: 'POST', headers: en, body })).text).toContain("another site's page");
	});
});

describe('a body larger than its route takes', () => {
	const headers = { 'content-type': 'application/json' };
	const much = 'x'.repeat(64 * 1024);
	const answered = ({ status, headers: { 'content-type': type }, json }: Answered) => [status, type, json().code];
	test('is refused by its length before it is read', async () => {
		const said = { ...headers, 'content-length': String(600 * 1024) };
		const answer = await to('/land/findings/note', { method: 'POST', headers: said, pieces: ['{'] });
		expect(answered(answer)).toEqual([413, 'application/problem+json', 'request.too_large']);
	});
	test('is refused while it comes without a length, though it never ends', async () => {
		const endless = function* () {
			for (;;) yield much;
		};
		const bring = () => to('/land/findings/note', { method: 'POST', headers, pieces: endless() });
		// The line is closed after the refusal: who is still writing then may lose it, and be refused by the closed line alone.
		const cut = (error: NodeJS.ErrnoException) => {
			if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') throw error;
			return null;
		};
		let answer = null;
		for (let tries = 0; answer === null && tries < 5; tries++) answer = await bring().catch(cut);
		expect(answered(answer!)).toEqual([413, 'application/problem+json', 'request.too_large']);
	});
	test('is told a person in words', async () => {
		const form = { ...html, 'content-type': 'application/x-www-form-urlencoded', origin: server.address };
		const answer = await to('/language', { method: 'POST', headers: form, body: `back=${much.repeat(9)}` });
		expect(answer.status).toBe(413);
		expect(answer.text).toContain('超过这里的上限');
	});
	test('up to the limit it is read, with a length and without', async () => {
		const note = JSON.stringify({ numbers: [999_999], note: ' '.repeat(500 * 1024) });
		const whole = await to('/land/findings/note', { method: 'POST', headers, body: note });
		const pieces = await to('/land/findings/note', {
			method: 'POST',
			headers,
			pieces: [note.slice(0, 99), note.slice(99)]
		});
		expect([whole.status, pieces.status]).toEqual([400, 400]);
	});
	test('a file may be larger where files are taken', async () => {
		const endless = Array.from({ length: 16 }, () => much);
		const answer = await to('/land/import/upload?kind=parcel&name=a.geojson', {
			method: 'POST',
			headers,
			pieces: endless
		});
		expect([answer.status, answer.json()]).toEqual([200, { ok: true, value: { id: expect.any(String) as string } }]);
	});
});

test('asking changes nothing: after every GET of every address the trail has but the files that were given away', async () => {
	const values: Record<string, readonly string[]> = {
		number: ['56', '1'],
		id: ['01981234-5678-7abc-8def-012345678901', 'x'],
		village: ['149901104207'],
		kind: ['parcel', 'x'],
		sheet: ['findings'],
		format: ['csv', 'xlsx'],
		day: ['2026-11-01'],
		layer: ['village', '0'],
		source: ['a'],
		part: ['.json'],
		...{ z: ['9'], x: ['414'], y: ['197'] }
	};
	const routes = (await builtRoutes()).filter(
		({ id, isPage, methods }) => id !== '/live' && (isPage || methods.includes('GET'))
	);
	expect(routes.length).toBeGreaterThan(30);
	const before = await trail();
	const figuresBefore = await figures();
	const seen: string[] = [];
	let givenAway = 0;
	for (const { id, isPage } of routes) {
		const turns = [0, 1].map((turn) =>
			filled(id, (name) => (values[name] ?? ['x'])[turn % (values[name]?.length ?? 1)]!)
		);
		for (const path of new Set(turns))
			for (const address of isPage ? [path, `${path === '/' ? '' : path}/__data.json`] : [path]) {
				const { status, headers } = await to(address, { headers: isPage ? html : {} });
				seen.push(`${status} ${address}`);
				// An empty form to fill in is nobody's data.
				const file = headers['content-disposition'] && !id.includes('/template/');
				// Minutes name who took them: whoever prints them stands in the trail.
				if (status === 200 && (file || id.endsWith('/minutes'))) givenAway++;
			}
	}
	expect(seen.filter((line) => line.startsWith('5'))).toEqual([]);
	expect(seen.filter((line) => line.startsWith('200')).length).toBeGreaterThan(30);
	expect(givenAway).toBeGreaterThan(3);
	await wait(500);
	expect(await trail()).toBe(before + givenAway);
	expect(await figures()).toEqual(figuresBefore);
});

test("a program is refused in problem+json with the request's id, a person on a page", async () => {
	for (const path of ['/export/nothing.csv', '/tiles/base/style', '/ogc/nothing', '/export/none/of/these']) {
		const answer = await to(path, { headers: { accept: '*/*' } });
		expect([path, answer.status, answer.headers['content-type']]).toEqual([path, 404, 'application/problem+json']);
		const told = {
			type: 'about:blank',
			title: 'Not Found',
			status: 404,
			code: 'not_found',
			request: answer.headers['x-request-id']
		};
		expect(answer.json()).toMatchObject(told);
		expect(answer.text).not.toMatch(/ at .*\.(ts|js):\d|select |node_modules/);
	}
	for (const path of ['/land/findings/999999', '/nothing', '/export/nothing.csv']) {
		const page = await to(path, { headers: html });
		expect([path, page.status]).toEqual([path, 404]);
		expect(page.headers['content-type']).toContain('text/html');
	}
	for (const path of ['/land/findings/999999', '/nothing']) {
		const page = await to(path, { headers: html });
		expect(page.text, path).toContain(`　${String(page.headers['x-request-id'])}`);
	}
});
