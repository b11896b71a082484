import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibilityFaults, pageTest } from '#test/pages.ts';

const SOON = { timeout: 30_000 };
const rows = (page: Page) => page.locator('[role=grid] tbody tr:not(.gap)');

describe('待办与进度', () => {
	pageTest('what waits opens its record, and narrows to one kind', async ({ open }) => {
		const page = await open('/land', { as: 'township' });
		await rows(page).first().waitFor(SOON);
		expect(await accessibilityFaults(page)).toEqual([]);
		await page.getByLabel('事项').selectOption('case');
		await page.waitForURL(/kind=case/, SOON);
		const link = rows(page).first().getByRole('link').first();
		await link.click();
		await page.waitForURL(/\/land\/cases\/\d+$/, SOON);
	});

	pageTest('progress goes down from county to village, and a figure opens its list', async ({ open }) => {
		const page = await open('/land?view=progress', { as: 'centre' });
		const panel = page.getByRole('complementary');
		for (const figure of ['1 530', '1 559', '343', '3 350', '2 187.0'])
			expect(await panel.getByText(figure, { exact: true }).count(), figure).toBeGreaterThan(0);
		await page.getByRole('link', { name: '石门镇' }).click();
		await page.waitForURL(/place=149901102$/, SOON);
		await page.getByRole('link', { name: '上峪村' }).click();
		await page.waitForURL(/place=149901102\d{3}$/, SOON);
		expect(await accessibilityFaults(page)).toEqual([]);
		await panel.getByTitle('看清单').first().click();
		await page.waitForURL(/\/land\/contracts\?.*place=149901102/, SOON);
	});
});

pageTest('the wall has a board of 清化收: six numbers, each with its list, nothing estimated', async ({ open }) => {
	const page = await open('/screen?board=land', { context: { viewport: { width: 1920, height: 1080 } } });
	await page.getByText('已化解债务').waitFor(SOON);
	const numbers = page.locator('.numbers .value a');
	expect(await numbers.count()).toBe(6);
	expect(await page.locator('main').innerText()).not.toMatch(/测算金额|问题线索/);
	expect(await page.getByRole('link', { name: '清化收' }).getAttribute('aria-current')).toBe('page');
	await numbers.nth(3).click();
	await page.waitForURL(/\/land\/charges/, SOON);
});

pageTest(
	'the wall has a board of zones, each opening its page, which says who lives there and of how many villages',
	async ({ open }) => {
		const page = await open('/screen?board=zones', { context: { viewport: { width: 1920, height: 1080 } } });
		await page.getByText('涉及村').waitFor(SOON);
		const numbers = page.locator('.numbers');
		expect(await numbers.innerText()).toMatch(/98\s*\/ 144\s*村/);
		expect(await numbers.innerText()).toMatch(/98 村中 \d+ 村填报/);
		expect(await page.getByRole('link', { name: '产业区', exact: true }).getAttribute('aria-current')).toBe('page');
		expect(await page.locator('.lists').last().getByRole('link').count()).toBe(16);
		await page.getByRole('link', { name: '玉露香梨' }).click();
		await page.waitForURL(/\/zones\/\d+$/, SOON);
		await page.getByText('户籍人口').first().waitFor(SOON);
		expect(await page.locator('.figures').innerText()).toMatch(/13 村中 \d+ 村填报/);
	}
);

pageTest(
	'the base date and targets are set from a day on, and what does not fit is refused in words',
	{ timeout: 120_000 },
	async ({ open, serve }) => {
		const { address } = await serve();
		const page = await open('/land/debts', { address, as: 'centre' });
		await page.getByRole('button', { name: '基准与目标' }).click();
		const form = page.getByRole('dialog', { name: '基准与目标' });
		await form.getByLabel('第 1 档 2026 年底 %').fill('101');
		await form.getByLabel('依据（文件名称、文号） *').fill('演示〔2026〕5号');
		await form.getByRole('button', { name: '保存设定' }).click();
		await form.getByText('百分数在 0 到 100 之间').waitFor(SOON);
		expect(await accessibilityFaults(page)).toEqual([]);
		await form.getByLabel('第 1 档 2026 年底 %').fill('90');
		await form.getByRole('button', { name: '保存设定' }).click();
		await page.getByText('已保存').waitFor(SOON);
		await page.getByRole('button', { name: '基准与目标' }).click();
		await form.getByText('依据：演示〔2026〕5号').waitFor(SOON);
	}
);

pageTest('who may not see debts has no layer of them on the map', async ({ open }) => {
	const page = await open('/map', { as: 'grid_officer' });
	await page.getByText('图斑核查进度').first().waitFor(SOON);
	expect(await page.getByText('各村债权债务余额').count()).toBe(0);
});
