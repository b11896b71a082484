import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { mbtiles, tilesOver } from '#test/imagery-files.ts';
import { zip } from '#test/import-files.ts';
import { pageTest } from '#test/pages.ts';

/** Each starts a server of its own on a copy of the demo county. */
const SLOW = { timeout: 240_000 };
const SOON = { timeout: 60_000 };
const HERE: [number, number] = [111.67, 38.28];
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

async function fill(page: Page, file: string, source: string): Promise<void> {
	await page.getByRole('button', { name: '收进影像' }).first().click();
	const form = page.getByRole('dialog', { name: '收进一期影像' });
	await form.getByLabel('文件').setInputFiles(file);
	await form.getByLabel('拍摄日期').fill('2025-09-30');
	await form.getByLabel('来源', { exact: true }).fill(source);
	await form.getByRole('button', { name: '上传并收进' }).click();
}

pageTest(
	'imagery is taken in by a page, seen on the map, taken off it with an undo, exported, and removed after a question',
	SLOW,
	async ({ open, serve, tolerate }) => {
		// The set is taken off and removed while the map beside it may still ask for some of its pictures.
		tolerate(/404.*\/tiles\/imagery\/3\//);
		const server = await serve();
		const page = await open('/map/imagery', { address: server.address });
		await row(page, '2026-09-18').waitFor();
		const tiles = tilesOver(HERE, [12, 13, 14]);
		await fill(
			page,
			await zip(Object.fromEntries(tiles.map(({ z, x, y, bytes }) => [`瓦片/${z}/${x}/${y}.png`, bytes]))),
			'航测队'
		);
		await page.getByText('已收进，第 3 期').waitFor(SOON);
		await row(page, '航测队').waitFor();
		expect(await row(page, '航测队').getAttribute('class')).toContain('current');
		const facts = page.getByRole('region', { name: '航测队' });
		expect(await facts.textContent()).toMatch(/27 · 256 像素[\s\S]*瓦片文件夹/);
		const seen = page.waitForResponse(
			(response) => response.url().includes('/tiles/imagery/3/') && response.status() === 200,
			SOON
		);
		await page.reload();
		await seen;

		await page.getByRole('button', { name: '停用' }).click();
		await row(page, '航测队').getByText('已停用').waitFor(SOON);
		await page.getByRole('combobox', { name: '状态' }).selectOption('off');
		await expect.poll(() => page.getByRole('row').count(), SOON).toBe(2);
		const href = (await page.getByRole('link', { name: 'CSV', exact: true }).getAttribute('href'))!;
		const csv = await (await page.request.get(new URL(href, page.url()).href)).text();
		expect(csv.split('\r\n').filter(Boolean)).toHaveLength(2);
		expect(csv).toContain('航测队');
		await page.getByRole('button', { name: '撤销' }).click();
		await page.getByText('没有符合的影像').waitFor(SOON);
		await page.getByRole('button', { name: '全部显示' }).click();
		await row(page, '航测队').getByText('在图上').waitFor(SOON);

		await row(page, '航测队').click();
		await expect.poll(() => parameter(page, 'set'), SOON).toBe('3');
		await facts.getByRole('button', { name: '删除' }).click();
		const question = page.getByRole('dialog', { name: '删除“航测队”？' });
		await question.getByText('不能撤销').waitFor();
		await question.getByRole('button', { name: '取消' }).click();
		await question.waitFor({ state: 'detached' });
		expect(await row(page, '航测队').count()).toBe(1);
		await facts.getByRole('button', { name: '删除' }).click();
		await question.getByRole('button', { name: '删除' }).click();
		await page.getByText('“航测队”已删除').waitFor(SOON);
		await expect.poll(() => row(page, '航测队').count(), SOON).toBe(0);
		expect((await page.request.get(`${server.address}/tiles/imagery/3/12/0/0`)).status()).toBe(404);
	}
);

pageTest(
	'what is no imagery of the county is refused in words, and the page goes on',
	SLOW,
	async ({ open, serve }) => {
		const server = await serve();
		const page = await open('/map/imagery', { address: server.address });
		await fill(page, await zip({ 'readme.txt': 'nothing' }), '不知道');
		await page.getByRole('alert').getByText('里面没有一张瓦片').waitFor(SOON);
		await fill(page, mbtiles(tilesOver([2.35, 48.85], [12])), '巴黎');
		await page.getByRole('alert').getByText('影像不在本县').waitFor(SOON);
		await fill(page, mbtiles(tilesOver(HERE, [12])), '很长的来源'.repeat(12));
		await row(page, '很长的来源').waitFor(SOON);
	}
);

pageTest('the list is sorted and read by keys, on a phone too', async ({ open }) => {
	const page = await open('/map/imagery', {
		language: 'en',
		context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
	});
	await page.getByRole('button', { name: /Taken on/ }).click();
	await expect.poll(() => page.getByRole('row').nth(1).textContent(), SOON).toContain('2024-09-20');
	await page.getByRole('grid').focus();
	await page.keyboard.press('ArrowDown');
	await page.getByRole('heading', { name: /2026-09-18/ }).waitFor(SOON);
	expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});
