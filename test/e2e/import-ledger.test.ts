import ExcelJS from '@protobi/exceljs';
import { expect } from 'vitest';
import type { Download, Page } from 'playwright-core';
import { box, dbf, gbkBytes, placed, prj, shp, zip } from '#test/import-files.ts';
import { pageTest } from '#test/pages.ts';

const SLOW = { timeout: 240_000 };

/** A ledger as a township keeps it: a title over all columns, a unit, two rows of headers, a total, signatures. */
async function ledger(): Promise<string> {
	const book = new ExcelJS.Workbook();
	const sheet = book.addWorksheet('东沟村');
	sheet.addRow(['禾川县农村集体经济合同清理台账']);
	sheet.mergeCells('A1:F1');
	sheet.addRow(['填报单位：东沟村', '', '', '', '', '单位：亩']);
	sheet.addRow(['序号', '合同编号', '承包方', '合同面积', '', '签订日期']);
	sheet.addRow(['', '', '', '亩', '平方米', '']);
	sheet.mergeCells('D3:E3');
	for (let at = 1; at <= 6; at++)
		sheet.addRow([at, `TZ-${at}`, `承包人${at}`, at === 3 ? '约三亩' : String(at), at * 666.67, '2020年1月31日']);
	sheet.addRow(['合计', '', '', 99, '', '']);
	sheet.addRow(['填表人：李四', '', '', '', '', '审核：']);
	const path = placed('台账.xlsx', '');
	await book.xlsx.writeFile(path);
	return path;
}

const counts = async (page: Page) => (await page.locator('.counts').textContent())?.replace(/\s+/g, ' ').trim();

async function openedBook(download: Download): Promise<ExcelJS.Workbook> {
	const book = new ExcelJS.Workbook();
	const path = placed('download.xlsx', '');
	await download.saveAs(path);
	await book.xlsx.readFile(path);
	return book;
}

pageTest(
	'a ledger from Excel: the row that is wrong named by its row of the sheet, the total that does not add up shown, the good rows taken, the report kept, the import taken back',
	SLOW,
	async ({ open, serve }) => {
		const server = await serve();
		const page = await open('/land/import?as=contract', { address: server.address });
		const template = page.waitForEvent('download');
		await page.getByRole('link', { name: '下载农村集体经济合同清理台账' }).click();
		expect((await openedBook(await template)).worksheets.map(({ name }) => name)).toContain('填写说明');

		await page.locator('input[type=file]').setInputFiles(await ledger());
		await page.locator('.counts').waitFor();
		expect(await counts(page)).toContain('5 可收 · 1 不收');
		const wrong = page.getByRole('grid', { name: '不收的行' }).getByRole('row').filter({ hasText: '约三亩' });
		expect(await wrong.textContent()).toMatch(/^\s*7/);
		await page.getByRole('button', { name: /表内合计/ }).click();
		await page.getByRole('grid', { name: '表内合计' }).getByText('▲ 不一致').first().waitFor();

		await page.getByRole('button', { name: '只收可收的 5 行' }).click();
		await page.waitForURL(/done=/);
		const report = page.waitForEvent('download');
		await page.getByRole('link', { name: '下载核对结果' }).click();
		const marked = (await openedBook(await report)).getWorksheet('逐行结果')!;
		expect(JSON.stringify(marked.getSheetValues())).toContain('约三亩');

		await page.getByRole('button', { name: '撤销这次导入' }).click();
		await page.getByText(/新增的 5 行将移除/).waitFor();
		await page.getByRole('button', { name: '撤销', exact: true }).click();
		await page.getByText(/已撤销 .*张强/).waitFor();
		expect(await page.getByRole('button', { name: '撤销这次导入' }).count()).toBe(0);
	}
);

pageTest(
	'an archive of two layers asks which; a file that is something else says what it looks like; another file waits meanwhile',
	SLOW,
	async ({ open, serve }) => {
		const server = await serve();
		const page = await open('/land/import?as=contract', { address: server.address });
		const table = dbf([{ name: 'DKBM', length: 19 }], [['DT-1']], { encode: gbkBytes });
		const shapes = shp([[box(111.66, 38.28, 111.661, 38.281)]]);
		const path = await zip({
			...{ '东沟/DK1.shp': shapes, '东沟/DK1.dbf': table, '东沟/DK1.prj': prj.degrees },
			...{ '西坪/DK2.SHP': shapes, '西坪/DK2.DBF': table, '西坪/DK2.PRJ': prj.degrees }
		});
		await page.locator('input[type=file]').setInputFiles(path);
		await page.getByRole('alert').getByText('文件里有 2 个图层').waitFor();
		await page.getByLabel('图层').selectOption({ index: 2 });
		await page.getByText('看列名像是').waitFor();
		await page.getByRole('button', { name: '土地确权图斑' }).click();
		await page.locator('.counts').waitFor();
		expect(await counts(page)).toContain('1 可收 · 0 不收');
		await page.goto(new URL('/land/import', server.address).href);
		await page.getByText('还没收进的文件').waitFor();
		await page.getByRole('link', { name: /\.zip$/ }).click();
		await page.locator('.counts').waitFor();
		await page.getByRole('button', { name: '全部收进' }).click();
		await page.waitForURL(/done=/);
		expect(await page.locator('dl').first().textContent()).toMatch(/新增\s*1/);
	}
);
