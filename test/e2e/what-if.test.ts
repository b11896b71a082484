import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { pageTest } from '#test/pages.ts';

/** A machine that tests may be busy with much else. */
const SOON = { timeout: 15_000 };
const panel = (page: Page) => page.locator('aside');
const result = (page: Page, kind: string) =>
	panel(page).getByRole('table', { name: '结果' }).getByRole('row', { name: kind }).getByRole('cell');
const figures = async (page: Page, kind: string): Promise<number[]> =>
	(await result(page, kind).allTextContents()).map((text) => Number(text.replaceAll('\u00a0', '').replace('−', '-')));

describe('a tolerance on trial', () => {
	pageTest('moved, it tells what would be listed and what no more; nothing else changes', async ({ open }) => {
		const page = await open('/land/findings');
		await page.getByRole('link', { name: '试算误差' }).click();
		await panel(page).getByRole('heading', { name: '试算允许误差' }).waitFor();
		const [now, then, nowMu, thenMu] = await figures(page, '超合同面积');
		expect(now).toBeGreaterThan(50);
		expect([then, thenMu]).toEqual([now, nowMu]);
		await panel(page).getByText('没有一条变化').waitFor();

		await panel(page).getByLabel('合同面积的').fill('20');
		await panel(page).getByLabel('合同面积的').press('Enter');
		await expect.poll(async () => (await figures(page, '超合同面积'))[1], SOON).toBeLessThan(now!);
		const [same, fewer, sameMu, lessMu] = await figures(page, '超合同面积');
		expect([same, sameMu]).toEqual([now, nowMu]);
		expect(lessMu).toBeLessThan(nowMu!);
		const leads = panel(page).getByRole('table', { name: '会列入和不再列入的' }).locator('tbody tr');
		const going = await leads.filter({ hasText: '不再列入' }).count();
		expect(going).toBeGreaterThanOrEqual(now! - fewer!);
		expect(new URL(page.url()).searchParams.get('percent')).toBe('20');

		const address = (await panel(page).getByRole('link', { name: '下载明细' }).getAttribute('href'))!;
		const answer = await page.request.get(new URL(address, page.url()).href);
		const lines = (await answer.text()).split('\r\n').filter(Boolean);
		expect(lines[0]!.startsWith('\ufeff来去,类型,图斑号')).toBe(true);
		expect(lines.length - 1).toBe(await leads.count());

		await panel(page).getByRole('button', { name: '回到现在的误差' }).click();
		await expect.poll(async () => (await figures(page, '超合同面积'))[1], SOON).toBe(now);
		await panel(page).getByRole('button', { name: '返回列表' }).click();
		await expect.poll(() => new URL(page.url()).pathname, SOON).toBe('/land/findings');
	});

	pageTest('of walks it has metres, and says that no money rests on them', async ({ open }) => {
		const page = await open('/land/findings/what-if?method=walk');
		expect(await panel(page).getByLabel('定位精度').inputValue()).toBe('3');
		await panel(page).getByText('只作线索，不作收费依据').waitFor();
		await panel(page).getByLabel('第二项，滑块').fill('0.5');
		await expect.poll(() => new URL(page.url()).searchParams.get('metres'), SOON).toBe('0.5');
		const [now, then] = await figures(page, '超合同面积');
		expect(then).toBeGreaterThan(now!);
	});

	pageTest('set, and compared again, the list is what the trial said', async ({ open, serve }) => {
		const server = await serve();
		const page = await open('/land/findings/what-if?method=imagery&percent=15', { address: server.address });
		const [, then] = await figures(page, '超合同面积');
		await panel(page).getByLabel('依据').first().fill('县委农办会议纪要');
		await panel(page).getByRole('button', { name: '定为允许误差' }).click();
		await page.getByText('已定：从').waitFor();
		await panel(page).getByText('没有一条变化').waitFor();
		await page.getByRole('button', { name: '重新比对' }).click();
		await page
			.getByText(/不再存在 \d+/)
			.first()
			.waitFor({ timeout: 120_000 });
		const listed = page.getByRole('table', { name: '按类型' }).getByRole('row', { name: '超合同面积' });
		await panel(page).getByRole('button', { name: '返回列表' }).click();
		await expect.poll(async () => Number(await listed.getByRole('cell').first().textContent()), SOON).toBe(then);
	});
});
