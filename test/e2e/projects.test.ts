import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { Role } from '#auth/roles.ts';
import { accessibilityFaults, pageTest } from '#test/pages.ts';

const dialog = (page: Page) => page.getByRole('dialog');
const save = (page: Page) => dialog(page).getByRole('button', { name: '保存' }).click();
const done = (page: Page, words: string) => page.getByRole('status').getByText(words, { exact: true }).waitFor();
const picture = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64'
);
const file = (name: string) => ({ name, mimeType: 'image/png', buffer: picture });

/** Adds a paper from the shelf at the side. */
async function addPaper(page: Page, kind: string, name: string): Promise<void> {
	await page.getByRole('button', { name: '添加', exact: true }).click();
	await dialog(page).getByLabel('材料类别').selectOption({ label: kind });
	await dialog(page).getByLabel('文件').setInputFiles(file(name));
	await dialog(page).getByRole('button', { name: '添加', exact: true }).click();
	await done(page, '已添加');
}

describe('a project', () => {
	pageTest(
		'is entered by its village, its meetings counted by the rule and seen; it is not handed in before they are whole',
		async ({ open, serve, tolerate }) => {
			// A photo without its place is refused.
			tolerate(/422/);
			const { address } = await serve();
			const page = await open('/projects', { address, as: 'village' });
			await page.getByRole('button', { name: '申报项目' }).click();
			const form = dialog(page);
			await form.getByLabel('项目名称').fill('林下养鸡');
			await form.getByLabel('项目类别').selectOption({ label: '扶持壮大村集体经济' });
			await form.getByLabel('资金来源').selectOption({ label: '县级预算' });
			await form.getByLabel('建设内容').fill('建鸡舍三座');
			await form.getByLabel('申请资金').fill('三十万');
			await save(page);
			await form.getByText('▲ 要写金额，最多两位小数').waitFor();
			await form.getByLabel('申请资金').fill('300000');
			await save(page);
			await page.getByRole('heading', { name: '林下养鸡' }).waitFor();

			await page.getByRole('button', { name: '报送乡镇' }).click();
			await page
				.getByText(
					/^▲ 还不能办理：“四议两公开”还没有办完；缺项目申报书、可行性报告、实施方案、投资概算；党支部会提议；/
				)
				.waitFor();

			await page.getByRole('button', { name: '登记 党支部会提议' }).click();
			await form.getByLabel('地点').fill('党支部办公室');
			const counts = { 应到: '5', 实到: '2', 赞成: '2', 反对: '0', 弃权: '1' };
			for (const [label, count] of Object.entries(counts)) await form.getByLabel(label).fill(count);
			await save(page);
			await form.getByText('▲ 赞成、反对、弃权加起来是 3，要等于实到 2。').waitFor();
			await form.getByLabel('弃权').fill('0');
			await save(page);
			await page.getByText('人数不够，无效').waitFor();
			await page.getByText('实到至少 3 人，赞成至少 2 人').waitFor();
			await page.getByRole('button', { name: '更正 党支部会提议' }).click();
			await form.getByLabel('实到').fill('5');
			await form.getByLabel('赞成').fill('5');
			await form.getByLabel('更正原因').fill('实到人数登记错了');
			await save(page);
			await page.getByText('通过', { exact: true }).waitFor();
			await page.getByText('▲ 没有照片').waitFor();

			await page.getByRole('button', { name: '加照片 党支部会提议' }).click();
			await form.getByLabel('文件').setInputFiles(file('会场.png'));
			await form.getByRole('button', { name: '添加', exact: true }).click();
			await form.getByText('▲ 要写 2–60 个字。').waitFor();
			await form.getByLabel('拍摄地点').fill('党支部办公室');
			await form.getByRole('button', { name: '添加', exact: true }).click();
			await page.getByText('照片 1 张').waitFor();
			expect(await page.getByText('▲ 没有照片').count()).toBe(0);
			expect(await accessibilityFaults(page)).toEqual([]);
		}
	);

	pageTest(
		'is asked for more, passed by its township, commissioned and scored by whoever sees nothing else of the county',
		async ({ open, serve }) => {
			const { address } = await serve();
			const as = (path: string, role: Role) => open(path, { address, as: role });
			const township = await as('/projects/9', 'township');
			await township.getByRole('button', { name: '要求补充材料' }).click();
			await dialog(township).getByLabel('内容').fill('请补充选址意见');
			await save(township);
			await done(township, '已要求补充');
			await addPaper(township, '乡镇复审意见', '复审意见.png');
			await township.getByRole('button', { name: '通过，转下一步' }).click();
			await township.getByLabel('公示地点').fill('乡镇公示栏');
			await township.getByRole('button', { name: '通过，转下一步' }).last().click();
			await township.getByText('▲ 还不能办理：还有要求补充的材料没有答复。').waitFor();

			const village = await as('/projects/9', 'village');
			await village.getByRole('button', { name: '答复 请补充选址意见' }).click();
			await dialog(village).getByLabel('内容').fill('已上传选址意见');
			await save(village);
			await done(village, '已答复');
			await township.getByRole('button', { name: '通过，转下一步' }).last().click();
			await township.getByText('▲ 请先确认没有亲属和利害关系；有的请登记回避。').waitFor();
			await township.getByLabel('我与申报村、承建单位没有亲属和利害关系').check();
			await township.getByRole('button', { name: '通过，转下一步' }).last().click();
			await done(township, '已登记：通过，转下一步');

			const centre = await as('/projects/9', 'centre');
			await centre.getByRole('button', { name: '委托评审' }).click();
			await dialog(centre).getByLabel('评审人').selectOption({ index: 1 });
			await save(centre);
			await done(centre, '委托第三方评审');

			const appraiser = await as('/', 'appraiser');
			await appraiser.getByRole('link', { name: /村集体加油站/ }).click();
			await appraiser.getByLabel('得分').first().waitFor();
			for (const box of await appraiser.getByLabel('得分').all()) await box.fill('20');
			await appraiser.getByLabel('得分').first().fill('26');
			await appraiser.getByLabel('评审意见').fill('选址合理，收益有依据。');
			await appraiser.getByLabel('我与申报村、承建单位没有亲属和利害关系').check();
			await appraiser.getByRole('button', { name: '提交评审结果' }).click();
			await appraiser.getByText('▲ 得分要是 0–25 的整数，写的是 26。').waitFor();
			await appraiser.getByLabel('得分').first().fill('20');
			await appraiser.getByLabel('违规占用永久基本农田或生态保护红线').check();
			await appraiser.getByRole('button', { name: '提交评审结果' }).click();
			// What the township has hung out is not over, and no report is there.
			await appraiser.getByText(/^▲ 还不能办理：公示到 \d{4}-\d\d-\d\d；缺第三方评审报告。/).waitFor();
			expect(await accessibilityFaults(appraiser)).toEqual([]);

			await centre.reload();
			await centre.getByRole('button', { name: '退回补正' }).click();
			await centre.getByLabel('理由').fill('避让永久基本农田，重新选址。');
			await centre.getByLabel('我与申报村、承建单位没有亲属和利害关系').check();
			await centre.getByRole('button', { name: '退回补正' }).last().click();
			await centre.getByText('第 2 次申报').waitFor();
		}
	);

	pageTest('is signed for by departments in one table, and decided on by its minutes', async ({ open, serve }) => {
		const { address } = await serve();
		const page = await open('/projects/14', { address, as: 'department' });
		// The leading department has signed; what it would conclude waits for the others.
		await page.getByRole('button', { name: '通过，转下一步' }).click();
		await page.getByLabel('我与申报村、承建单位没有亲属和利害关系').check();
		await page.getByRole('button', { name: '通过，转下一步' }).last().click();
		await page.getByText('▲ 还不能办理：还有部门没有签署同意。').waitFor();
		await page.getByRole('button', { name: '改签 农业农村局（乡村振兴局）' }).click();
		await dialog(page).getByLabel('意见 *', { exact: true }).selectOption({ label: '不同意' });
		await save(page);
		await dialog(page).getByText('▲ 请先确认没有亲属和利害关系；有的请登记回避。').waitFor();
		await dialog(page).getByLabel('我与申报村、承建单位没有亲属和利害关系').check();
		await save(page);
		await dialog(page).getByText('▲ 请写出具体意见，一行一条。').waitFor();
		await dialog(page).getByLabel('具体意见').fill('冷链用电负荷没有落实');
		await save(page);
		await page.getByText('1. 冷链用电负荷没有落实').waitFor();

		const leader = await open('/projects/16', { address, as: 'county_leader' });
		await leader.getByRole('button', { name: '登记研究确定结果' }).click();
		await leader.getByLabel('会议').fill('县委常委会会议');
		await leader.getByLabel('纪要编号').fill('纪要 19 号');
		await leader.getByLabel('批复资金（元）').fill('990000000');
		await leader.getByLabel('公示地点').fill('县政府网站');
		await leader.getByLabel('我与申报村、承建单位没有亲属和利害关系').check();
		const centre = await open('/projects/16', { address, as: 'centre' });
		await addPaper(centre, '会议纪要', '纪要.png');
		await leader.getByRole('button', { name: '登记研究确定结果' }).last().click();
		await leader.getByText(/^▲ 批复资金要大于零，不超过申请的/).waitFor();
		await leader.getByLabel('批复资金（元）').fill('700000');
		await leader.getByRole('button', { name: '登记研究确定结果' }).last().click();
		await leader.getByText('公示中', { exact: true }).first().waitFor();
	});

	pageTest(
		'is found in the list, on the board and on the map under one filter, and printed on a page',
		async ({ open }) => {
			const page = await open('/projects?state=joint_review');
			const rows = page.getByRole('grid').locator('tbody tr[aria-rowindex]');
			await rows.first().waitFor();
			const count = await rows.count();
			await rows.first().click();
			await page.getByRole('link', { name: '打开项目' }).waitFor();
			await page.getByRole('link', { name: '看板' }).click();
			const column = page.getByRole('region', { name: '部门联审' });
			await column.getByRole('link').first().waitFor();
			expect(await column.getByRole('link').count()).toBe(count);
			// Once a piece of the page's own source stood on every card.
			expect(await column.innerText()).not.toMatch(/[{}<>]/);
			await page.getByRole('link', { name: '地图' }).click();
			await page.getByRole('list', { name: '图例：办到第几步' }).getByText(`部门联审 ${count}`).waitFor();
			const paper = await open('/projects/29/dossier');
			await paper.getByRole('heading', { name: '项目单' }).waitFor();
			const pdf = await paper.pdf({ format: 'A4', printBackground: true });
			expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
		}
	);

	pageTest('the county sets its gates and its departments from a day on', async ({ open, serve }) => {
		const { address } = await serve();
		const page = await open('/projects', { address });
		await page.getByRole('button', { name: '下载' }).click();
		await page.getByRole('menuitem', { name: '评审规则' }).click();
		await dialog(page).getByLabel('不设这一环节').first().check();
		await dialog(page).getByRole('button', { name: '设为牵头 财政局' }).click();
		await save(page);
		await dialog(page).getByText('▲ 请写依据，2 至 200 个字。').waitFor();
		await dialog(page).getByLabel('依据').fill('县办发〔2026〕9 号');
		await save(page);
		await done(page, '规则已保存');
		await page.getByRole('button', { name: '下载' }).click();
		await page.getByRole('menuitem', { name: '评分、核对与会议规则' }).click();
		await dialog(page).getByLabel('及格分').fill('75');
		await dialog(page).getByLabel('成员大会：会前几天通知').fill('15');
		await dialog(page).getByLabel('产业区不符时').selectOption({ label: '不能报送、不能研究确定' });
		await dialog(page).getByLabel('依据').fill('县办发〔2026〕9 号');
		await save(page);
		await dialog(page).waitFor({ state: 'detached' });
		await page.goto(new URL('/projects/agenda', page.url()).href);
		await page.getByRole('row', { name: /蜂蜜灌装车间/ }).waitFor();
		await page.getByText('合计 2 个').waitFor();
	});
});
