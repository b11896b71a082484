import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { box, dbf, gbkBytes, placed, prj, shp, zip, type Corner } from '#test/import-files.ts';
import { pageTest } from '#test/pages.ts';

/** Forty fields in a row near the middle of the demo county, one of them with an area that is no number. */
const fields = Array.from({ length: 40 }, (_, at): Corner[][] => [
	box(
		111.66 + (at % 8) * 0.001,
		38.28 + Math.floor(at / 8) * 0.001,
		111.6608 + (at % 8) * 0.001,
		38.2808 + Math.floor(at / 8) * 0.001
	)
]);
const table = dbf(
	[
		{ name: 'MYCODE', length: 19 },
		{ name: 'DKMC', length: 20 },
		{ name: 'SCMJ', type: 'N', length: 15 }
	],
	fields.map((_, at) => [`TEST-${at}`, `东沟大块地${at}`, at === 7 ? 'x' : '1234.56']),
	{ encode: gbkBytes }
);
const counts = (page: Page) => page.locator('.counts');
const said = async (page: Page) => (await counts(page).textContent())?.replace(/\s+/g, ' ').trim();

/** Each starts a server of its own on a copy of the demo county. */
const SLOW = { timeout: 240_000 };

pageTest(
	'a GBK shapefile: its column is named, its bad row shown, left and found again, the good rows accepted',
	SLOW,
	async ({ open, serve }) => {
		const server = await serve();
		const page = await open('/land/import', { address: server.address });
		await page.getByRole('radio', { name: '土地确权图斑' }).check();
		const path = await zip({ 'DK.shp': shp(fields), 'DK.dbf': table, 'DK.prj': prj.degrees });
		await page.locator('input[type=file]').setInputFiles(path);
		await page.getByRole('alert').getByText('找不到“代码”这一列').waitFor();
		await page.getByLabel(/^代码/).selectOption('MYCODE');
		await counts(page).waitFor();
		expect(await said(page)).toContain('39 可收 · 1 不收');
		await page.getByRole('grid', { name: '不收的行' }).getByText('平方米数').waitFor();
		await page.getByRole('button', { name: '前几行' }).click();
		await page.getByText('东沟大块地0', { exact: true }).waitFor();

		await page.goto(new URL('/land/findings', server.address).href);
		await page.goBack();
		await counts(page).waitFor();
		expect(await said(page)).toContain('39 可收 · 1 不收');

		await page.getByRole('button', { name: '只收可收的 39 行' }).click();
		await page.waitForURL(/done=/);
		await page.getByText('已收进').first().waitFor();
		expect(await page.locator('dl').first().textContent()).toMatch(/新增\s*39/);
	}
);

pageTest(
	'a file outside the county stops with both extents; a file that is none says what was expected',
	SLOW,
	async ({ open, serve }) => {
		const server = await serve();
		const page = await open('/land/import?as=parcel', { address: server.address });
		const far = {
			type: 'Feature',
			properties: { DKBM: 'A' },
			geometry: { type: 'Polygon', coordinates: [box(120, 30, 120.1, 30.1)] }
		};
		await page.locator('input[type=file]').setInputFiles(placed('far.geojson', JSON.stringify(far)));
		await page.getByRole('alert').getByText('120.00000–120.10000°E').waitFor();
		await page.getByRole('button', { name: '不收，丢弃' }).click();
		await page.getByText('最近收进的文件').waitFor();
		await page.locator('input[type=file]').setInputFiles(placed('note.txt.zip', 'hello'));
		await page.getByRole('alert').getByText('压缩包打不开').waitFor();
	}
);
