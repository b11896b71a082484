import { expect } from 'vitest';
import { pageTest } from '#test/pages.ts';

const SLOW = { timeout: 240_000 };
const SOON = { timeout: 60_000 };

pageTest(
	'whoever watches reads what was done as sentences, follows one record, takes the trail away, and finds that in the trail',
	SLOW,
	async ({ open, serve }) => {
		const server = await serve();
		const page = await open('/admin/audit', { address: server.address, as: 'discipline' });
		await page.getByRole('heading', { name: '操作留痕' }).waitFor();
		const rows = () => page.getByRole('row');
		await expect.poll(() => rows().count(), SOON).toBeGreaterThan(1);

		const csv = page.getByRole('link', { name: 'CSV', exact: true });
		const address = new URL((await csv.getAttribute('href'))!, page.url()).href;
		const text = await (await page.request.get(address)).text();
		expect(text).toContain('装入演示数据');
		const centre = await open('/zones', { address: server.address });
		await centre.request.get(new URL('/export/findings.csv', centre.url()).href);
		await centre.close();

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
	const page = await open('/admin/audit', { address: server.address, as: 'discipline' });
	await page.getByRole('button', { name: '核验全部' }).click();
	await page.getByText(/\d+ 条全部连得上/).waitFor(SOON);
});

for (const [language, title] of [
	['zh', '操作留痕'],
	['en', 'Trail']
] as const)
	pageTest(`the trail opens in ${language}, on a phone no wider than it`, async ({ open }) => {
		const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
		const page = await open('/admin/audit', { language, as: 'discipline', context: phone });
		await page.getByRole('heading', { name: title, exact: true }).waitFor();
		const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
		expect(over).toBe(0);
	});

pageTest('whoever decides about land does not read the trail, nor takes it away', async ({ open }) => {
	const page = await open('/zones');
	for (const path of ['/admin/audit', '/export/audit.csv', '/admin/audit/verify']) {
		const answer = await page.request.get(new URL(path, page.url()).href, { maxRedirects: 0 });
		expect([path, answer.status()]).toEqual([path, 403]);
		expect(await answer.text()).not.toContain('装入演示数据');
	}
});
