import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { pageTest } from '#test/pages.ts';

/** A machine that tests may be busy with much else. */
const SOON = { timeout: 15_000 };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const rows = (page: Page) => page.locator('[role=grid] tbody tr:not(.gap)');
const total = (page: Page) => page.locator('.total');
/** The first number in a text, its groups of three joined. */
const figure = (text: string | null): number => Number(/[\d\u00a0]+/.exec(text ?? '')?.[0].replaceAll('\u00a0', ''));
const overflow = (page: Page) =>
	page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('suspected findings', () => {
	pageTest('the list says how many, in two accounts, and a filter narrows all of it', async ({ open }) => {
		const page = await open('/land/findings');
		await rows(page).first().waitFor();
		const all = figure(await total(page).textContent());
		expect(all).toBeGreaterThan(100);
		await page.getByRole('button', { name: '类型', exact: false }).first().click();
		await page.getByRole('menuitemcheckbox', { name: '超合同面积' }).click();
		await page.keyboard.press('Escape');
		await expect.poll(async () => figure(await total(page).textContent()), SOON).toBeLessThan(all);
		expect(await total(page).textContent()).toContain('地上图斑 0.00');
		const kinds = await rows(page).locator('td:nth-child(2)').allTextContents();
		expect(new Set(kinds.map((kind) => kind.trim()))).toEqual(new Set(['超合同面积']));
		await expect.poll(() => new URL(page.url()).searchParams.get('kind'), SOON).toBe('over_area');
		const left = await total(page).textContent();
		await page.reload();
		expect(await total(page).textContent()).toBe(left);
	});

	pageTest('a head sorts and says so; the other way round on the second press', async ({ open }) => {
		const page = await open('/land/findings');
		const over = page.getByRole('columnheader', { name: /疑似/ });
		expect(await over.getAttribute('aria-sort')).toBe('descending');
		await over.getByRole('button').click();
		await expect.poll(() => over.getAttribute('aria-sort'), SOON).toBe('ascending');
		const numbers = async () =>
			(await rows(page).locator('td:nth-child(7)').allTextContents()).map((text) =>
				Number(text.trim().replaceAll('\u00a0', '').replace('−', '-'))
			);
		const shown = await numbers();
		expect(shown).toEqual([...shown].sort((a, b) => a - b));
		expect(shown.length).toBeGreaterThan(20);
	});

	pageTest('keys move, select and open; the explanation subtracts what it shows', async ({ open }) => {
		const page = await open('/land/findings?kind=over_area');
		await page.getByRole('grid').focus();
		for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Space');
		await expect.poll(() => page.locator('tr[aria-selected="true"]').count(), SOON).toBe(1);
		expect(await page.locator('tr.current').getAttribute('aria-rowindex')).toBe('4');
		const number = (await page.locator('tr.current td').first().textContent())!.trim();
		// The map names the same finding.
		await page.locator('.callout', { hasText: number }).waitFor();
		await page.keyboard.press('Enter');
		const panel = page.locator('aside');
		await panel.getByRole('heading', { name: `疑似图斑 ${number}` }).waitFor();
		expect(new URL(page.url()).pathname).toBe(`/land/findings/${Number(number)}`);
		const [measured, contracted, over] = (await panel.locator('figcaption b').allTextContents()).map((text) =>
			Math.round(Number(text.replaceAll('\u00a0', '')) * 100)
		);
		expect(measured! - contracted!).toBe(over);
		await page.keyboard.press('Escape');
		await expect.poll(() => new URL(page.url()).pathname, SOON).toBe('/land/findings');
	});

	pageTest('the file holds what the filter leaves, and no whole name', async ({ open }) => {
		const page = await open('/land/findings?kind=no_contract,over_area&mu=1');
		const count = figure(await total(page).textContent());
		const address = (await page.getByRole('link', { name: '导出台账' }).getAttribute('href'))!;
		const answer = await page.request.get(new URL(address, page.url()).href);
		expect(answer.headers()['content-type']).toBe('text/csv; charset=utf-8');
		const lines = (await answer.text()).split('\r\n').filter(Boolean);
		expect(lines[0]!.startsWith('\ufeff图斑号,类型,乡镇')).toBe(true);
		expect(lines.length - 1).toBe(count);
		for (const line of lines.slice(1)) expect(line.split(',')[5]).toMatch(/^$|\*\*$|社$|公司$|场$|厂$|会$/);
	});

	pageTest('no finding of that number: the page says so and the shell stays', async ({ open, tolerate }) => {
		tolerate(/404/);
		const page = await open('/land/findings/99999999');
		await page.getByRole('heading', { name: '打不开这一页' }).waitFor();
		await page.getByRole('navigation', { name: '主导航' }).waitFor();
	});

	pageTest('on a phone and in English nothing runs over the edge', async ({ open }) => {
		const page = await open('/land/findings', { language: 'en', context: PHONE });
		await rows(page).first().waitFor();
		expect(await overflow(page)).toBeLessThanOrEqual(0);
		await rows(page).nth(2).getByRole('button').click();
		await page.getByRole('heading', { name: /^Finding \d+/ }).waitFor();
		expect(await overflow(page)).toBeLessThanOrEqual(0);
	});

	pageTest('the language changes and the list stays as it was', async ({ open }) => {
		const page = await open('/land/findings?kind=no_contract');
		await page.getByRole('button', { name: '切换到英文' }).click();
		await page.getByRole('heading', { name: 'Suspected findings' }).waitFor();
		expect(new URL(page.url()).searchParams.get('kind')).toBe('no_contract');
		expect(await page.locator('html').getAttribute('lang')).toBe('en');
	});
});

describe('a decision', () => {
	pageTest('needs a reason, shows at once, and can be taken back', async ({ open, tolerate, serve }) => {
		tolerate(/409/);
		const server = await serve();
		const page = await open('/land/findings', { address: server.address });
		await rows(page).first().waitFor();
		const before = figure(await total(page).textContent());
		const apart = page.getByRole('link', { name: /另有不属实 \d+ 处/ });
		const dismissed = figure(await apart.textContent());
		await rows(page).first().getByRole('button').click();
		const panel = page.locator('aside');
		await panel.getByRole('button', { name: '不属实…' }).click();
		const dialog = page.getByRole('dialog');
		await dialog.getByLabel('理由').fill('　　　　看');
		await dialog.getByRole('button', { name: '记为不属实' }).click();
		await dialog.getByText('请写明理由').waitFor();
		await dialog.getByLabel('理由').fill('已到现场，超出部分为公用路面');
		await dialog.getByRole('button', { name: '记为不属实' }).click();
		await panel.locator('header').getByText('不属实').waitFor();
		// It is in no sum any more, and what is in none says so.
		await expect.poll(async () => figure(await total(page).textContent()), SOON).toBe(before - 1);
		await expect.poll(async () => figure(await apart.textContent()), SOON).toBe(dismissed + 1);
		await panel.getByText('已到现场，超出部分为公用路面').waitFor();
		// What it moves is compared anew by itself, and the page follows.
		await page
			.getByText(/第 2 次/)
			.first()
			.waitFor(SOON);
		await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
		await panel.locator('header').getByText('疑似', { exact: true }).waitFor();
		await expect.poll(async () => figure(await total(page).textContent()), SOON).toBe(before);
	});
});
