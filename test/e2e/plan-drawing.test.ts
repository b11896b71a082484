import { describe } from 'vitest';
import type { Page } from 'playwright-core';
import { pageTest } from '#test/pages.ts';

/** The plan that the demo county is drawing. */
const PLAN = '/zones/plans/1';
const ZONE = '玉露香梨';
const facts = (page: Page) => page.getByRole('complementary').last();
const tool = (page: Page, name: string) => page.getByRole('toolbar', { name: '画多边形' }).getByRole('button', { name, exact: true }); // prettier-ignore
const parts = (page: Page, count: number) => facts(page).getByText(`${count} 块`, { exact: true }).waitFor();
const saved = (page: Page) => page.getByText(/^每笔自动保存 · \d\d:\d\d/).waitFor();

async function choose(page: Page): Promise<void> {
	await page.locator('[data-still="true"]').first().waitFor();
	await page.getByRole('button', { name: new RegExp(`^${ZONE}`) }).click();
	await facts(page).getByRole('heading', { name: ZONE, exact: true }).waitFor();
}
/** A place on the page, px from the middle of the map. */
async function at(page: Page, x: number, y: number): Promise<[number, number]> {
	const box = (await page.locator('canvas').first().boundingBox())!;
	return [box.x + box.width / 2 + x, box.y + box.height / 2 + y];
}
/** Clicks corners, px from the middle of the map, and ends with Enter. */
async function corners(page: Page, ...places: (readonly [number, number])[]): Promise<void> {
	for (const place of places) {
		const [x, y] = await at(page, ...place);
		await page.mouse.move(x, y);
		await page.mouse.click(x, y);
	}
	await page.keyboard.press('Enter');
}

describe('drawing', () => {
	pageTest(
		'a polygon is drawn, a second snaps to it, one is split, and all is undone across a reload',
		async ({ open, serve }) => {
			const server = await serve();
			const page = await open(PLAN, { address: server.address });
			await choose(page);
			await tool(page, '画多边形').click();
			await corners(page, [-80, -60], [80, -60], [80, 60], [-80, 60]);
			await parts(page, 1);
			await facts(page).getByText('已与数据库核对一致').waitFor();
			await page.mouse.move(...(await at(page, 84, -57)));
			await page.locator('[data-snap="corner"]').waitFor();
			await corners(page, [84, -57], [170, -50], [170, 50], [76, 63]);
			await parts(page, 2);
			await tool(page, '改角点').click();
			await page.mouse.click(...(await at(page, 0, 0)));
			await page.getByRole('button', { name: '角点 1', exact: true }).waitFor();
			await tool(page, '角点坐标').click();
			await page
				.getByRole('dialog')
				.getByText(/3 度带第 37 带/)
				.waitFor();
			await page.keyboard.press('Escape');
			await tool(page, '划开').click();
			await corners(page, [0, -100], [0, 100]);
			await parts(page, 3);
			await facts(page).getByText('已与数据库核对一致').waitFor();
			await saved(page);
			await page.reload();
			await choose(page);
			await parts(page, 3);
			for (const left of [2, 1]) {
				await page.keyboard.press('Control+z');
				await parts(page, left);
			}
			await page.keyboard.press('Control+z');
			await facts(page).getByText('画出的部分').waitFor({ state: 'detached' });
			await saved(page);
		}
	);
	pageTest(
		'a hole is cut and filled, two parts become one, and what is drawn without a network goes out when there is one',
		async ({ open, serve, tolerate }) => {
			tolerate(/ERR_INTERNET_DISCONNECTED/);
			const server = await serve();
			const page = await open(PLAN, { address: server.address });
			await choose(page);
			await tool(page, '画多边形').click();
			await corners(page, [-120, -60], [0, -60], [0, 60], [-120, 60]);
			await parts(page, 1);
			await tool(page, '改角点').click();
			await page.mouse.click(...(await at(page, -60, 0)));
			await tool(page, '挖洞、切除').click();
			await corners(page, [-80, -20], [-40, -20], [-40, 20], [-80, 20]);
			await page
				.getByRole('toolbar', { name: '画多边形' })
				.getByRole('button', { name: '填洞', disabled: false })
				.click();
			await tool(page, '填洞').and(page.locator(':disabled')).waitFor();
			await saved(page);
			await page.context().setOffline(true);
			await tool(page, '画多边形').click();
			await corners(page, [0, -60], [120, -60], [120, 60], [0, 60]);
			await parts(page, 2);
			await page.getByText('1 步还没上传，已存在本机').waitFor();
			await tool(page, '改角点').click();
			await page.mouse.click(...(await at(page, -60, 0)));
			await tool(page, '合并').click();
			await page.mouse.click(...(await at(page, 60, 0)));
			await parts(page, 1);
			await page.getByText('2 步还没上传，已存在本机').waitFor();
			await page.context().setOffline(false);
			await saved(page);
			await facts(page).getByText('已与数据库核对一致').waitFor();
			await page.reload();
			await choose(page);
			await parts(page, 1);
		}
	);
	pageTest(
		'with a finger, on a phone, corners are tapped and the drawing is finished by its button',
		async ({ open, serve }) => {
			const server = await serve();
			const page = await open(PLAN, {
				address: server.address,
				context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
			});
			await choose(page);
			await tool(page, '画多边形').tap();
			for (const [x, y] of [
				[-60, -50],
				[60, -50],
				[60, 30]
			] as const)
				await page.touchscreen.tap(...(await at(page, x, y)));
			await tool(page, '完成').tap();
			await parts(page, 1);
			await facts(page).getByText('已与数据库核对一致').waitFor();
		}
	);
});
