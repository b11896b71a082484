import { expect } from 'vitest';
import { pageTest } from '#test/pages.ts';

const SLOW = { timeout: 240_000 };
const SOON = { timeout: 60_000 };

pageTest(
	'whoever watches reads what was done as sentences, follows one record, takes the trail away, and finds that in the trail',
	SLOW,
	async ({ open, serve }) => {
		const server = await serve();
		const page = await open('/admin/audit', { address: server.address });
		await page.getByRole('heading', { name: '操作留痕' }).waitFor();
		const rows = () => page.getByRole('row');
		await expect.poll(() => rows().count(), SOON).toBeGreaterThan(1);

		const csv = page.getByRole('link', { name: 'CSV', exact: true });
		const address = new URL((await csv.getAttribute('href'))!, page.url()).href;
		const text = await (await page.request.get(address)).text();
		expect(text).toContain('装入演示数据');
		await page.request.get(new URL('/export/findings.csv', page.url()).href);

		await page.reload();
		await rows().filter({ hasText: '导出疑似图斑清单' }).first().waitFor(SOON);
		await rows().filter({ hasText: '导出操作留痕' }).first().waitFor(SOON);
		await page.getByRole('combobox', { name: '结果' }).selectOption('read');
		await expect.poll(() => new URL(page.url()).searchParams.get('result')).toBe('read');
		await expect.poll(() => rows().filter({ hasText: '装入演示数据' }).count(), SOON).toBe(0);
		await page.getByRole('button', { name: '全部显示' }).click();
		await rows().filter({ hasText: '装入演示数据' }).first().waitFor(SOON);
	}
);

pageTest('the whole trail is verified by a button', SLOW, async ({ open, serve }) => {
	const server = await serve();
	const page = await open('/admin/audit', { address: server.address });
	await page.getByRole('button', { name: '核验全部' }).click();
	await page.getByText(/\d+ 条全部连得上/).waitFor(SOON);
});
