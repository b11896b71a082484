import ExcelJS from '@protobi/exceljs';
import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { csvText } from '#core/csv-text.ts';
import { placed } from '#test/import-files.ts';
import { accessibilityFaults, pageTest } from '#test/pages.ts';

/** A machine that tests may be busy with much else. */
const SOON = { timeout: 30_000 };
const SLOW = { timeout: 300_000 };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
/** 上峪村 of 石门镇 in the demo county. */
const VILLAGE = '149901102208';
const rows = (page: Page) => page.locator('[role=grid] tbody tr:not(.gap)');
const heading = (page: Page) => page.getByRole('region', { name: '包联', exact: true }).locator('header');
const overflow = (page: Page) =>
	page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('who stands behind a number', () => {
	pageTest(
		'a pair is added with what is wrong said at its field, undone, added again, ended, and the village’s panel follows',
		SLOW,
		async ({ open, serve }) => {
			const server = await serve();
			const page = await open('/admin/stewardship', { address: server.address });
			await rows(page).first().waitFor();
			expect(await heading(page).textContent()).toContain('包联 181 条');

			await page.getByRole('button', { name: '新增包联' }).click();
			const form = page.getByRole('dialog', { name: '新增包联' });
			await form.getByRole('button', { name: '保存' }).click();
			await form.getByText('有的栏没有填对').waitFor(SOON);
			expect(await form.getByText('▲ 必须填写').count()).toBe(3);
			expect(await accessibilityFaults(page)).toEqual([]);
			await form.getByLabel('包联对象 *', { exact: true }).selectOption(VILLAGE);
			await form.getByLabel('包联领导').fill('欧阳某某');
			await form.getByLabel('职务').fill('县政协副主席');
			await form.getByLabel('起 *').fill('2026-02-01');
			await form.getByLabel('止').fill('2026-01-01');
			await form.getByLabel('备注').fill('软弱涣散村');
			await form.getByRole('button', { name: '保存' }).click();
			await form.getByText('不含受限标注的文字').waitFor(SOON);
			await form.getByText('应为不早于 2026-02-01，实为 2026-01-01').waitFor(SOON);
			await form.getByLabel('止').fill('');
			await form.getByLabel('备注').fill('每月到村两次');
			await form.getByRole('button', { name: '保存' }).click();
			await page.getByText('已新增').waitFor(SOON);
			await page.getByRole('complementary', { name: '欧阳某某 · 上峪村' }).getByText('每月到村两次').waitFor(SOON);

			await page.getByRole('button', { name: '撤销' }).click();
			await page.getByText('已撤销').waitFor(SOON);
			await expect.poll(() => heading(page).textContent(), SOON).toContain('181 条');
			await page.getByRole('button', { name: '新增包联' }).click();
			await form.getByLabel('包联对象 *', { exact: true }).selectOption(VILLAGE);
			await form.getByLabel('包联领导').fill('欧阳某某');
			await form.getByLabel('职务').fill('县政协副主席');
			await form.getByRole('button', { name: '保存' }).click();
			const panel = page.getByRole('complementary', { name: '欧阳某某 · 上峪村' });
			await panel.waitFor(SOON);

			await panel.getByRole('link', { name: '上峪村' }).click();
			const answering = page.getByRole('region', { name: '责任人' }).or(page.locator('section', { hasText: '责任人' }));
			await answering.getByText('欧阳某某').first().waitFor(SOON);
			await page.getByText('所在乡镇').first().waitFor(SOON);
			await page.goBack();

			await panel.getByRole('button', { name: '到期结束' }).click();
			const question = page.getByRole('dialog', { name: '到期结束' });
			await question.getByLabel('最后一天').fill('2020-01-01');
			await question.getByRole('button', { name: '到期结束' }).click();
			await question.getByText('应为不早于').waitFor(SOON);
			await question.getByLabel('最后一天').fill('2099-12-31');
			await question.getByRole('button', { name: '到期结束' }).click();
			await page.getByRole('status').getByText('已结束').waitFor(SOON);
			await panel.getByText('2099-12-31').waitFor(SOON);

			await panel.getByRole('button', { name: '删除' }).click();
			await page.getByRole('dialog', { name: '删除这条记录？' }).getByRole('button', { name: '删除' }).click();
			await page.getByText('已删除').waitFor(SOON);
			await expect.poll(() => heading(page).textContent(), SOON).toContain('181 条');
		}
	);

	pageTest(
		'every register: found, sorted, narrowed by the address, exported as it is shown, moved through by keys',
		async ({ open }) => {
			const page = await open('/admin/stewardship');
			await rows(page).first().waitFor();
			await page.getByRole('searchbox', { name: '按文字查找' }).fill('上峪村');
			await expect.poll(() => heading(page).textContent(), SOON).toMatch(/[12] \/ 181 条/);
			await page.getByRole('button', { name: '清除筛选' }).click();
			await page.getByRole('combobox', { name: '全部类型' }).selectOption('zone');
			await expect.poll(() => heading(page).textContent(), SOON).toContain('16 / 181 条');
			await page.getByRole('button', { name: '包联领导' }).click();
			await expect.poll(() => new URL(page.url()).searchParams.get('sort'), SOON).toBe('leader');
			await page.getByRole('button', { name: '导出', exact: true }).click();
			const item = page.getByRole('menuitem', { name: '导出 CSV' });
			const address = new URL((await item.getAttribute('href'))!, page.url()).href;
			const csv = await (await page.request.get(address)).text();
			expect(csv.split('\r\n').filter(Boolean)).toHaveLength(17);
			expect(csv).toContain('玉露香梨');
			const book = new ExcelJS.Workbook();
			const bytes = await (await page.request.get(address.replace('.csv', '.xlsx'))).body();
			await book.xlsx.load(bytes as unknown as ArrayBuffer);
			expect(book.worksheets[0]!.rowCount).toBe(17);
			await page.keyboard.press('Escape');

			await page.goto(new URL('/admin/stewardship?register=team', page.url()).href);
			await page.getByRole('complementary').getByText('县委副书记、县长').waitFor(SOON);
			await page.getByRole('grid').focus();
			await page.keyboard.press('ArrowDown');
			await page.getByRole('complementary', { name: '综合协调专班' }).waitFor(SOON);
			await page.keyboard.press('Enter');
			const form = page.getByRole('dialog', { name: '修改机构' });
			expect(await form.getByLabel('名称 *').inputValue()).toBe('综合协调专班');
			await page.keyboard.press('Escape');
			for (const register of ['member', 'document', 'talent', 'station', 'visit']) {
				await page.goto(new URL(`/admin/stewardship?register=${register}`, page.url()).href);
				await rows(page).first().waitFor();
				expect(await accessibilityFaults(page), register).toEqual([]);
			}
		}
	);

	pageTest(
		'a ledger in Excel or CSV: template, a row that is not taken named with its field, whole or not at all',
		SLOW,
		async ({ open, serve }) => {
			const server = await serve();
			const page = await open('/land/import?as=pairing', { address: server.address });
			const download = page.waitForEvent('download');
			await page.getByRole('link', { name: '下载模板' }).click();
			const template = placed('模板.xlsx', '');
			await (await download).saveAs(template);
			const book = new ExcelJS.Workbook();
			await book.xlsx.readFile(template);
			expect(book.worksheets[0]!.name).toBe('包联台账');
			// Filled in below the two examples.
			const sheet = book.worksheets[0]!;
			sheet.getRow(6).values = [1, '欧阳某某', '县政协副主席', '', '上峪村', '', '2026-02-01'];
			sheet.getRow(7).values = [2, '司马某某', '副县长', '', '没有这村', '', '2026-02-01'];
			await book.xlsx.writeFile(template);
			await page.locator('input[type=file]').setInputFiles(template);
			await page.locator('.counts').waitFor(SOON);
			expect((await page.locator('.counts').textContent())?.replace(/\s+/g, ' ')).toContain('1 可收 · 1 不收');
			const wrong = page.getByRole('grid', { name: '不收的行' }).getByRole('row').filter({ hasText: '没有这村' });
			expect(await wrong.textContent()).toMatch(/包联对象.*已有的乡镇、村、产业区或项目区/);
			await page.getByRole('button', { name: '不收，丢弃' }).click();
			const good = csvText([
				['包联领导', '职务', '包联对象', '起始日期'],
				['欧阳某某', '县政协副主席', '上峪村', '2026-02-01']
			]);
			await page.locator('input[type=file]').setInputFiles(placed('包联.csv', good));
			await page.locator('.counts').waitFor(SOON);
			await page.getByRole('button', { name: '全部收进' }).click();
			await page.waitForURL(/done=/, SOON);
			await page.goto(new URL('/admin/stewardship?text=欧阳某某', page.url()).href);
			await page.getByRole('complementary', { name: '欧阳某某 · 上峪村' }).waitFor(SOON);
		}
	);

	pageTest(
		'the zone’s panel and the settings’ source know them; in English, on a phone, nothing runs over',
		async ({ open }) => {
			const page = await open('/zones', { language: 'en' });
			await page
				.getByRole('button', { name: /玉露香梨/ })
				.or(page.getByRole('link', { name: /玉露香梨/ }))
				.first()
				.click();
			await page.getByText('Who answers').waitFor(SOON);
			await page.getByText('this zone · since 2025-03-01').waitFor(SOON);
			const tried = await open('/land/findings/what-if');
			const source = tried.getByLabel('依据').first();
			await source.waitFor(SOON);
			const listed = await source.evaluate((input) =>
				[...(input as HTMLInputElement).list!.options].map(({ value }) => value)
			);
			expect(listed).toContain('禾农发〔2025〕12号 《禾川县集体土地丈量误差和认定规则（演示）》');
			expect(listed.join()).not.toContain('禾政办发〔2022〕20号');
			for (const register of ['pairing', 'team', 'talent', 'document']) {
				const phone = await open(`/admin/stewardship?register=${register}`, { language: 'en', context: PHONE });
				await rows(phone).first().waitFor();
				expect(await overflow(phone), register).toBeLessThanOrEqual(0);
			}
		}
	);

	pageTest('restricted labels reach no wall, no export, no other page: not a byte', SLOW, async ({ open, serve }) => {
		const server = await serve();
		const page = await open('/admin/stewardship?register=label', { address: server.address, as: 'org_dept' });
		const secret = '暗语九七四一';
		await page.getByRole('button', { name: '新增标注' }).click();
		const form = page.getByRole('dialog', { name: '新增标注' });
		await form.getByLabel('村 *').selectOption(VILLAGE);
		await form.getByLabel('标注 *').selectOption({ label: '软弱涣散村' });
		await form.getByLabel('备注').fill(secret);
		await form.getByRole('button', { name: '保存' }).click();
		await page.getByRole('complementary').getByText(secret).waitFor(SOON);
		expect(await page.getByRole('button', { name: '导出', exact: true }).count()).toBe(0);

		const paths = [
			...['/screen', '/map', '/zones', '/land/findings', '/land/import', '/help', '/land/match'],
			...['/admin/stewardship', '/admin/stewardship/__data.json', '/map?q=上峪村', '/screen/__data.json'],
			...['pairing', 'team', 'member', 'document', 'talent', 'station', 'visit'].flatMap((register) => [
				`/admin/stewardship?register=${register}`,
				`/export/stewardship.csv?register=${register}`,
				`/export/stewardship.xlsx?register=${register}`
			]),
			...['/export/zones.csv', '/export/findings.csv', '/export/match.csv', '/export/imagery.csv'],
			...['village', 'township', 'zone', 'label'].map((layer) => `/tiles/${layer}/9/414/196.mvt`)
		];
		let read = 0;
		// The service centre may not see them; 县委组织部 may, on their own page alone; nobody else is told anything.
		for (const as of ['centre', 'org_dept', 'village', null] as const) {
			const asking = await open('/help', { address: server.address, as });
			for (const path of paths) {
				const response = await asking.request.get(new URL(path, server.address).href);
				expect(response.status(), `${path} as ${as}`).toBeLessThan(as === 'centre' ? 300 : 500);
				const body = await response.body();
				read += body.length;
				const bytes = body.subarray(0, 2).toString() === 'PK' ? await sheetText(body) : body.toString('utf8');
				for (const word of [secret, 'weak_organisation', 'governance_focus', '软弱涣散'])
					expect(bytes.includes(word), `${word} in ${path} as ${as}`).toBe(false);
			}
			for (const path of ['/export/stewardship.csv?register=label', '/export/stewardship.xlsx?register=label'])
				expect((await asking.request.get(new URL(path, server.address).href)).status()).toBeGreaterThanOrEqual(400);
			if (as !== 'org_dept' && as !== null) {
				const shown = await asking.request.get(new URL('/admin/stewardship?register=label', server.address).href);
				expect((await shown.text()).includes(secret), `the page itself as ${as}`).toBe(false);
			}
			// The page of sign-in has a test of its own.
			await asking.close();
		}
		expect(read).toBeGreaterThan(100_000);
		expect(server.output()).not.toContain(secret);
	});
});

async function sheetText(bytes: Buffer): Promise<string> {
	const book = new ExcelJS.Workbook();
	await book.xlsx.load(bytes as unknown as ArrayBuffer);
	return JSON.stringify(book.worksheets.map((sheet) => sheet.getSheetValues()));
}
