import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { sheetWorkbook } from '#exchange/sheets/sheet-book.server.ts';
import { pageTest } from '#test/pages.ts';

const SHEET = '/zones/plans/1/sheet';
/** What the demo county's plan is given for. */
const REASONS = '玉露香梨向相邻村连片';
const still = (page: Page) => page.locator('[data-still="true"]').first().waitFor();
/** How many pages a printed page has, and how large they are, mm. */
async function printed(page: Page): Promise<{ pages: number; width: number; height: number }> {
	const text = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
	const [, , , width, height] = /\/MediaBox \[([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)\]/.exec(text)!.slice(0).map(Number) as number[]; // prettier-ignore
	const mm = (points: number) => Math.round((points / 72) * 25.4);
	return { pages: text.match(/\/Type \/Page\b(?!s)/g)!.length, width: mm(width!), height: mm(height!) };
}

describe('a plan on paper', () => {
	pageTest(
		'the sheet is one page of A4 or A3, whole in both languages, with its reasons; two plans are looked at',
		async ({ open }) => {
			const page = await open(SHEET);
			await page.getByRole('article').getByText(REASONS).waitFor();
			expect(await printed(page)).toEqual({ pages: 1, width: 297, height: 210 });
			const whole = () => page.locator('.column, .foot footer').evaluateAll((parts) => parts.every((part) => part.scrollHeight <= part.clientHeight + 1)); // prettier-ignore
			expect(await whole()).toBe(true);
			await page.getByLabel('纸张').selectOption('a3');
			await page.locator('article.a3').waitFor();
			expect(await printed(page)).toEqual({ pages: 1, width: 420, height: 297 });
			for (const paper of ['a4', 'a3']) {
				const english = await open(`${SHEET}?paper=${paper}&against=2`, { language: 'en' });
				await english.getByRole('article').getByText(REASONS).waitFor();
				expect(await english.locator('.column, .foot footer').evaluateAll((parts) => parts.every((part) => part.scrollHeight <= part.clientHeight + 1))).toBe(true); // prettier-ignore
				await english.close();
			}
			await page.goto(new URL('/zones/plans/compare?left=1&right=zones&view=swipe', page.url()).href);
			await still(page);
			await page.getByRole('slider', { name: '左右分界线' }).press('ArrowRight');
			await page.getByRole('button', { name: '左右互换' }).click();
			await page.waitForURL(/left=zones&right=1/);
			await page.close();
		}
	);

	pageTest(
		'a comment is pinned, answered and resolved; villages come in by a workbook, a name nobody has is told by its row',
		async ({ open, serve }) => {
			const { address } = await serve();
			const leader = await open('/zones/plans/1', { address, as: 'county_leader' });
			await still(leader);
			await leader.getByRole('button', { name: /^批注 \d+$/ }).click();
			await leader.getByRole('button', { name: '写批注' }).click();
			const form = leader.getByRole('form', { name: '写批注' });
			const village = await form.locator('datalist option').first().getAttribute('value');
			await form.getByLabel('村名').fill(village!);
			await form.getByLabel('内容').fill('这个村为什么不纳入？');
			await form.getByRole('button', { name: '钉上' }).click();
			await leader.getByText('这个村为什么不纳入？').waitFor();
			await leader.getByRole('button', { name: new RegExp(`^批注 \\d+：${village!}，未解决`) }).waitFor();
			await leader.close();
			const centre = await open('/zones/plans/1', { address });
			await still(centre);
			await centre.getByRole('button', { name: /^批注 \d+$/ }).click();
			const item = centre.getByRole('listitem').filter({ hasText: '这个村为什么不纳入？' });
			await item.getByRole('button', { name: '回复' }).click();
			await item.getByLabel('回复').fill('离得太远，下次再议。');
			await item.getByRole('button', { name: '保存' }).click();
			await item.getByText('离得太远，下次再议。').waitFor();
			await item.getByRole('button', { name: '标为已解决' }).click();
			await item.waitFor({ state: 'detached' });
			await centre.getByLabel('看哪些').selectOption('resolved');
			await centre.getByText('这个村为什么不纳入？').waitFor();
			await centre.getByRole('button', { name: '收起' }).click();
			await centre.getByRole('button', { name: /^玉露香梨/ }).click();
			const facts = centre.getByRole('complementary').last();
			await facts.getByRole('heading', { name: '玉露香梨', exact: true }).waitFor();
			const [name, township] = (await facts.locator('datalist option').first().getAttribute('value'))!.split(' · ');
			await facts.getByRole('button', { name: '粘贴名单…' }).click();
			const dialog = centre.getByRole('dialog');
			const table = [['序号', '所属乡镇', '村名'], [1, township!, name!], [2, township!, '没有的村']]; // prettier-ignore
			const file = { name: '名单.xlsx', mimeType: '', buffer: await sheetWorkbook('名单', table) };
			await dialog.getByLabel('选 XLSX 或 CSV…').setInputFiles(file);
			await dialog.getByText(`没有找到：第 3 行 ${township!} 没有的村`).waitFor();
			await dialog.getByText('认出 1 行，要问 0 行，没找到 1 行').waitFor();
			await dialog.getByRole('button', { name: '纳入“玉露香梨”' }).click();
			await facts.getByRole('button', { name: `把${name!}移出` }).waitFor();
			await centre.goto(`${address}${SHEET}`);
			const other = await open(SHEET, { address });
			await other.getByRole('button', { name: '理由…' }).click();
			await centre.getByRole('button', { name: '理由…' }).click();
			await centre.getByRole('dialog').getByLabel('方案的理由').fill('玉露香梨向东连片，少占耕地。');
			await centre.getByRole('dialog').getByRole('button', { name: '保存' }).click();
			await centre.getByRole('article').getByText('玉露香梨向东连片，少占耕地。').waitFor();
			// Whoever was slower keeps what they wrote, sees what stands, and may put theirs in its place.
			const form = other.getByRole('dialog');
			await form.getByLabel('方案的理由').fill('另一种写法。');
			await form.getByRole('button', { name: '保存' }).click();
			await form.getByText('玉露香梨向东连片，少占耕地。').waitFor();
			await form.getByRole('button', { name: '保存' }).click();
			await other.getByRole('article').getByText('另一种写法。').waitFor();
			await other.close();
			await centre.close();
		}
	);
});
