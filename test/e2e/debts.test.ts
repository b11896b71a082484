import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibilityFaults, pageTest } from '#test/pages.ts';

/** A machine that tests may be busy with much else. */
const SOON = { timeout: 30_000 };
const SLOW = { timeout: 300_000 };
const rows = (page: Page) => page.locator('[role=grid] tbody tr:not(.gap)');
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });

describe('债权债务', () => {
	pageTest(
		'a debt is entered, paid in part, paid too much and refused, and the payment is taken back',
		SLOW,
		async ({ open, serve }) => {
			const { address } = await serve();
			const page = await open('/land/debts?side=payable', { address, as: 'centre' });
			await rows(page).first().waitFor(SOON);
			await page.getByRole('button', { name: '登记债务' }).click();
			const form = dialog(page, '登记债务');
			await form.getByRole('button', { name: '保存' }).click();
			await form.getByText('应为本账范围内的村').waitFor(SOON);
			expect(await accessibilityFaults(page)).toEqual([]);
			await form.getByLabel('村 *').selectOption({ label: '上峪村' });
			await form.getByLabel('对方 *').fill('示例路桥公司');
			await form.getByLabel('对方类别 *').selectOption({ label: '企业' });
			await form.getByLabel('来源 *').selectOption({ label: '历年工程欠款' });
			await form.getByLabel('形成日期').fill('2019-05-01');
			await form.getByLabel('金额 *').fill('12000.50');
			await form.getByRole('button', { name: '保存' }).click();
			await page.getByText('已登记').waitFor(SOON);
			const panel = page.getByRole('complementary', { name: '示例路桥公司' });
			await panel.getByText('12 000.50').first().waitFor(SOON);

			await panel.getByRole('button', { name: '记一笔' }).click();
			const move = dialog(page, '记一笔变动');
			await move.getByLabel('金额 *').fill('20000');
			await move.getByLabel('凭证号 *').fill('记-12');
			await move.getByRole('button', { name: '保存' }).click();
			await move.getByText('超过余额：那天起最多 12000.50 元').waitFor(SOON);
			await move.getByLabel('金额 *').fill('2000.50');
			await move.getByRole('button', { name: '保存' }).click();
			await panel.getByText('10 000.00').first().waitFor(SOON);

			await panel.getByRole('button', { name: /^冲回/ }).click();
			const back = dialog(page, '冲回这一笔');
			await back.getByLabel('原因').fill('凭证号记错');
			await back.getByRole('button', { name: '冲回' }).click();
			await panel.getByText('已冲回').waitFor(SOON);
			expect(await panel.getByText('12 000.50').first().isVisible()).toBe(true);
		}
	);

	pageTest(
		'the levels agree, a place narrows the list, and a township answers a prohibited debt',
		SLOW,
		async ({ open, serve }) => {
			const { address } = await serve();
			const page = await open('/land/debts?side=payable&standing=unseen', { address, as: 'centre' });
			await rows(page).first().waitFor(SOON);
			await page.getByText('期末余额').first().waitFor(SOON);
			expect(await page.getByRole('button', { name: '填写处理意见' }).count()).toBe(0);
			const village = await open('/land/debts', { address, as: 'village' });
			await village.getByText('本账范围').first().waitFor(SOON);
			expect(await accessibilityFaults(village)).toEqual([]);
		}
	);
});
