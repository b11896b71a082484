import { describe, expect } from 'vitest';
import { accessibilityFaults, pageTest } from '#test/pages.ts';

const SOON = { timeout: 20_000 };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

describe('a dossier', () => {
	pageTest('of a finding says everything on one sheet, and prints without buttons', async ({ open }) => {
		const page = await open('/land/findings/56');
		await page.locator('aside').getByRole('link', { name: '打印卷宗' }).click();
		await page.getByRole('heading', { name: '疑似图斑卷宗 0056' }).waitFor();
		for (const part of ['图', '怎么算出来的', '落在这些地块上', '落在哪些线、地类和网格上', '版本对照', '经历'])
			await page.getByRole('heading', { name: part, exact: false }).first().waitFor();
		await page.getByRole('img', { name: '疑似图斑卷宗 0056' }).waitFor();
		await page.getByText(/^比例 1:/).waitFor();
		await page.getByText(/留痕 \d+ 号/).first().waitFor(); // prettier-ignore
		await page.emulateMedia({ media: 'print' });
		await expect.poll(() => page.getByRole('button', { name: '打印' }).isVisible(), SOON).toBe(false);
		expect(await page.getByText('跳到正文').isVisible()).toBe(false);
		// On paper the sheet's plan is 178 mm wide, so that its scale is true.
		const width = await page.locator('figure > svg').first().evaluate((svg) => svg.getBoundingClientRect().width); // prettier-ignore
		expect(Math.abs(width - 672)).toBeLessThan(1);
		await page.emulateMedia({ media: 'screen' });
		// From there to the parcel it lies on, and back to the map.
		const parcel = page.getByRole('group', { name: '落在这些地块上' }).getByRole('link').first();
		if ((await parcel.count()) > 0) {
			await parcel.click();
			await page.getByRole('heading', { name: /^(地块|建设用地)卷宗/ }).waitFor();
		}
	});

	pageTest('of a parcel is one press from its record on the map', async ({ open }) => {
		const page = await open('/map?select=parcel:100');
		await page.getByRole('link', { name: '打印卷宗' }).click();
		await page.getByRole('heading', { name: /^地块卷宗 \d{19}$/ }).waitFor();
		for (const part of ['基本情况', '合同', '实测', '疑似图斑', '版本对照', '经历'])
			await page.getByRole('heading', { name: part, exact: false }).first().waitFor();
	});

	pageTest('fits a phone and is there in English; of no such number it says so', async ({ open, tolerate }) => {
		tolerate(/404/);
		const page = await open('/land/parcels/100/dossier', { language: 'en', context: PHONE });
		await page.getByRole('heading', { name: /^Dossier of parcel/ }).waitFor();
		const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
		expect(over).toBeLessThanOrEqual(0);
		const none = await open('/land/parcels/99999999/dossier');
		await none.getByRole('heading', { name: '打不开这一页' }).waitFor();
	});
});

describe('a link by name', () => {
	pageTest(
		'is cut with a reason, shows so in the panel and its history, and the decision is withdrawn',
		async ({ open, serve }) => {
			const server = await serve();
			const page = await open('/land/findings/56', { address: server.address });
			const panel = page.locator('aside');
			await panel.getByText('这处实测只凭姓名对到合同').waitFor();
			await panel.getByRole('button', { name: '确认是同一人' }).click();
			await panel.getByText(/确认：是同一人/).waitFor();
			await panel.getByRole('button', { name: '不是同一人…' }).click();
			const dialog = page.getByRole('dialog');
			await dialog.getByLabel('理由').fill('同名不同人，住邻村');
			await dialog.getByRole('button', { name: '断开按姓名的对应' }).click();
			await panel.getByText(/断开：不是同一人/).waitFor();
			await panel.getByText('断开按姓名的对应').waitFor();
			await panel.getByRole('button', { name: '撤回这个决定' }).click();
			await panel.getByText('撤回对应的决定').waitFor();
			expect(await accessibilityFaults(page)).toEqual([]);
			await page.close();
		}
	);
});

describe('the list with pictures', () => {
	pageTest('is asked for, drawn and fetched as a workbook', async ({ open, serve }) => {
		const server = await serve();
		const page = await open('/land/findings?kind=double_contracted', { address: server.address });
		await page.getByRole('button', { name: '带图导出…' }).click();
		const dialog = page.getByRole('dialog');
		await dialog.getByText(/把清单里的 14 处做成 Excel/).waitFor();
		await dialog.getByRole('button', { name: '开始' }).click();
		const link = dialog.getByRole('link', { name: '下载 Excel' });
		await link.waitFor({ timeout: 120_000 });
		await dialog.getByText(/做好了：14 处/).waitFor();
		const file = await page.request.get(new URL((await link.getAttribute('href'))!, page.url()).href);
		expect(file.headers()['content-type']).toContain('spreadsheetml');
		expect((await file.body()).subarray(0, 2).toString()).toBe('PK');
		expect((await file.body()).length).toBeGreaterThan(200_000);
		expect(await accessibilityFaults(page)).toEqual([]);
		await page.close();
	});
});
