import { describe, expect } from 'vitest';
import { accessibilityFaults, pageTest } from '#test/pages.ts';

/** A machine that tests may be busy with much else. */
const SOON = { timeout: 30_000 };
const SLOW = { timeout: 300_000 };
/** 上峪村 of 石门镇 in the demo county. */
const VILLAGE = '149901102208';

describe('the register of contracts', () => {
	pageTest(
		'somebody sees how far the county is, enters a receipt of the market, is told what is wrong, and finds it suspected at once',
		SLOW,
		async ({ open, serve }) => {
			const server = await serve();
			const page = await open('/land/contracts', { address: server.address });
			const progress = page.getByRole('complementary', { name: '清理进度' });
			for (const figure of ['1 530', '1 559', '343', '353', '452', '481'])
				await progress.getByRole('link', { name: figure, exact: true }).first().waitFor(SOON);
			expect(await accessibilityFaults(page)).toEqual([]);

			await page.getByLabel('状态', { exact: true }).selectOption('escalated');
			await page.getByText('5 / 1 559 份').waitFor(SOON);

			await page.getByRole('button', { name: '登记合同' }).click();
			const form = page.getByRole('dialog', { name: '登记合同' });
			await form.getByRole('button', { name: '保存' }).click();
			await form.getByText('有 3 栏没有填对').waitFor(SOON);
			expect(await accessibilityFaults(page)).toEqual([]);
			await form.getByLabel('合同编号 *').fill('SY-2026-1');
			await form.getByLabel('所在村 *').selectOption(VILLAGE);
			await form.getByLabel('标的类型').selectOption('shop');
			await form.getByLabel('形式 *').selectOption('receipt');
			await form.getByLabel('合同面积 *').fill('0');
			await form.getByLabel('分期价格').fill('每年三百');
			await form.getByRole('button', { name: '保存' }).click();
			await form.getByText('各期相接、不重叠').waitFor(SOON);
			await form.getByLabel('分期价格').fill('~ 3600');
			await form.getByLabel('资产名称').fill('村口门面房');
			await form.getByRole('button', { name: '保存' }).click();
			await page.getByRole('status').getByText('已登记', { exact: true }).waitFor(SOON);

			await page.getByRole('button', { name: '清除筛选' }).click();
			await page.getByRole('searchbox', { name: '合同编号、资产、村' }).fill('SY-2026-1');
			await page.getByRole('link', { name: 'SY-2026-1' }).click();
			await page.getByRole('heading', { level: 1, name: 'SY-2026-1' }).waitFor(SOON);
			await page.getByText('没有书面合同，只有收据。').waitFor(SOON);
			expect(await accessibilityFaults(page)).toEqual([]);

			await page.getByRole('button', { name: '不属实' }).click();
			const why = page.getByRole('dialog', { name: '不属实' });
			await why.getByLabel('理由 *').fill('书面合同已从档案室找到');
			await why.getByRole('button', { name: '不属实' }).click();
			await page.getByText('已处理 1').waitFor(SOON);
			await page.getByRole('button', { name: '审核通过' }).click();
			await page.getByRole('button', { name: '认定规范' }).click();
			await page.getByRole('status').getByText(/规范/).waitFor(SOON);
		}
	);
});
