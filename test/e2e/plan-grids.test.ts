import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { pageTest } from '#test/pages.ts';

const SOON = { timeout: 20_000 };
/** The plan that the demo county is drawing: it holds no grids yet. Its second one, put aside, holds one. */
const PLAN = '/zones/plans/1';
const SECOND = '/zones/plans/2';
const ZONE = '玉露香梨';
const facts = (page: Page) => page.getByRole('complementary').last();
const still = (page: Page) => page.locator('[data-still="true"]').first().waitFor();
const saved = (page: Page) => page.getByText(/^每笔自动保存 · \d\d:\d\d/).waitFor();

async function choose(page: Page, name = ZONE): Promise<void> {
	await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
	await facts(page).getByRole('heading', { name, exact: true }).waitFor();
}
/** 亩 of the chosen zone, as its panel says. */
const mu = async (page: Page): Promise<number> =>
	Number(/[\d.]+/.exec(((await facts(page).locator('.figures div').first().locator('dd').textContent()) ?? '').replaceAll(/[,\s]/g, ''))?.[0]); // prettier-ignore
/** How many grids the chosen zone holds: rows of its table of grids. */
const grids = (page: Page): Promise<number> =>
	facts(page)
		.locator('section')
		.filter({ has: page.getByRole('heading', { name: /^网格/ }) })
		.locator('tbody tr')
		.count();
const drawn = (page: Page) => page.locator('path.held[data-chosen="true"]');

async function byGrids(page: Page, level: string): Promise<void> {
	await page.getByRole('button', { name: '按网格', exact: true }).click();
	await page.getByLabel('网格级别').selectOption({ label: level });
	await page.locator('path.offered').waitFor({ state: 'attached' });
}
/** Where a zone's name stands on the map. */
async function nameOnMap(page: Page, name: string) {
	const box = (await page.locator('section svg text', { hasText: name }).first().boundingBox())!;
	return [box.x + box.width / 2, box.y + box.height / 2] as const;
}
/** A stroke from one zone's name to another's; `held` looks while the hand is down. */
async function stroke(page: Page, from: string, to: string, held: () => Promise<void> = async () => {}): Promise<void> {
	const [[x0, y0], [x1, y1]] = [await nameOnMap(page, from), await nameOnMap(page, to)];
	await page.mouse.move(x0, y0);
	await page.mouse.down();
	for (let part = 1; part <= 8; part++) await page.mouse.move(x0 + ((x1 - x0) * part) / 8, y0 + ((y1 - y0) * part) / 8);
	await held();
	await page.mouse.up();
}

pageTest(
	'a stroke by grids moves the figures, is confirmed, and is undone across a reload',
	async ({ open, serve }) => {
		const server = await serve();
		const page = await open(PLAN, { address: server.address });
		await still(page);
		await choose(page);
		expect(await grids(page)).toBe(0);
		const before = await mu(page);
		await byGrids(page, '一级网格');
		// Whoever asks for grids has the brush in the hand.
		expect(await page.getByRole('button', { name: '笔刷', exact: true }).getAttribute('aria-pressed')).toBe('true');
		await stroke(page, ZONE, '蜜蜂养殖', () => expect.poll(() => mu(page), SOON).toBeGreaterThan(before));
		const [after, count] = [await mu(page), await grids(page)];
		expect(count).toBeGreaterThan(0);
		await facts(page).getByText('已与数据库核对一致').waitFor();
		await facts(page)
			.getByText(/户、人口、收入只按整村统计/)
			.waitFor();
		await facts(page)
			.getByText(/村、\d+ 个网格/)
			.first()
			.waitFor();
		await saved(page);
		await page.reload();
		await still(page);
		await choose(page);
		expect([await mu(page), await grids(page)]).toEqual([after, count]);
		expect(await drawn(page).getAttribute('data-grids')).toBe(String(count));
		await page.keyboard.press('Control+z');
		await expect.poll(() => mu(page), SOON).toBe(before);
		expect([await grids(page), await drawn(page).count()]).toEqual([0, 0]);
		await page.keyboard.press('Control+Shift+z');
		await expect.poll(() => grids(page), SOON).toBe(count);
		// The key turns it on as the button does; the eraser takes whole grids out.
		await page.locator('canvas.maplibregl-canvas').focus();
		await page.keyboard.press('g');
		await page.keyboard.press('e');
		await stroke(page, ZONE, '蜜蜂养殖');
		await expect.poll(() => grids(page), SOON).toBeLessThan(count);
		await saved(page);
		await page.close();
	}
);

pageTest(
	'the table against the zones in force names a grid; one comes in by its name, and goes by its row and for its village',
	async ({ open, serve }) => {
		// prettier-ignore
		const server = await serve();
		const page = await open(SECOND, { address: server.address });
		await still(page);
		await choose(page, '饲草肉牛');
		expect(await grids(page)).toBe(1);
		expect(await drawn(page).getAttribute('data-grids')).toBe('1');
		const name = (await facts(page).getByRole('button', { name: /级网格\d+$/ }).first().textContent())!.trim(); // prettier-ignore
		await page.getByRole('button', { name: '对照表' }).click();
		await page.getByRole('dialog').getByText(name).first().waitFor();

		await page.goto(new URL(PLAN, server.address).href);
		await still(page);
		await page.getByRole('button', { name: '加产业区' }).click();
		const dialog = page.getByRole('dialog');
		await dialog.getByLabel('名称').fill('核桃');
		await dialog.getByLabel('布局').selectOption({ label: '链条相连规模布局' });
		await dialog.getByRole('button', { name: '加产业区' }).click();
		await facts(page).getByRole('heading', { name: '核桃', exact: true }).waitFor();
		const field = facts(page).getByLabel('按名称纳入网格');
		await field.fill(name);
		await field.press('Enter');
		await expect.poll(() => grids(page), SOON).toBe(1);
		const before = await mu(page);
		expect(before).toBeGreaterThan(0);
		await facts(page)
			.getByRole('button', { name: `把${name}移出` })
			.click();
		await expect.poll(() => grids(page), SOON).toBe(0);
		await expect.poll(() => mu(page), SOON).toBe(0);
		await page.getByRole('button', { name: '撤销', exact: true }).click();
		await expect.poll(() => mu(page), SOON).toBe(before);
		// Its whole village comes in: the grid adds nothing any more.
		const village = name.replace(/[一二三]级网格\d+$/, '');
		const whole = facts(page).getByLabel('按名称纳入村');
		const offers = await facts(page)
			.locator('datalist')
			.first()
			.locator('option')
			.evaluateAll((options) => options.map((each) => (each as HTMLOptionElement).value));
		await whole.fill(offers.find((offer) => offer.startsWith(`${village} · `))!);
		await whole.press('Enter');
		await expect.poll(() => grids(page), SOON).toBe(0);
		await facts(page).locator('.figures div').nth(1).getByText('1', { exact: true }).waitFor();
		expect(await mu(page)).toBeGreaterThanOrEqual(before);
		await saved(page);
		await page.close();
	}
);
