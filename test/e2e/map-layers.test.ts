import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { pageTest } from '#test/pages.ts';

/** Tiles drawn by a software renderer on a machine that tests keep busy. */
const SOON = { timeout: 45_000 };
const DESK = { viewport: { width: 1300, height: 700 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const drawn = (page: Page) => page.locator('[data-still="true"]').waitFor({ state: 'attached', ...SOON });
const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const imagery = (page: Page, date: string) => page.getByRole('checkbox', { name: new RegExp(`虚构影像.*${date}`) });
const line = (page: Page) => page.getByRole('slider', { name: /卷帘位置|Place of the swipe/ });

describe('layers of the map', () => {
	pageTest('imagery of a day is switched on, asked for picture by picture, and in the address', async ({ open }) => {
		const page = await open('/map', { context: DESK });
		await drawn(page);
		await page.getByText('演示数据期间不用外部底图').waitFor();
		const asked: string[] = [];
		page.on('response', (response) => asked.push(`${response.status()} ${new URL(response.url()).pathname}`));
		await imagery(page, '2026-09-18').check();
		await expect.poll(() => parameter(page, 'layers'), SOON).toMatch(/(^|\.)imagery_2($|\.)/);
		await page.goto(new URL('/map?layers=county.imagery_2&at=111.61,38.3847,14', page.url()).href);
		await expect.poll(() => asked.some((each) => each.startsWith('200 /tiles/imagery/2/15/')), SOON).toBe(true);
		expect(asked.filter((each) => each.includes('/tiles/imagery/1/') || each.includes('/tiles/base/'))).toEqual([]);
		expect(await imagery(page, '2026-09-18').isChecked()).toBe(true);
		expect(await imagery(page, '2024-09-20').isChecked()).toBe(false);
	});

	pageTest('from afar a village’s parcels are drawn as one, near by each for itself', async ({ open }) => {
		const page = await open('/map', { context: DESK });
		await drawn(page);
		const asked: string[] = [];
		page.on('response', (response) => asked.push(`${response.status()} ${new URL(response.url()).pathname}`));
		const at = (place: string) =>
			page.goto(new URL(`/map?layers=county.parcel.occupation&at=${place}`, page.url()).href);
		const tiles = (name: string) => asked.filter((each) => each.includes(`/tiles/${name}/`));
		await at('111.61,38.3847,10');
		await expect.poll(() => tiles('village_land').some((each) => each.startsWith('200 ')), SOON).toBe(true);
		await drawn(page);
		expect(tiles('parcel')).toEqual([]);
		const later = (name: string) => page.getByRole('checkbox', { name: new RegExp(`${name}.*放大后显示`) }).count();
		expect(await later('实测范围')).toBe(1);
		expect(await later('土地确权图斑')).toBe(0);
		asked.length = 0;
		await at('111.61,38.3847,14');
		await expect.poll(() => tiles('parcel').some((each) => each.startsWith('200 ')), SOON).toBe(true);
		await drawn(page);
		expect(tiles('village_land')).toEqual([]);
	});

	pageTest('land use shows its colours with a key of what is there', async ({ open }) => {
		const page = await open('/map', { context: DESK });
		await page.getByRole('checkbox', { name: '土地利用（三调）' }).check();
		const key = page.getByRole('list', { name: '现有地类' });
		await key.getByText('果园').waitFor();
		expect(await key.getByRole('listitem').count()).toBeGreaterThan(5);
		expect(await key.getByText('0102').count()).toBe(1);
		expect(await key.getByText('0202').count()).toBe(0);
		await page.getByRole('checkbox', { name: '土地利用（三调）' }).uncheck();
		await expect.poll(() => key.count()).toBe(0);
	});

	pageTest(
		'what is shown is listed from the top down; a layer is weakened, remembered, and weakened in a link',
		async ({ open }) => {
			const page = await open('/map?layers=village.parcel.land_use', { context: DESK });
			await drawn(page);
			await page.getByRole('button', { name: '次序与透明度' }).click();
			const sliders = page.getByRole('slider', { name: /的不透明度/ });
			await expect
				.poll(() => sliders.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label'))), SOON)
				.toEqual(['村界的不透明度', '土地确权图斑的不透明度', '土地利用（三调）的不透明度']);
			await sliders.last().focus();
			for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowLeft');
			await expect.poll(() => parameter(page, 'opacity'), SOON).toBe('land_use:80');
			const link = page.url();
			await page.goto(new URL('/map?layers=land_use', page.url()).href);
			await page.getByRole('button', { name: '次序与透明度' }).click();
			await expect.poll(() => sliders.first().inputValue(), SOON).toBe('80');
			await page.getByRole('button', { name: '全部恢复' }).click();
			expect(await sliders.first().inputValue()).toBe('100');
			await page.goto(link);
			await page.getByRole('button', { name: '次序与透明度' }).click();
			await expect.poll(() => sliders.last().inputValue(), SOON).toBe('80');
		}
	);

	pageTest('two dates are swiped by the keyboard, each side with its date and source', async ({ open }) => {
		const page = await open('/map', { context: DESK });
		await drawn(page);
		await page.getByRole('button', { name: '卷帘对比' }).click();
		const sides = page.getByRole('group', { name: '卷帘' });
		expect(await sides.getByRole('combobox', { name: '左侧图层' }).inputValue()).toBe('imagery_1');
		expect(await sides.getByRole('combobox', { name: '右侧图层' }).inputValue()).toBe('imagery_2');
		await line(page).focus();
		expect(await line(page).getAttribute('aria-valuenow')).toBe('50');
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('PageUp');
		expect(await line(page).getAttribute('aria-valuenow')).toBe('62');
		expect(await line(page).getAttribute('aria-valuetext')).toBe('左侧占 62%');
		await page.keyboard.press('Home');
		await page.keyboard.press('ArrowLeft');
		expect(await line(page).getAttribute('aria-valuenow')).toBe('2');
		await expect.poll(() => parameter(page, 'swipe'), SOON).toBe('imagery_1,imagery_2,2');
		await sides.getByRole('combobox', { name: '左侧图层' }).selectOption('imagery_2');
		expect(await sides.getByRole('combobox', { name: '右侧图层' }).inputValue()).toBe('imagery_1');
		await sides.getByRole('combobox', { name: '右侧图层' }).selectOption('land_use');
		await expect.poll(() => parameter(page, 'swipe'), SOON).toBe('imagery_2,land_use,2');
		await page.getByRole('button', { name: '结束卷帘' }).click();
		await expect.poll(() => parameter(page, 'swipe'), SOON).toBeNull();
		expect(await line(page).count()).toBe(0);
	});

	pageTest('a shared link opens the swipe on a phone, where the line follows the finger', async ({ open }) => {
		const page = await open('/map?swipe=imagery_1,imagery_2,40&at=111.61,38.3847,14', {
			context: PHONE,
			language: 'en'
		});
		await drawn(page);
		const box = (await line(page).boundingBox())!;
		expect(box.width).toBeGreaterThanOrEqual(44);
		const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
		await page.mouse.move(x, y);
		await page.mouse.down();
		await page.mouse.move(x + 78, y, { steps: 4 });
		await page.mouse.up();
		await expect.poll(async () => Number(await line(page).getAttribute('aria-valuenow'))).toBe(60);
		expect(
			await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
		).toBeLessThanOrEqual(0);
		await page.getByRole('group', { name: 'Swipe' }).getByText('演示数据，程序绘制').first().waitFor();
	});
});
