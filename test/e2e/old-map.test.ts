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
});
