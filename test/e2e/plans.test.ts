import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { pageTest } from '#test/pages.ts';

const SOON = { timeout: 20_000 };
/** The plan that the demo county is drawing; its first zone holds 14 villages, 13 in force. */
const PLAN = '/zones/plans/1';
const ZONE = '玉露香梨';
const facts = (page: Page) => page.getByRole('complementary').last();
const still = (page: Page) => page.locator('[data-still="true"]').first().waitFor();

/** How many villages the chosen zone holds, as its panel says. */
const villages = async (page: Page): Promise<number> =>
	Number(/\d+/.exec((await facts(page).locator('.figures div').nth(1).locator('dd').textContent()) ?? '')?.[0]);

async function choose(page: Page, name = ZONE): Promise<void> {
	await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
	await facts(page).getByRole('heading', { name, exact: true }).waitFor();
}
/** Where a zone's name stands on the map. */
async function nameOnMap(page: Page, name: string) {
	const box = (await page.locator('section svg text', { hasText: name }).first().boundingBox())!;
	return [box.x + box.width / 2, box.y + box.height / 2] as const;
}
async function addByName(page: Page, name: string): Promise<void> {
	const field = facts(page).getByLabel('按名称纳入村');
	await field.fill(name);
	await field.press('Enter');
	await facts(page)
		.getByRole('button', { name: `把${name.split(' · ')[0]!}移出` })
		.waitFor();
}
const saved = (page: Page) => page.getByText(/^每笔自动保存 · \d\d:\d\d/).waitFor();
/** Villages that can come in, as the field offers them. */
const offered = (page: Page) =>
	facts(page)
		.locator('datalist option')
		.evaluateAll((options) => options.map((each) => (each as HTMLOptionElement).value));

