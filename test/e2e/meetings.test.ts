import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { Role } from '#auth/roles.ts';
import { accessibilityFaults, pageTest } from '#test/pages.ts';

const dialog = (page: Page) => page.getByRole('dialog');
const save = (page: Page) => dialog(page).getByRole('button', { name: '保存' }).click();
const done = (page: Page, words: string) => page.getByRole('status').getByText(words, { exact: true }).waitFor();

describe('a village meeting', () => {
	pageTest(
		'that was missed is reminded of, entered, voted on by its counts, and told to everybody without names',
		async ({ open, serve }) => {
			const { address } = await serve();
			const as = (path: string, role: Role) => open(path, { address, as: role });
			const township = await as('/land/meetings?state=missed&month=2026-02', 'township');
			const village = await as('/land/meetings?state=missed&month=2026-02', 'village');
			await village.getByRole('grid').getByText('缺开').waitFor();
			expect(await village.locator('tbody tr[aria-rowindex]').count()).toBe(1);
			const name = (await village.locator('tbody tr[aria-rowindex] td').nth(1).textContent())!;
			await township.getByRole('grid').getByText(name).click();
			await township.getByRole('button', { name: '催办', exact: true }).click();
			await save(township);
			await done(township, '已催办');
			expect(await accessibilityFaults(township)).toEqual([]);

			await village.reload();
			await village.locator('tbody tr[aria-rowindex]').click();
			await village.getByText(/已催办/).waitFor();
			await village.getByRole('button', { name: '安排议事日' }).last().click();
			const form = dialog(village);
			await form.getByLabel('议事日').fill('2026-02-14');
			await form.getByLabel('地点').fill('村委会会议室');
			await form.getByLabel('主持人').fill('周某');
			await form.getByLabel('记录人').fill('吴某');
			await save(village);
			await form.getByText('▲ 议事日只能定在每月 5、15、25 日，现在是 14 日。').waitFor();
			await form.getByLabel('议事日').fill('2026-02-15');
			await save(village);
			await village.getByRole('heading', { name: /2026 年 2 月民主议事日$/ }).waitFor();

			await village.getByRole('button', { name: '提出事项' }).click();
			await form.getByLabel('类别').selectOption('aid');
			await form.getByLabel('事项').fill('给村民赵小梅发救助');
			await form.getByLabel('提出日期').fill('2026-02-10');
			await save(village);
			await form.getByText(/▲ 事项里有姓名“赵小梅”/).waitFor();
			await form.getByLabel('事项').fill('临时救助 1 户');
			await save(village);
			await done(village, '事项已登记');
			await village.getByRole('button', { name: '列入议程' }).click();
			await form.getByLabel('要议的事项').selectOption({ label: '临时救助 1 户' });
			await save(village);
			await done(village, '已列入议程');
			await village.getByRole('button', { name: '登记办结' }).click();
			await form.getByLabel('办理结果').fill('已发放');
			await save(village);
			await form.getByText(/▲ 这个事项在县定清单上，还没有通过的决议/).waitFor();
			await form.getByRole('button', { name: '取消' }).click();

			await village.getByRole('button', { name: '登记到会' }).click();
			await form.getByLabel('村民代表应到').fill('30');
			await form.getByLabel('村民代表实到').fill('27');
			await save(village);
			await done(village, '到会情况已登记');
			await village.getByRole('button', { name: '登记表决' }).click();
			await form.getByLabel('赞成').fill('26');
			await form.getByLabel('反对').fill('1');
			await form.getByLabel('决议内容').fill('同意救助');
			await save(village);
			await done(village, '表决结果已登记');
			await village.getByText('须到 20 人，须赞成 14 人').waitFor();
			expect(await accessibilityFaults(village)).toEqual([]);
			await village.getByText('公开文本', { exact: false }).first().click();
			await village.getByText(/赞成 26 票，反对 1 票，弃权 0 票/).waitFor();
			const [picture] = await Promise.all([
				village.waitForEvent('download'),
				village.getByRole('link', { name: '下载长图' }).click()
			]);
			expect(picture.suggestedFilename()).toMatch(/民主议事日决议公开-\d{4}-\d\d-\d\d\.png$/);
		}
	);

	pageTest('adds up by place, and a matter’s page says what it needs', async ({ open }) => {
		const page = await open('/land/meetings?year=2026', { as: 'centre' });
		const held = (text: string | null) => Number(/^[\d\s]+/.exec(text ?? '')![0].replaceAll(/\D/g, ''));
		const cell = page.locator('aside tfoot td').first();
		const parts = await page.locator('aside tbody td:nth-of-type(1)').allTextContents();
		expect(parts).toHaveLength(9);
		expect(parts.reduce((sum, part) => sum + held(part), 0)).toBe(held(await cell.textContent()));
		const list = await open('/land/meetings/matters?kind=homestead&standing=passed', { as: 'centre' });
		await list.locator('tbody tr[aria-rowindex]').first().click();
		await list.getByText('在县定清单上，须有通过的决议').waitFor();
		expect(await accessibilityFaults(list)).toEqual([]);
	});
});
