import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject } from 'vitest';
import { projectRoot } from '#core/project.server.ts';
import { createDatabase } from '#test/harness/postgres-databases.ts';
import { picture } from '#test/imagery-files.ts';
import { pageTest } from '#test/pages.ts';
import { startServer, type TestServer } from '#test/server.ts';
import { takeUp } from '#test/sign-in.ts';

/** The product on a county without demo data, its base map a style of a public host that this test plays. */
const SLOW = { timeout: 240_000 };
const SOON = { timeout: 45_000 };
const HOST = 'style.example.org';
const KEY = 'kept-here';
const asked: string[] = [];
let outside: Server;
let server: TestServer;
let data: string;
let cookie: string;

const style = {
	version: 8,
	sources: { ground: { type: 'raster', tiles: [`https://${HOST}/ground/{z}/{x}/{y}.png?tk={key}`], tileSize: 256 } },
	layers: [{ id: 'ground', type: 'raster', source: 'ground' }]
};

beforeAll(async () => {
	outside = createServer(({ url = '', headers }, response) => {
		asked.push(`${headers.host}${url}`);
		if (url.startsWith('/style.json')) return void response.end(JSON.stringify(style));
		if (url.startsWith('/ground/')) return void response.end(picture([200, 30, 90]));
		response.writeHead(404).end();
	});
	await new Promise<void>((ready) => outside.listen(0, '127.0.0.1', ready));
	const { port } = outside.address() as AddressInfo;
	const demo = inject('demo');
	data = mkdtempSync(join(tmpdir(), 'mutu-outside-'));
	const { DATABASE_URL: _, NODE_OPTIONS: _options, ...own } = process.env;
	const environment = {
		MUTU_DATA: data,
		...(demo.kind === 'postgres' && { DATABASE_URL: await createDatabase(demo.server, `${demo.database}_outside`) })
	};
	const mutu = async (...words: string[]) => {
		const run = ['src/cli/mutu.ts', ...words, '--json'];
		const { stdout } = await promisify(execFile)(process.execPath, run, {
			cwd: projectRoot(),
			env: { ...own, ...environment }
		});
		return JSON.parse(stdout) as { link: string };
	};
	await mutu('init', '--empty', '--code', '149903', '--name', '底图县');
	const invited = await mutu('user', 'invite', '看图人', '--role', 'centre');
	server = await startServer({
		demo: null,
		environment: {
			...environment,
			...{ BASEMAP: `https://${HOST}/style.json?tk={key}`, BASEMAP_HOSTS: HOST, BASEMAP_KEY: KEY },
			...{ BASEMAP_NAME: '市底图', BASEMAP_REVIEW: 'GS(2026)1号' },
			NODE_OPTIONS: '--import=./test/outside/preload.ts',
			MUTU_TEST_OUTSIDE: `${HOST}=${port}`
		}
	});
	cookie = await takeUp(new URL(new URL(invited.link).pathname, server.address).href, '看图人');
}, SLOW.timeout);
afterAll(async () => {
	await server?.stop();
	outside.closeAllConnections();
	outside.close();
	rmSync(data, { recursive: true, force: true });
});

/** The colour in the middle of the printed sheet's picture. */
const middle = (page: Page) =>
	page.locator('.frame img').evaluate((image: HTMLImageElement) => {
		const canvas = document.createElement('canvas');
		[canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
		const brush = canvas.getContext('2d')!;
		brush.drawImage(image, 0, 0);
		return [...brush.getImageData(canvas.width >> 1, canvas.height >> 1, 1, 1).data.slice(0, 3)];
	});

describe('a base map with a style of its own, from a public host', () => {
	pageTest(
		'is drawn on the map once it is switched on, through this server, its key kept here',
		SLOW,
		async ({ open }) => {
			const page = await open('/map', {
				address: server.address,
				as: { cookie },
				context: { viewport: { width: 900, height: 600 } }
			});
			await page.locator('[data-still="true"]').waitFor({ state: 'attached', ...SOON });
			expect(asked).toEqual([]);
			const seen: string[] = [];
			page.on('response', (answer) => seen.push(`${answer.status()} ${answer.url()}`));
			await page.getByRole('button', { name: '图例' }).click();
			await page.getByRole('checkbox', { name: '市底图' }).check();
			await expect.poll(() => seen.some((each) => /^200 .*\/tiles\/base\/source\/0\//.test(each)), SOON).toBe(true);
			expect(asked[0]).toBe(`${HOST}/style.json?tk=${KEY}`);
			expect(asked.slice(1).every((each) => each.startsWith(`${HOST}/ground/`) && each.endsWith(`?tk=${KEY}`))).toBe(
				true
			);
			expect(seen.filter((each) => each.includes(HOST) || each.includes(KEY))).toEqual([]);
			expect(await page.content()).not.toContain(KEY);
		}
	);

	pageTest('is on the printed sheet, with its name and number of review', SLOW, async ({ open }) => {
		const page = await open('/map/print?layers=base&at=111.67,38.28,14&scale=10000', {
			address: server.address,
			as: { cookie }
		});
		await page.locator('[data-drawn="true"]').waitFor({ timeout: 150_000 });
		await page.locator('.paper').getByText('底图 市底图，审图号 GS(2026)1号').waitFor();
		expect(await middle(page)).toEqual([200, 30, 90]);
	});
});
