import { expect } from 'vitest';
import { pageTest } from '#test/pages.ts';

const SLOW = { timeout: 120_000 };

pageTest('somebody on their way to another page arrives, whatever news comes meanwhile', SLOW, async ({ open }) => {
	const page = await open('/land/findings');
	let asked = false;
	let told = () => {};
	const news = new Promise<void>((resolve) => (told = resolve));
	// The page asks from time to time whether the findings were compared anew: here they were, just now.
	await page.route('**/land/analyse', async (route) => {
		if (!asked) return route.continue();
		await route.fulfill({ json: { job: null, changes: { due: 0, failed: null, run: 'another' } } });
		told();
	});
	// What the other page shows comes after that.
	await page.route('**/land/charges/__data.json*', async (route) => {
		asked = true;
		await news;
		await route.continue();
	});
	await page.getByRole('link', { name: '新增资源收费' }).click();
	await page.waitForURL(/\/land\/charges/);
	expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('新增资源收费');
});
