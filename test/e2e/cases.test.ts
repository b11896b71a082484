import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { Role } from '#auth/roles.ts';
import { accessibilityFaults, pageTest } from '#test/pages.ts';

const SOON = { timeout: 15_000 };
const next = (page: Page) => page.getByRole('complementary', { name: '下一步' });

describe('a case', () => {
	pageTest(
		'is opened on a finding, sent out, measured, and told in the list; nothing is skipped',
		async ({ open, serve }) => {
			const { address } = await serve();
			const as = (path: string, role: Role) => open(path, { address, as: role });
			const township = await as('/land/findings?kind=over_area&status=suspected', 'township');
			await township.locator('tbody tr[aria-rowindex]').first().dblclick();
			const panel = township.locator('aside');
			await panel.getByRole('button', { name: '立案' }).click();
			await township
				.getByRole('dialog')
				.getByText(/家庭承包地不立案/)
				.waitFor();
			await township.getByRole('dialog').getByRole('button', { name: '立案' }).click();
			await township.getByRole('heading', { name: /^核查案件 \d{4}$/ }).waitFor();
			const path = new URL(township.url()).pathname;
			await next(township).getByLabel('派查给（人或组）').fill('石门村丈量组');
			await next(township).getByRole('button', { name: '派查', exact: true }).last().click();
			await township
				.getByRole('status')
				.getByText(/派查，已记下/)
				.waitFor();
			expect(await accessibilityFaults(township)).toEqual([]);

			const inspector = await as(path, 'inspector');
			const form = next(inspector);
			await form.getByLabel('实测亩').fill('3.21');
			await form.getByLabel('丈量人').fill('张建');
			for (const side of ['东', '南', '北']) await form.getByLabel(`${side}邻已签字`).check();
			await form.getByRole('button', { name: '登记丈量' }).click();
			// A neighbour who did not sign: it is said why.
			await form.getByText('▲ 西邻没有签字，请写明原因。').waitFor();
			await form.getByLabel('西邻未签原因').fill('外出，电话告知');
			await form.getByRole('button', { name: '登记丈量' }).click();
			await inspector
				.getByRole('status')
				.getByText(/登记丈量，已记下/)
				.waitFor();
			await inspector.getByText('可作收费依据').waitFor();
			await inspector.getByText(/还没有核定应缴/).waitFor();

			const list = await as('/land/cases?state=measured', 'centre');
			await list.getByRole('grid').getByText('3.21').waitFor();
			expect(await accessibilityFaults(list)).toEqual([]);
		}
	);

	pageTest('prints as an evidence sheet, a page each, with what a sheet must say', async ({ open }) => {
		const page = await open('/land/cases/print?state=measured', { as: 'centre' });
		const sheets = page.getByRole('article');
		await sheets.first().waitFor();
		expect(await sheets.count()).toBe(3);
		const first = sheets.first();
		for (const part of ['审图号', 'CGCS2000 · EPSG:4546', '使用人', '丈量人', '界线示意', /比例 1:/])
			await first.getByText(part).first().waitFor();
		expect(await first.textContent()).not.toContain('测算');
	});
});

describe('a charge', () => {
	pageTest('takes money up to what is open, each receipt once, and tells where it stands', async ({ open, serve }) => {
		const { address } = await serve();
		const page = await open('/land/charges?sort=open&down=1', { address, as: 'agency' });
		await page.getByRole('grid').focus();
		await page.keyboard.press('Home');
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { name: /^收费 \d{4}$/ }).waitFor();
		const pay = async (amount: string, receipt: string) => {
			await page.getByLabel('金额（元）').first().fill(amount);
			await page.getByLabel('登记票据号').fill(receipt);
			await page.getByRole('button', { name: '登记', exact: true }).click();
		};
		await pay('99999999.00', '晋A 7001');
		await page.getByText(/超过未缴的：最多/).waitFor();
		await pay('100.50', '晋A 7001');
		await page.getByRole('status').getByText('已登记缴款 100.50 元').waitFor();
		await page
			.getByRole('table', { name: '缴款' })
			.getByText(/晋A7001 · 农村集体经济组织专用票据/)
			.waitFor();
		await pay('1', '晋a7001');
		await page.getByText(/票据号 晋A7001 在 .* 已经登记过/).waitFor();
		await expect.poll(() => page.getByRole('table', { name: '缴款' }).getByText('100.50').count(), SOON).toBe(1);
		expect(await accessibilityFaults(page)).toEqual([]);
		await page.getByRole('link', { name: '打印缴款通知单' }).click();
		await page.getByText('非收款凭证').first().waitFor();
	});

	pageTest('of a village shows in its township’s and the county’s sums', async ({ open }) => {
		const page = await open('/land/charges?by=village', { as: 'centre' });
		const cell = (row: string, at: number) => page.locator(`${row} td`).nth(at);
		expect(await cell('tfoot tr', 1).textContent()).toBe('3\u00a0350.00');
		expect(await cell('tfoot tr', 3).textContent()).toContain('21\u00a0870\u00a0000.00');
		const whole = Number((await cell('tfoot tr', 2).textContent())!.replaceAll(/[^\d.]/g, ''));
		const parts = await page.locator('tr.sub td:nth-child(4)').allTextContents();
		expect(parts.reduce((sum, part) => sum + Number(part.replaceAll(/[^\d.]/g, '')), 0)).toBe(whole);
	});
});
