import { expect } from 'vitest';
import type { Request } from 'playwright-core';
import { pageTest } from '#test/pages.ts';

const SOON = { timeout: 60_000 };
/** What a first visit may transfer before the map is drawn, bytes (fonts apart: text and map are drawn without them and change when they come). */
const FIRST_PAGE = 650_000;

pageTest(
	'the first page with the map transfers no more than 650 kB; tools are fetched when they are used',
	async ({ open }) => {
		const page = await open('/help');
		const context = page.context();
		const fresh = await context.newPage();
		const finished: Request[] = [];
		fresh.on('requestfinished', (request) => finished.push(request));
		await fresh.goto(new URL('/map', page.url()).href);
		await fresh.locator('[data-still="true"]').waitFor({ state: 'attached', ...SOON });
		const sized = await Promise.all(
			finished.map(async (request) => {
				const { responseBodySize, responseHeadersSize } = await request.sizes();
				return { path: new URL(request.url()).pathname, bytes: responseBodySize + responseHeadersSize };
			})
		);
		const without = sized.filter(({ path }) => !path.endsWith('.woff2'));
		const sum = without.reduce((total, { bytes }) => total + bytes, 0);
		const listed = without
			.toSorted((one, other) => other.bytes - one.bytes)
			.map(({ path, bytes }) => `${bytes} ${path}`);
		expect(
			without.some(({ path }) => path.startsWith('/tiles/')),
			'tiles are counted'
		).toBe(true);
		expect(
			without.some(({ path }) => path.endsWith('.js')),
			'scripts are counted'
		).toBe(true);
		expect(sum, listed.join('\n')).toBeLessThanOrEqual(FIRST_PAGE);
		expect(sum, 'nothing came out of a cache').toBeGreaterThan(200_000);
		const scripts = () => finished.filter((request) => request.url().endsWith('.js')).length;
		const before = scripts();
		await fresh.getByRole('button', { name: '量算' }).click();
		await fresh.getByRole('region', { name: '图上量算' }).waitFor(SOON);
		expect(scripts()).toBeGreaterThan(before);
		await context.close();
	}
);
