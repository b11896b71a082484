import exceljs from '@protobi/exceljs';
import { describe, expect } from 'vitest';
import { accessibilityFaults, pageTest } from '#test/pages.ts';
import { signInAs } from '#test/sign-in.ts';

const SOON = { timeout: 30_000 };
const SLOW = { timeout: 300_000 };

/** The template as it was downloaded, with rows under its examples. */
async function filledIn(template: ArrayBuffer, rows: readonly (readonly string[])[]) {
	const book = new exceljs.Workbook();
	await book.xlsx.load(template);
	const [sheet] = book.worksheets;
	for (const [down, row] of rows.entries())
		for (const [across, text] of row.entries()) sheet!.getCell(6 + down, 2 + across).value = text || null;
	return {
		name: '人员名单.xlsx',
		mimeType: 'application/octet-stream',
		buffer: Buffer.from(await book.xlsx.writeBuffer())
	};
}

describe('a list of people', () => {
	pageTest(
		'is downloaded, filled in and handed back: a row that is wrong stops all; once it is right everybody has a link, shown once',
		SLOW,
		async ({ open, serve }) => {
			const { address } = await serve();
			const page = await open('/admin/users', { address, as: 'admin' });
			await page.getByRole('link', { name: '导入名单' }).click();
			const template = await page.request.get(new URL('/admin/users/import/template', address).href);
			const bytes = new Uint8Array(await template.body()).buffer;
			const good = ['欧阳某某', 'ouyang', '13812345678', '上峪村', '报账员', '村', '石门镇上峪村'];
			const choose = page.locator('input[type=file]');

			await choose.setInputFiles(await filledIn(bytes, [good, ['司马某', 'sima', '1380000', '', '', '村', '没有村']]));
			await page.getByText('已有的乡镇、村，或“全县”').or(page.getByText('11 位手机号')).first().waitFor(SOON);
			await page.getByText('有一行不收，全部不收').waitFor(SOON);
			expect(await page.content()).not.toContain('1380000');
			expect(await accessibilityFaults(page)).toEqual([]);
			const report = await page.getByRole('link', { name: '下载核对结果' }).getAttribute('href');
			const marked = await page.request.get(new URL(report!, address).href);
			const book = new exceljs.Workbook();
			await book.xlsx.load(new Uint8Array(await marked.body()).buffer);
			expect(JSON.stringify(book.worksheets.map((sheet) => sheet.getSheetValues()))).toContain('司马某');
			await page.getByRole('button', { name: '不收，丢弃' }).click();
			await page.getByText('还没有选文件').waitFor(SOON);

			await choose.setInputFiles(await filledIn(bytes, [good]));
			await page.getByRole('button', { name: '全部收进' }).click();
			await page.getByText('已邀请 1 人。').waitFor(SOON);
			const link = (await page.getByRole('gridcell', { name: /\/join\// }).textContent())!.trim();
			const download = page.waitForEvent('download');
			await page.getByRole('button', { name: '下载链接' }).click();
			expect((await download).suggestedFilename()).toBe('一次性链接.csv');

			const theirs = await open(new URL(link).pathname, { address, as: null });
			expect(await theirs.getByLabel('用户名').inputValue()).toBe('ouyang');
			await theirs.close();
			const watcher = await open('/admin/audit', { address, as: 'discipline' });
			await watcher
				.getByRole('gridcell', { name: /导入人员/ })
				.first()
				.waitFor(SOON);
		}
	);

	pageTest('comes in by whoever may invite alone', async ({ open: _ }) => {
		const { inject } = await import('vitest');
		const address = inject('address');
		const cookie = await signInAs(address, 'centre');
		const ask = (path: string, method = 'GET') =>
			fetch(new URL(path, address), { method, headers: { cookie, origin: new URL(address).origin } });
		expect((await ask('/admin/users/import/template')).status).toBe(403);
		expect((await ask('/admin/users/import/upload?name=x.csv', 'POST')).status).toBe(403);
	});
});