describe('painting', () => {
	pageTest(
		'a stroke of the brush moves the figures, is confirmed, and is undone across a reload',
		async ({ open, serve }) => {
			const server = await serve();
			const page = await open(PLAN, { address: server.address });
			await still(page);
			await choose(page);
			const before = await villages(page);
			await page.getByRole('button', { name: '笔刷', exact: true }).click();
			const [x0, y0] = await nameOnMap(page, ZONE);
			const [x1, y1] = await nameOnMap(page, '蜜蜂养殖');
			await page.mouse.move(x0, y0);
			await page.mouse.down();
			for (let part = 1; part <= 8; part++)
				await page.mouse.move(x0 + ((x1 - x0) * part) / 8, y0 + ((y1 - y0) * part) / 8);
			// The figures move while the hand is still down.
			await expect.poll(() => villages(page), SOON).toBeGreaterThan(before);
			await page.mouse.up();
			const after = await villages(page);
			await facts(page).getByText('已与数据库核对一致').waitFor();
			await saved(page);
			await page.reload();
			await still(page);
			await choose(page);
			expect(await villages(page)).toBe(after);
			await page.keyboard.press('Control+z');
			await expect.poll(() => villages(page), SOON).toBe(before);
			await page.keyboard.press('Control+Shift+z');
			await expect.poll(() => villages(page), SOON).toBe(after);
			await page.getByRole('button', { name: '撤销', exact: true }).click();
			await expect.poll(() => villages(page), SOON).toBe(before);
			await page.close();
		}
	);

	pageTest(
		'the lasso, a whole township, the eraser, keys at the cross, a rule; a locked zone stays',
		async ({ open, serve }) => {
			const server = await serve();
			const page = await open(PLAN, { address: server.address });
			await still(page);
			await choose(page, '苹果');
			const before = await villages(page);
			const [x, y] = await nameOnMap(page, '肉牛');
			const canvas = page.locator('canvas.maplibregl-canvas');
			await canvas.focus();
			await page.keyboard.press('l');
			await page.mouse.move(x - 40, y - 40);
			await page.mouse.down();
			for (const [dx, dy] of [[40, -40], [40, 40], [-40, 40]] as const) await page.mouse.move(x + dx, y + dy, { steps: 3 }); // prettier-ignore
			await page.mouse.up();
			await expect.poll(() => villages(page), SOON).toBeGreaterThan(before);
			const lassoed = await villages(page);
			await canvas.focus();
			await page.keyboard.press('t');
			await page.mouse.click(x, y);
			await expect.poll(() => villages(page), SOON).toBeGreaterThan(lassoed);
			const township = await villages(page);
			await canvas.focus();
			await page.keyboard.press('e');
			await page.mouse.click(x, y);
			await expect.poll(() => villages(page), SOON).toBe(township - 1);
			// Enter takes what is under the cross of the middle: whole map, so the county seat.
			await page.getByRole('button', { name: '全图' }).click();
			await still(page);
			await canvas.focus();
			await page.keyboard.press('b');
			await page.keyboard.press('Enter');
			await expect.poll(() => villages(page), SOON).toBe(township);
			await choose(page);
			const unruled = await villages(page);
			await page.getByRole('button', { name: '按条件…' }).click();
			const dialog = page.getByRole('dialog');
			await dialog.getByLabel('指标').selectOption({ label: '集体合同（份）' });
			await dialog.getByLabel('不少于').fill('12');
			await dialog.getByLabel('只看未纳入任何区的村').check();
			const found = Number(/\d+/.exec((await dialog.getByRole('status').textContent())!)![0]);
			expect(found).toBeGreaterThan(0);
			await dialog.getByRole('button', { name: `纳入“${ZONE}”` }).click();
			await expect.poll(() => villages(page), SOON).toBe(unruled + found);
			// A pasted list: one that is there already, one that comes, a head, one that nobody knows.
			const inside = await villages(page);
			const [coming] = await offered(page);
			const [name, place] = coming!.split(' · ') as [string, string];
			const [present] = (await facts(page).locator('tbody button.proof').allTextContents()) as [string];
			await facts(page).getByRole('button', { name: '粘贴名单…' }).click();
			await dialog.getByLabel('名单').fill(`乡镇\t村名\n${place}\t${name}\n${present}\n没有的村`);
			await dialog.getByText('没有找到：没有的村').waitFor();
			await dialog.getByRole('button', { name: `纳入“${ZONE}”` }).click();
			await expect.poll(() => villages(page), SOON).toBe(inside + 1);
			await facts(page).getByRole('button', { name: '锁定', exact: true }).click();
			await facts(page).getByText('已锁定', { exact: true }).waitFor();
			expect(await facts(page).getByLabel('按名称纳入村').count()).toBe(0);
			await page.getByRole('button', { name: '撤销', exact: true }).click();
			await facts(page).getByLabel('按名称纳入村').waitFor();
			await saved(page);
			await page.close();
		}
	);

	pageTest(
		'a zone is made, renamed and removed, each step back; one in two pieces is joined by a press',
		async ({ open, serve }) => {
			const server = await serve();
			const page = await open(PLAN, { address: server.address });
			await page.getByRole('button', { name: '加产业区' }).click();
			const dialog = page.getByRole('dialog');
			await dialog.getByLabel('名称').fill(ZONE);
			await dialog.getByRole('button', { name: '加产业区' }).click();
			await dialog.getByText(`方案里已经有“${ZONE}”`).waitFor();
			await dialog.getByLabel('名称').fill('核桃');
			await dialog.getByLabel('布局').selectOption({ label: '链条相连规模布局' });
			await dialog.getByRole('button', { name: '加产业区' }).click();
			await facts(page).getByText('新增的区，已确定的里没有。').waitFor();
			const [first] = await offered(page);
			await addByName(page, first!);
			expect(await villages(page)).toBe(1);
			await facts(page).getByRole('button', { name: '改名称、布局' }).click();
			await dialog.getByLabel('名称').fill('核桃与花椒');
			await dialog.getByRole('button', { name: '改名称、布局' }).click();
			await facts(page).getByRole('heading', { name: '核桃与花椒' }).waitFor();
			await facts(page).getByRole('button', { name: '删除此区' }).click();
			await dialog.getByText('其中 1 个村不再属于它').waitFor();
			await dialog.getByRole('button', { name: '删除此区' }).click();
			expect(await page.getByRole('button', { name: /^核桃与花椒/ }).count()).toBe(0);
			const undo = page.getByRole('button', { name: '撤销', exact: true });
			await undo.click();
			await choose(page, '核桃与花椒');
			expect(await villages(page)).toBe(1);
			await undo.click();
			await choose(page, '核桃');
			await choose(page);
			await facts(page)
				.getByText(/村相接为 1 片/)
				.waitFor();
			// One after the other until one does not touch the zone.
			for (const village of (await offered(page)).reverse()) {
				await addByName(page, village);
				if ((await facts(page).getByText('未连片').count()) > 0) break;
			}
			await facts(page).getByRole('button', { name: '看这一片' }).first().click();
			await facts(page).getByRole('button', { name: '纳入这些村' }).click();
			await facts(page)
				.getByText(/村相接为 1 片/)
				.waitFor();
			await saved(page);
			await page.close();
		}
	);
});

