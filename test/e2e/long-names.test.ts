import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { box, geojson, placed } from '#test/import-files.ts';
import { pageTest } from '#test/pages.ts';

const SLOW = { timeout: 240_000 };
const VILLAGE = '149901104207';
const NUMBER = 'HT-2014-012345678901234567890123456789AB';
const LESSEE = '禾川县前泉滩村东南片区饲草种植养殖加工一体化专业合作社联合社有限责任公司第一分社';
const PLOT = '圪梁上东边靠近大路的那一片地'.repeat(4);

/** What of the panel at the right is wider than the panel, by its words. */
const tooWide = (page: Page) =>
	page.locator('aside .panel').first().evaluate((panel) => {
		const edge = panel.getBoundingClientRect().right + 1;
		return [...panel.querySelectorAll('*')]
			.filter((each) => each.getBoundingClientRect().right > edge)
			.map((each) => (each.textContent ?? '').trim().slice(0, 40));
	}); // prettier-ignore

pageTest(
	'a contract of 40 signs, a lessee and a plot of as many as a form takes: nothing leaves its panel',
	SLOW,
	async ({ open, serve }) => {
		const server = await serve();
		const page = await open('/land/import?as=contract', { address: server.address });
		const head = '合同编号,承包方,合同面积(亩),承包方式,合同结束日期,地块名称,东至,村代码,亩制';
		const row = [NUMBER, LESSEE, '14.59', '公开协商', '2030-01-01', PLOT, `${LESSEE}承包地`, VILLAGE, '标准亩'].join(
			','
		);
		await page.locator('input[type=file]').setInputFiles(placed('长名.csv', `\ufeff${head}\r\n${row}\r\n`));
		await page.locator('.counts').waitFor();
		await page.getByRole('button', { name: '全部收进' }).click();
		await page.waitForURL(/done=/);

		await page.goto(new URL(`/land/match/${VILLAGE}`, server.address).href);
		await page.locator('aside').getByText(NUMBER).waitFor();
		expect(await tooWide(page)).toEqual([]);

		await page.goto(new URL(`/map?q=${NUMBER}`, server.address).href);
		await page.locator('aside li').getByText(NUMBER).click();
		await page.locator('aside .panel').getByText(LESSEE).waitFor();
		expect(await tooWide(page)).toEqual([]);
		// The last day that the file named is the last day that the record names.
		expect(await page.locator('aside .panel').textContent()).toContain('2030-01-01');
	}
);

pageTest(
	'a zone of sixty signs takes three lines of its panel; on paper its page is the list, the map, the zone',
	SLOW,
	async ({ open, serve }) => {
		const server = await serve();
		const page = await open('/land/import?as=zone', { address: server.address });
		const name = '禾川县东部丘陵沟壑区玉露香梨标准化种植与分拣冷藏加工一体化'.repeat(3).slice(0, 60);
		const properties = { 产业区代码: 'LONG-1', 产业区名称: name, 布局: '地域相邻连片布局', 成员村代码: VILLAGE };
		const rings = [box(111.66, 38.27, 111.68, 38.29)];
		await page.locator('input[type=file]').setInputFiles(placed('长名.geojson', geojson([{ properties, rings }])));
		await page.locator('.counts').waitFor();
		await page.getByRole('button', { name: '全部收进' }).click();
		await page.waitForURL(/done=/);
		await page.goto(new URL('/zones?zone=LONG-1', server.address).href);
		const title = page.getByRole('heading', { name });
		await title.waitFor();
		const lines = await title.evaluate(
			(each) => each.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(each).lineHeight)
		);
		expect(Math.round(lines)).toBeLessThanOrEqual(3);
		expect(await tooWide(page)).toEqual([]);

		await page.locator('[data-still="true"]').waitFor({ state: 'attached', timeout: 60_000 });
		// What a browser does before it prints: the map is drawn for paper.
		await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
		await page.emulateMedia({ media: 'print' });
		expect(await page.getByRole('searchbox').isVisible()).toBe(false);
		expect(await page.getByRole('button', { name: '全图' }).isVisible()).toBe(false);
		await page.getByRole('button', { name: new RegExp(name) }).waitFor();
		const colours = await page.locator('.printed-map canvas').evaluate((canvas: HTMLCanvasElement) => {
			const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
			const found = new Set<string>();
			for (let at = 0; at < data.length; at += 4096) found.add(data.slice(at, at + 4).join());
			return found.size;
		});
		expect(colours).toBeGreaterThan(10);
	}
);
