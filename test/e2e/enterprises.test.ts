import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { creditCheckCharacter } from '#core/check-digits.ts';
import { pageTest } from '#test/pages.ts';

const aside = (page: Page) => page.getByRole('complementary').last();
const first = '91149901MA0PT0001';
const CODE = first + creditCheckCharacter(first)!;

describe('what zones are planned by', () => {
	pageTest(
		'an enterprise is entered with its village and place, linked, and found by its product',
		async ({ open, serve }) => {
			const server = await serve();
			const page = await open('/zones/enterprises', { address: server.address });
			await page.getByRole('button', { name: '登记企业' }).click();
			const form = page.getByRole('dialog', { name: '登记企业' });
			await form.getByLabel('统一社会信用代码').fill(CODE.slice(0, 17) + (CODE.endsWith('A') ? 'B' : 'A'));
			await form.getByLabel('企业名称').fill('示例核桃油有限公司');
			await form.getByLabel('类别').selectOption('leading');
			await form.getByLabel('主要产品').fill('核桃油');
			await form.getByLabel('村 *').selectOption({ label: '上峪村' });
			await form.getByRole('button', { name: '保存' }).click();
			await form.getByText('最后一位校验不符').waitFor();
			await form.getByLabel('统一社会信用代码').fill(CODE);
			await form.getByLabel('企业位置图').scrollIntoViewIfNeeded();
			await form.locator('[data-still="true"]').waitFor();
			await form.locator('canvas').click();
			await expect.poll(() => form.getByLabel('经度').inputValue()).toMatch(/^111\.\d{7}$/);
			await form.getByRole('button', { name: '保存' }).click();
			await aside(page).getByRole('heading', { name: '示例核桃油有限公司' }).waitFor();
			await page.getByRole('button', { name: '登记购销、结对' }).click();
			const link = page.getByRole('dialog');
			await link.getByLabel('与哪个村').selectOption({ label: '前寨村' });
			await link.getByLabel('产品').fill('核桃');
			await link.getByRole('button', { name: '保存' }).click();
			await aside(page).getByText('核桃', { exact: true }).waitFor();
			await page.getByPlaceholder('名称、信用代码、产品、村').fill('核桃油');
			await page.getByText('1 / 41 家').waitFor();
		}
	);

	pageTest(
		'a village states a survey; in a plan a chain, complementing villages and a project area say how they stand',
		async ({ open, serve }) => {
			const server = await serve();
			const page = await open('/zones/factors?lacking=talent', { address: server.address });
			await page.getByRole('row', { name: /▲/ }).first().waitFor();
			await page.goto(new URL('/zones/factors?village=149901102208', server.address).href);
			await aside(page).getByRole('row', { name: /^人才/ }).waitFor();
			await page.getByRole('button', { name: '登记调查' }).click();
			const form = page.getByRole('dialog');
			await form.getByLabel('致富带头人').fill('1.5');
			await form.getByRole('button', { name: '保存' }).click();
			await form.getByText('应为不小于 0 的整数').waitFor();
			await form.getByLabel('致富带头人').fill('15');
			await form.getByRole('button', { name: '保存' }).click();
			await aside(page).getByText('1 / 4 项').waitFor();
			await page.goto(new URL('/zones/plans/1', server.address).href);
			const stands = async (zone: string, words: string) => {
				await page.getByRole('button', { name: new RegExp(`^${zone}`) }).click();
				await aside(page).getByRole('heading', { name: zone, exact: true }).waitFor();
				await aside(page).getByText(words).first().waitFor();
			};
			await stands('饲草加工', '有下游：供应给区里的村。');
			expect(await aside(page).getByText('符合', { exact: true }).count()).toBe(1);
			await stands('粮食加工', '登记的供应去向都不在区里');
			await stands('中药材加工', '还没有登记供应给哪里');
			await stands('果蔬大棚', '还没有选定龙头企业。');
			await aside(page).getByLabel('龙头企业').selectOption({ index: 1 });
			await aside(page).getByText('有上游：收购自区里的村。').waitFor();
			await page.getByRole('button', { name: '撤销', exact: true }).click();
			await aside(page).getByText('还没有选定龙头企业。').waitFor();
			await stands('物业服务', '补得上。');
			await stands('食用菌种植', '补不上：');
			await stands('蜜蜂养殖', '缺不缺说不准');
			await stands('高标准农田建设', '项目模块还没有建');
		}
	);
});
