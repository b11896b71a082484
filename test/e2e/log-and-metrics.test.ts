import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { ask, type Answered, type Asked } from '#test/ask.ts';
import { startServer, type TestServer } from '#test/server.ts';
import { signInAs } from '#test/sign-in.ts';

const SECRET = 'sentinel-secret-of-the-house-0123456789';
const TOKEN = 'sentinel-token-of-the-metrics-0123';

let server: TestServer;
let session: string;
beforeAll(async () => {
	const environment = { MUTU_SECRET: SECRET, METRICS_TOKEN: TOKEN, LOG_LEVEL: 'debug' };
	server = await startServer({ demo: inject('demo'), environment });
	session = await signInAs(server.address, 'centre');
}, 120_000);
afterAll(() => server.stop());

/** As the demo's service centre. */
const to = (path: string, asked: Asked = {}): Promise<Answered> => {
	const cookie = [session, asked.headers?.cookie].filter(Boolean).join('; ');
	return ask(server.address, path, { ...asked, headers: { ...asked.headers, cookie } });
};

test('a person who asks without end is told when to come back, on every page and in its data; another time it works again', async () => {
	const small = await startServer({ demo: inject('demo'), environment: { RATE_LIMITS: '0.02' } });
	try {
		const cookie = await signInAs(small.address, 'centre');
		const asking = (path: string, accept: string) => ask(small.address, path, { headers: { accept, cookie } });
		const pages = await Promise.all(Array.from({ length: 40 }, () => asking('/help', 'text/html')));
		const held = pages.filter(({ status }) => status === 429);
		expect(held.length).toBeGreaterThan(0);
		expect(held[0]!.text).toMatch(/请等 \d+ 秒再试/);
		let data = await asking('/help/__data.json', '*/*');
		for (let more = 0; more < 60 && data.status !== 429; more++) data = await asking('/help/__data.json', '*/*');
		expect([data.status, data.json()]).toMatchObject([429, { reason: 'request.too_many' }]);
		expect(data.json().seconds).toBe(Number(data.headers['retry-after']));
		// The address has a bucket too: whoever waits as often as told comes through.
		for (let turn = 0; turn < 5 && data.status === 429; turn++) {
			await wait(Number(data.headers['retry-after']) * 1000);
			data = await asking('/help/__data.json', '*/*');
		}
		expect(data.status).toBe(200);
	} finally {
		await small.stop();
	}
});

describe('the log', () => {
	const people = ['149901199001011234', '13812345678', '6222020200112233445', '梁某某的口令'];
	const carried = ['sentinel-cookie-0123456789', 'sentinel-bearer-0123456789', 'sentinel-password-0123456789'];

	test('holds no secret, no cookie, no password and no number of a person, whatever is asked', async () => {
		const [cookie, bearer, password] = carried as [string, string, string];
		const headers = { cookie: `language=zh; session=${cookie}`, authorization: `Bearer ${bearer}` };
		const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded', origin: server.address };
		const ids: unknown[] = [];
		const keep = ({ headers: { 'x-request-id': id } }: Answered) => ids.push(id);
		for (const value of people) {
			const word = encodeURIComponent(value);
			keep(await to(`/land/findings?q=${word}`, { headers }));
			keep(await to(`/nothing/there?phone=${word}`, { headers }));
			keep(
				await to('/land/findings/56?/close', {
					method: 'POST',
					headers: form,
					body: `note=${word}&password=${password}`
				})
			);
			const json = JSON.stringify({ numbers: value, password, note: value });
			keep(
				await to('/land/findings/note', {
					method: 'POST',
					headers: { ...form, 'content-type': 'application/json' },
					body: json
				})
			);
			keep(await to(`/land/import/upload?kind=parcel&name=${word}`, { method: 'POST', headers: form, body: json }));
			if (/^\d+$/.test(value)) keep(await to(`/${value}/there`, { headers }));
		}
		keep(await to('/-/command', { method: 'POST', headers }));
		keep(await to('/metrics', { headers }));
		// A line is written once its answer has gone out.
		await expect.poll(() => server.output()).toContain(`"request":"${String(ids.at(-1))}"`);
		const log = server.output();
		for (const id of ids) expect(log).toContain(`"request":"${String(id)}"`);
		for (const hidden of [
			...people,
			...people.map(encodeURIComponent),
			...carried,
			...session
				.split('; ')
				.map((each) => each.slice(each.indexOf('=') + 1))
				.filter((value) => value.length > 16),
			SECRET,
			TOKEN
		])
			expect(log.includes(hidden), hidden).toBe(false);
	});

	test('tells of each request where it came from, what of, and how it ended, one line of JSON each', async () => {
		const { headers } = await to('/land/findings/note', {
			method: 'POST',
			headers: { 'x-forwarded-for': '198.51.100.9' }
		});
		const find = () =>
			server
				.output()
				.split('\n')
				.find((line) => line.includes(`"${String(headers['x-request-id'])}"`));
		await expect.poll(find).toBeDefined();
		expect(JSON.parse(find()!)).toMatchObject({
			...{ level: 'info', from: '127.0.0.1', method: 'POST', route: '/(desk)/land/findings/note' },
			status: 400
		});
	});
});

test('the metrics are for whoever has their token, and name no person, place or address', async () => {
	const refused = await to('/metrics');
	expect([refused.status, refused.headers['content-type']]).toEqual([401, 'application/problem+json']);
	await to('/land/findings?q=%E6%A2%81&phone=13812345678');
	await to('/tiles/village/9/414/197.mvt');
	const { status, text } = await to('/metrics', { headers: { authorization: `Bearer ${TOKEN}` } });
	expect(status).toBe(200);
	const figure = (name: string) =>
		Number(new RegExp(`^${name.replace(/[{}[\]()$^.*+?/|]/g, '\\$&')} (\\S+)$`, 'm').exec(text)?.[1]);
	expect(figure('mutu_requests_total{route="/(desk)/land/findings",status="200"}')).toBeGreaterThan(0);
	expect(figure('mutu_request_seconds_count{route="/(desk)/land/findings"}')).toBeGreaterThan(0);
	expect(figure('mutu_database_statements{what="done"}')).toBeGreaterThan(10);
	expect(figure('mutu_tiles{what="made"}')).toBeGreaterThan(0);
	expect(figure('mutu_tile_answers{what="200"}') || figure('mutu_tile_answers{what="204"}')).toBeGreaterThan(0);
	expect(figure('mutu_live_listeners')).toBe(0);
	expect(figure('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
	for (const name of ['mutu_rate_limited_total', 'mutu_jobs_total', 'process_resident_memory_bytes'])
		expect(text).toContain(name);
	expect(text).not.toMatch(/13812345678|149901\d|127\.0\.0\.1|%E6|[\u4e00-\u9fff]/);
	expect(text.includes(SECRET) || text.includes(TOKEN)).toBe(false);
});