pageTest('proposals are looked at on the map, taken in part by a person, and undone', async ({ open, serve }) => {
	const server = await serve();
	const page = await open(PLAN, { address: server.address });
	await page.getByRole('button', { name: '提方案…' }).click();
	const panel = facts(page);
	await panel.getByLabel('新区个数').fill('3');
	await panel.getByRole('button', { name: '提出建议' }).click();
	const ways = panel.getByRole('list', { name: '提出划区建议' }).locator('> li');
	await expect.poll(() => ways.count(), SOON).toBeGreaterThan(1);
	// Looked at, they stand in the plan's list, and nothing is written.
	const listed = page
		.getByRole('complementary')
		.first()
		.getByRole('button', { name: /^新区 \d/ });
	await expect.poll(() => listed.count(), SOON).toBe(3);
	await panel
		.getByText(/^理由：村界相接/)
		.first()
		.waitFor();
	await panel.getByRole('checkbox', { name: /^新区 2/ }).uncheck();
	await expect.poll(() => listed.count(), SOON).toBe(2);
	await panel.getByRole('button', { name: '采用 2 个区' }).click();
	await choose(page, '新区 1');
	await facts(page)
		.getByText(/村相接为 1 片/)
		.waitFor();
	await saved(page);
	await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
	await expect.poll(() => listed.count(), SOON).toBe(0);
	await saved(page);
	await page.close();
});

describe('two people on one plan', () => {
	/** Both have the plan open; the one saves, then the other draws. */
	async function meeting(open: (path: string, options: object) => Promise<Page>, address: string) {
		const [theirs, mine] = [await open(PLAN, { address }), await open(PLAN, { address })];
		for (const page of [theirs, mine]) await choose(page);
		const [one, other] = await offered(theirs);
		await addByName(theirs, one!);
		await saved(theirs);
		await addByName(mine, other!);
		const dialog = mine.getByRole('dialog');
		await dialog.getByRole('heading', { name: '别人也改了这个方案' }).waitFor();
		const row = dialog.getByRole('row', { name: new RegExp(ZONE) });
		const names = [one!, other!].map((offer) => offer.split(' · ')[0]!) as [string, string];
		expect(await row.getByRole('cell').allTextContents()).toEqual([names[1], names[0]]);
		return { theirs, mine, dialog, names };
	}
	const has = (page: Page, name: string) =>
		facts(page)
			.getByRole('button', { name: `把${name}移出` })
			.count();

	pageTest(
		'the later one sees both and takes theirs, or mine, which can be undone to theirs',
		async ({ open, serve }) => {
			const server = await serve();
			const { theirs, mine, dialog, names } = await meeting(open, server.address);
			// Put off, it waits, and nothing more is drawn.
			await mine.keyboard.press('Escape');
			expect(await mine.getByRole('button', { name: '撤销', exact: true }).isDisabled()).toBe(true);
			await mine.getByRole('alert').getByRole('button', { name: '选一种' }).click();
			await dialog.getByRole('button', { name: '用我的' }).click();
			await expect.poll(async () => [await has(mine, names[0]), await has(mine, names[1])], SOON).toEqual([0, 1]);
			await saved(mine);
			await mine.getByRole('button', { name: '撤销', exact: true }).click();
			await expect.poll(async () => [await has(mine, names[0]), await has(mine, names[1])], SOON).toEqual([1, 0]);
			// Now the first of both is the later one.
			await expect.poll(() => mine.getByText('正在保存…').count(), SOON).toBe(0);
			await addByName(theirs, names[1]);
			await theirs.getByRole('dialog').getByRole('button', { name: '用对方的' }).click();
			await expect.poll(async () => [await has(theirs, names[0]), await has(theirs, names[1])], SOON).toEqual([1, 0]);
			await theirs.close();
			await mine.close();
		}
	);

	pageTest('or saves mine as a plan of its own, and the plan stays as they left it', async ({ open, serve }) => {
		const server = await serve();
		const { theirs, mine, dialog, names } = await meeting(open, server.address);
		await dialog.getByLabel('名称').fill('我的另一种');
		await dialog.getByRole('button', { name: '另存为新方案' }).click();
		await mine.getByRole('heading', { name: '我的另一种' }).waitFor();
		await choose(mine);
		expect([await has(mine, names[0]), await has(mine, names[1])]).toEqual([0, 1]);
		await mine.goto(new URL(PLAN, server.address).href);
		await choose(mine);
		expect([await has(mine, names[0]), await has(mine, names[1])]).toEqual([1, 0]);
		await theirs.close();
		await mine.close();
	});
});

