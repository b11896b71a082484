import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { pageTest } from '#test/pages.ts';

/** Tiles drawn by a software renderer on a machine that tests keep busy. */
const SOON = { timeout: 45_000 };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
/** Small maps draw faster. */
const DESK = { viewport: { width: 1300, height: 700 } };
const drawn = (page: Page) => page.locator('[data-still="true"]').waitFor({ state: 'attached', ...SOON });
const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const record = (page: Page) => page.locator('aside').last();

describe('the map', () => {
	pageTest('shows the county, and its legend switches layers, remembered and in the address', async ({ open }) => {
		const page = await open('/map', { context: DESK });
		await drawn(page);
		expect(await page.locator('canvas').getAttribute('aria-label')).toContain('地图');
		const zone = page.getByRole('checkbox', { name: '地域相邻连片布局' });
		expect(await zone.isChecked()).toBe(false);
		const asked: string[] = [];
		page.on('request', (request) => asked.push(new URL(request.url()).pathname));
		await zone.check();
		await expect.poll(() => asked.some((path) => path.startsWith('/tiles/zone/')), SOON).toBe(true);
		expect(asked.filter((path) => path.startsWith('/tiles/grid/'))).toEqual([]);
		await expect.poll(() => parameter(page, 'layers'), SOON).toContain('zone_adjacent');
		await page.goto(new URL('/map', page.url()).href);
		await expect.poll(() => page.getByRole('checkbox', { name: '地域相邻连片布局' }).isChecked(), SOON).toBe(true);
	});

	pageTest(
		'a search by name flies to a village and shows its record, with its parents and its land',
		async ({ open }) => {
			const page = await open('/map', { context: DESK });
			await page.keyboard.press('/');
			await page.keyboard.type('石门');
			await page.keyboard.press('Enter');
			const results = page.getByRole('region', { name: /找到/ });
			await results.getByRole('link').first().waitFor();
			expect(await results.getByRole('link').first().textContent()).toContain('石门镇');
			await page.keyboard.press('Enter');
			await expect.poll(() => parameter(page, 'select'), SOON).toMatch(/^township:\d+$/);
			await page.getByRole('heading', { name: '石门镇' }).waitFor();
			await expect.poll(() => parameter(page, 'at'), SOON).not.toBeNull();
			const village = record(page).locator('.record a[href*="village:"]').first();
			const name = (await village.textContent())!.trim();
			await village.click();
			await page.getByRole('heading', { name }).waitFor();
			expect(await record(page).getByRole('navigation').textContent()).toContain('石门镇');
			await page.goBack();
			await page.getByRole('heading', { name: '石门镇' }).waitFor();
		}
	);

	pageTest('a permalink opens the finding with its explanation; the keyboard selects it again', async ({ open }) => {
		const page = await open('/map?select=finding:1', { context: DESK });
		await drawn(page);
		await page.getByRole('heading', { name: '疑似图斑 0001' }).waitFor();
		await page.getByText('怎么算出来的').waitFor();
		await expect.poll(() => parameter(page, 'at'), SOON).toBe(null);
		await page.getByRole('button', { name: '放大' }).click();
		await expect.poll(() => parameter(page, 'at'), SOON).toMatch(/^11\d\.\d+,38\.\d+,\d+\.\d+$/);
		const kept = page.url();
		await record(page).getByRole('button', { name: '关闭' }).click();
		await expect.poll(() => parameter(page, 'select'), SOON).toBeNull();
		await drawn(page);
		await page.locator('canvas').focus();
		await page.keyboard.press('Enter');
		await expect.poll(() => parameter(page, 'select'), SOON).toMatch(/:\d+$/);
		await page.goto(kept);
		await page.getByRole('heading', { name: '疑似图斑 0001' }).waitFor();
		expect(parameter(page, 'at')).toBe(new URL(kept).searchParams.get('at'));
	});

	pageTest('a click on the map opens what lies there, and a click beside the county closes it', async ({ open }) => {
		const page = await open('/map', { context: DESK });
		await drawn(page);
		const box = (await page.locator('canvas').boundingBox())!;
		await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
		await expect.poll(() => parameter(page, 'select'), SOON).toMatch(/^[a-z_]+:\d+$/);
		await record(page).getByRole('heading', { level: 2 }).first().waitFor();
		await page.mouse.click(box.x + 60, box.y + 60);
		await expect.poll(() => parameter(page, 'select'), SOON).toBeNull();
	});

	pageTest('what is not there is said so, in the record and in the search', async ({ open }) => {
		const page = await open('/map?select=contract:999999', { context: DESK });
		await page.getByText('没有这条记录').waitFor();
		await page.goto(new URL('/map?q=没有这样的村', page.url()).href);
		await page.getByText('没有找到').waitFor();
	});

	pageTest('on a phone the legend is a drawer and the record a sheet at the foot', async ({ open }) => {
		const page = await open('/map?select=village:1', { context: PHONE, language: 'en' });
		await drawn(page);
		expect(
			await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
		).toBeLessThanOrEqual(0);
		const sheet = (await record(page).boundingBox())!;
		expect(sheet.y).toBeGreaterThan(844 * 0.35);
		const layer = page.getByRole('checkbox', { name: 'Township border' });
		expect(await layer.isVisible()).toBe(false);
		await page.getByRole('button', { name: 'Legend' }).click();
		await layer.uncheck();
		await expect.poll(() => parameter(page, 'layers'), SOON).not.toContain('township');
	});

	pageTest('on a phone the label of what is selected lies whole on the map, and under no tool', async ({ open }) => {
		const page = await open('/map?select=finding:129', { context: PHONE });
		await drawn(page);
		const label = page.locator('section.map p', { hasText: '亩' }).filter({ hasText: '超合同面积' });
		await label.waitFor(SOON);
		const map = (await page.locator('section.map').boundingBox())!;
		const box = (await label.boundingBox())!;
		expect(box.x).toBeGreaterThanOrEqual(map.x);
		expect(box.x + box.width).toBeLessThanOrEqual(map.x + map.width);
		const tools = await page.locator('section.map [data-over-map]').all();
		expect(tools.length).toBeGreaterThanOrEqual(3);
		for (const each of tools) {
			const tool = (await each.boundingBox())!;
			const apart =
				box.x >= tool.x + tool.width ||
				tool.x >= box.x + box.width ||
				box.y >= tool.y + tool.height ||
				tool.y >= box.y + box.height;
			expect(apart).toBe(true);
		}
	});
});
