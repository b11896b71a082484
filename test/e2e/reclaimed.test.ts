import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { Role } from '#auth/roles.ts';
import { accessibilityFaults, pageTest } from '#test/pages.ts';

const next = (page: Page) => page.getByRole('complementary', { name: '下一步' });
const first = async (page: Page) => {
	await page.getByRole('grid').locator('tbody tr[aria-rowindex]').first().dblclick();
	await page.getByRole('heading', { name: /^收归资源 \d{4}/ }).waitFor();
};

describe('what was taken back', () => {
	pageTest(
		'gets its price by neighbouring rents and its resolution by another hand; what is refused loses nothing',
		async ({ open, serve }) => {
			const { address } = await serve();
			const as = (path: string, role: Role) => open(path, { address, as: role });
			const village = await as('/land/reclaimed?state=waiting', 'village');
			expect(await accessibilityFaults(village)).toEqual([]);
			await first(village);
			const form = next(village);
			await form.getByRole('group', { name: '参考租金' }).waitFor();
			await form.getByLabel('底价（元）').fill('666.50');
			const end = await form.getByLabel('发包期限止').inputValue();
			await form.getByLabel('发包期限止').fill('2020-01-01');
			await form.getByRole('button', { name: '拟定底价' }).click();
			await form.getByText(/起止倒了：止应 > /).waitFor();
			expect(await form.getByLabel('底价（元）').inputValue()).toBe('666.50');
			expect(await accessibilityFaults(village)).toEqual([]);
			await form.getByLabel('发包期限止').fill(end);
			await form.getByRole('button', { name: '拟定底价' }).click();
			await village.getByRole('status').getByText(/拟定底价，已记下/).waitFor(); // prettier-ignore
			await form.getByText(/这一步由村办|另一个人/).waitFor();

			const supervisor = await as(new URL(village.url()).pathname, 'supervisor');
			const votes = next(supervisor);
			for (const [label, value] of Object.entries({ 应到人数: '33', 到会人数: '28', 赞成: '12' }))
				await votes.getByLabel(label).fill(value);
			await votes.getByRole('button', { name: '登记村民决议' }).click();
			await votes.getByText(/赞成未过半：至少 15 人/).waitFor();
			await votes.getByLabel('赞成').fill('27');
			await votes.getByRole('button', { name: '登记村民决议' }).click();
			await supervisor.getByRole('status').getByText(/登记村民决议，已记下/).waitFor(); // prettier-ignore

			const township = await as('/land/reclaimed?state=resolved', 'township');
			await first(township);
			await next(township).getByLabel('批复文号').fill('石政批 9 号');
			await next(township).getByLabel('批复日期').fill('2020-01-01');
			await next(township).getByRole('button', { name: '批准底价' }).last().click();
			await next(township)
				.getByText(/批复早于村民决议/)
				.waitFor();
		}
	);

	pageTest('has no result before its listing closed; the ledger goes out by its county name', async ({ open }) => {
		const page = await open('/land/reclaimed?state=listed', { as: 'village' });
		await first(page);
		await next(page).getByLabel('竞得人').fill('示例公司');
		await next(page).getByLabel('成交价（元）').fill('9999');
		await next(page).getByLabel('成交确认书编号').fill('CJ-1');
		await next(page).getByRole('button', { name: '登记成交结果' }).last().click();
		await next(page)
			.getByText(/结果早于挂牌截止/)
			.waitFor();
		const response = await page.request.get(new URL('/export/reclaimed.csv', page.url()).href);
		expect(response.status()).toBe(403);
	});
});
