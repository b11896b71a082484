import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { pageTest } from '#test/pages.ts';

const facts = (page: Page) => page.getByRole('complementary').last();
const still = (page: Page) => page.locator('[data-still="true"]').first().waitFor();

describe('pieces, footprints and shapes to take away', () => {
	pageTest(
		'a planner takes the zones’ shapes away, looks at a piece in a red line and tests an orchard there',
		async ({ open }) => {
			const page = await open('/zones');
			const [shapes] = await Promise.all([
				page.waitForEvent('download'),
				page.getByRole('link', { name: 'GeoJSON' }).click()
			]);
			expect(shapes.suggestedFilename()).toMatch(/产业区布局.*\.geojson$/);
			await page.getByRole('button', { name: /^玉露香梨/ }).click();
			await facts(page).getByText('永久基本农田').first().click();
			await facts(page)
				.getByRole('button', { name: /^第 1 块/ })
				.click();
			await still(page);

			await page.getByRole('link', { name: '试占地' }).click();
			await page.getByLabel('用途').selectOption({ label: '建果园' });
			await page.getByRole('button', { name: '画一块地' }).click();
			const map = (await page.locator('canvas.maplibregl-canvas').boundingBox())!;
			const [x, y] = [map.x + map.width / 2, map.y + map.height / 2];
			for (const [east, south] of [[-9, -9], [9, -9], [9, 9]] as const) await page.mouse.click(x + east, y + south); // prettier-ignore
			await page.getByRole('button', { name: '画完' }).click();
			await facts(page).getByRole('heading', { name: '建果园' }).waitFor();
			await facts(page).getByText('系统提示，以自然资源部门意见为准').waitFor();
		}
	);

	pageTest('an old map becomes a draft of whole villages, with its file beside it', async ({ open, serve }) => {
		const { address } = await serve();
		const page = await open('/zones/plans/old-map', { address });
		// What leaves comes back: the zones themselves serve as the old map.
		const old = await (await page.request.get(`${address}/export/zones.geojson`)).body();
		await page.locator('input[type=file]').setInputFiles({ name: '旧图2019.geojson', mimeType: 'application/geo+json', buffer: old }); // prettier-ignore
		await page.getByRole('button', { name: /^玉露香梨/ }).click();
		await facts(page).getByRole('heading', { name: '玉露香梨' }).waitFor();
		const taken = facts(page).getByRole('checkbox', { checked: true });
		const before = await taken.count();
		await taken.first().uncheck();
		await facts(page).getByRole('button', { name: '取消手动增减' }).waitFor();
		expect(await taken.count()).toBe(before - 1);
		await page.getByRole('button', { name: '存成草案（13 个区）' }).click();
		await page.waitForURL(/\/zones\/plans\/\d+$/);
		const number = /\d+$/.exec(page.url())![0];
		await page.goto(`${address}/zones/plans?plan=${number}`);
		await page.getByRole('link', { name: '旧图2019.geojson' }).waitFor();
		await page.getByRole('link', { name: /旧图与村对应表/ }).waitFor();
	});
});