describe('without a network', () => {
	pageTest(
		'what was drawn is kept on the device across a reload, and sent once there is one',
		async ({ open, serve, tolerate }) => {
			tolerate(/ERR_FAILED|Failed to load resource/);
			const server = await serve();
			const page = await open(PLAN, { address: server.address });
			await page.context().route('**/steps', (route) => route.abort());
			await choose(page);
			const before = await villages(page);
			const [first] = await offered(page);
			await addByName(page, first!);
			await page.getByText('1 步还没上传，已存在本机').waitFor();
			await page.reload();
			await choose(page);
			expect(await villages(page)).toBe(before + 1);
			await page.context().unroute('**/steps');
			await page.reload();
			await choose(page);
			await saved(page);
			const other = await open(PLAN, { address: server.address });
			await choose(other);
			expect(await villages(other)).toBe(before + 1);
			await other.close();
			await page.close();
		}
	);
});

describe('the list of plans', () => {
	pageTest('narrows, sorts, makes a copy, renames, puts aside and takes up again', async ({ open, serve }) => {
		const server = await serve();
		const page = await open('/zones/plans', { address: server.address });
		const rows = page.locator('[role=grid] tbody tr:not(.gap)');
		await expect.poll(() => rows.count(), SOON).toBe(4);
		await page.getByLabel('状态').selectOption({ label: '已搁置' });
		await expect.poll(() => rows.count(), SOON).toBe(1);
		expect(await rows.first().textContent()).toContain('饲草与肉牛合区试算');
		await page.goto(new URL('/zones/plans?plan=1', server.address).href);
		const panel = page.getByRole('complementary');
		await panel.getByRole('button', { name: '复制一份' }).click();
		const dialog = page.getByRole('dialog');
		expect(await dialog.getByLabel('名称').inputValue()).toBe('2027 年产业区调整（草案）（副本）');
		await dialog.getByRole('button', { name: '新建方案' }).click();
		await page.waitForURL(/\/zones\/plans\/5$/);
		await choose(page);
		await page.goto(new URL('/zones/plans?plan=5', server.address).href);
		await panel.getByText('复制自 FA-').waitFor();
		await panel.getByRole('button', { name: '改名' }).click();
		await dialog.getByLabel('名称').fill('备选');
		await dialog.getByRole('button', { name: '改名' }).click();
		await panel.getByRole('heading', { name: '备选' }).waitFor();
		await panel.getByRole('button', { name: '搁置' }).click();
		await panel.getByRole('button', { name: '重新启用' }).waitFor();
		await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
		await panel.getByRole('button', { name: '搁置' }).waitFor();
		await page.close();
	});

	pageTest('its files hold what it shows, and the members of a plan', async ({ open }) => {
		const page = await open('/zones/plans');
		const get = async (path: string) => (await page.request.get(new URL(path, page.url()).href)).text();
		const lines = (await get('/export/plans.csv?status=draft')).trim().split('\r\n');
		expect(lines).toHaveLength(2);
		expect(lines[1]).toContain('2027 年产业区调整（草案）');
		const members = (await get('/export/plan-members.csv?plan=1')).trim().split('\r\n');
		expect(members.filter((line) => line.startsWith(`${ZONE},`))).toHaveLength(14);
	});
});

pageTest('a leader looks and cannot draw; a township’s clerk has no plans', async ({ open, tolerate }) => {
	tolerate(/403/);
	const page = await open(PLAN, { as: 'county_leader' });
	await page.getByText('只能查看：画方案由服务中心办理。').waitFor();
	await choose(page);
	expect(await page.getByRole('toolbar', { name: '绘制工具' }).count()).toBe(0);
	expect(await facts(page).getByLabel('按名称纳入村').count()).toBe(0);
	const answer = await page.request.post(new URL(`${PLAN}/steps`, page.url()).href, { data: { base: 1, steps: [] } });
	expect(answer.status()).toBe(403);
	const clerk = await open('/zones', { as: 'township' });
	await clerk
		.getByRole('button', { name: new RegExp('^') })
		.first()
		.waitFor();
	expect(await clerk.getByRole('link', { name: '布局方案' }).count()).toBe(0);
	const refused = await clerk.request.get(new URL(PLAN, clerk.url()).href, { maxRedirects: 0 });
	expect([302, 303, 403]).toContain(refused.status());
});

pageTest('on a phone and in English nothing runs over the edge', async ({ open }) => {
	for (const path of ['/zones/plans', PLAN]) {
		const page = await open(path, {
			language: 'en',
			context: { viewport: { width: 390, height: 844 }, hasTouch: true }
		});
		if (path === PLAN) await choose(page);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
	}
});
