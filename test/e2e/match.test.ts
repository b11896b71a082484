import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { pageTest } from '#test/pages.ts';

/** A machine that tests may be busy with much else. */
const SOON = { timeout: 20_000 };
/** A village of the demo county with five open patches and four contracts that have no shape. */
const VILLAGE = '/land/match/149901104207';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const rows = (page: Page) => page.locator('[role=grid] tbody tr:not(.gap)');
const states = async (page: Page) =>
	(await rows(page).locator('td:last-child').allTextContents()).map((text) => text.trim());
const done = async (page: Page): Promise<number> =>
	Number(/已定 (\d+)/.exec((await page.locator('.progress').textContent()) ?? '')?.[1]);
const overflow = (page: Page) =>
	page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('land and its contracts', () => {
	pageTest(
		'through a village with keys alone: accept, pick, rule out, reason, note, undo, the next village',
		async ({ open, serve }) => {
			const server = await serve();
			const page = await open(VILLAGE, { address: server.address });
			const key = (name: string) => page.keyboard.press(name);
			await rows(page).nth(4).waitFor();
			expect(await done(page)).toBe(0);
			const first = (await page.locator('tr.current td').first().textContent())!;

			// The first proposal of the first patch is taken, and the next open patch comes to the front.
			await key('a');
			await expect.poll(() => done(page), SOON).toBe(1);
			await expect.poll(() => states(page), SOON).toEqual(['已对应', '待定', '待定', '待定', '待定']);
			expect(await page.locator('tr.current td').first().textContent()).not.toBe(first);

			// Of the next the first proposal is ruled out, and what was second is taken by its digit.
			const proposals = page.locator('aside ol > li');
			const best = (await proposals.first().locator('.number').textContent())!;
			await key('x');
			await page.locator('aside').getByText('已排除的合同').waitFor();
			await expect.poll(() => proposals.locator('.number').allTextContents(), SOON).not.toContain(best);
			await key('u');
			await expect.poll(() => proposals.first().locator('.number').textContent(), SOON).toBe(best);
			await key('1');
			await expect.poll(() => done(page), SOON).toBe(2);

			// The third has no contract: the reason is asked for and typed.
			await key('n');
			const dialog = page.getByRole('dialog');
			await dialog.getByLabel('理由').waitFor();
			await page.keyboard.type('走访问过，没有签过合同');
			await key('Enter');
			await dialog.waitFor({ state: 'detached' });
			await expect.poll(async () => (await states(page)).filter((state) => state === '无合同').length, SOON).toBe(1);

			// A note on the fourth; typing it moves nothing.
			await key('b');
			await dialog.getByLabel('备注').waitFor();
			await page.keyboard.type('地边有树 jka1');
			await key('Enter');
			await dialog.waitFor({ state: 'detached' });
			await page.locator('aside').getByText('地边有树 jka1').waitFor();

			// Three steps back, one after the other.
			for (const left of [3, 2, 1]) {
				await key('u');
				await expect.poll(() => done(page), SOON).toBe(left);
			}
			await key('u');
			await expect.poll(() => done(page), SOON).toBe(0);
			await key('a');
			await expect.poll(() => done(page), SOON).toBe(1);

			// Who uses it is somebody else than the lessee.
			await key('k');
			await page.locator('aside').getByRole('button', { name: '使用人…' }).waitFor();
			await key('w');
			await dialog.getByLabel('使用人').waitFor();
			await page.keyboard.type('欧阳某');
			await key('Enter');
			await dialog.waitFor({ state: 'detached' });
			await page.locator('aside').getByText('欧**').waitFor();

			// From the contract to the land, and the keys themselves.
			await key('v');
			await page.getByRole('grid', { name: '以图找地' }).waitFor();
			await expect.poll(() => states(page), SOON).toContain('面积相符');
			await key('?');
			await page.getByRole('dialog', { name: '键盘' }).waitFor();
			await key('Escape');
			await page.getByRole('dialog').waitFor({ state: 'detached' });
			const shown = await page.title();
			await key(']');
			// The address changes before the page does: the next key is for the village that is shown.
			await expect.poll(() => page.title(), SOON).not.toBe(shown);
			expect(new URL(page.url()).pathname).not.toBe(VILLAGE);
			await key('[');
			await expect.poll(() => new URL(page.url()).pathname, SOON).toBe(VILLAGE);

			// The record has what the page showed.
			await page.reload();
			expect(await done(page)).toBe(1);
		}
	);

	pageTest('what was decided is written before another village is opened', async ({ open, serve }) => {
		const page = await open(VILLAGE, { address: (await serve()).address });
		await rows(page).nth(4).waitFor();
		// Held in the page itself: a request that the browser hands out to be held is now and then on its way already.
		await page.evaluate(() => {
			const send = window.fetch;
			const held = new Promise((resolve) => window.addEventListener('let-go', resolve, { once: true }));
			window.fetch = async (...asked) => {
				if (String(asked[0]).endsWith('?/decide')) await held;
				return send(...asked);
			};
		});
		const letGo = () => page.evaluate(() => void window.dispatchEvent(new Event('let-go')));
		await page.keyboard.press('a');
		await page.getByText('正在保存 1 步').waitFor();
		const leaves = () => page.evaluate(() => window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
		expect(await leaves()).toBe(false);
		const ways: string[] = [];
		// What is read anew here is no way to elsewhere.
		const isWay = (url: string) => url.includes('__data.json') && !url.includes(`${VILLAGE}/__data.json`);
		page.on('request', (request) => isWay(request.url()) && ways.push(request.url()));
		await page.keyboard.press(']');
		// By the time another key has been answered, the way would have begun.
		await page.keyboard.press('?');
		await page.getByRole('dialog', { name: '键盘' }).waitFor();
		expect(ways).toEqual([]);
		await page.keyboard.press('Escape');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		await letGo();
		await expect.poll(() => new URL(page.url()).pathname, SOON).not.toBe(VILLAGE);
		expect(await leaves()).toBe(true);
		await page.goto(new URL(VILLAGE, page.url()).href);
		expect(await done(page)).toBe(1);
	});

	pageTest('every village’s progress, what is left out by its use, and the way in', async ({ open }) => {
		const page = await open('/land/match');
		await rows(page).first().waitFor();
		const aside = page.getByRole('complementary', { name: '地类不在范围' });
		await aside.getByText('0702 农村宅基地').waitFor();
		await aside.getByText('0809 公用设施用地').waitFor();
		expect(await page.locator('.total').textContent()).toContain('36 / 208');
		await rows(page).first().getByRole('link').click();
		await page.getByRole('grid', { name: '以地找人' }).waitFor();
		expect(new URL(page.url()).pathname).toMatch(/^\/land\/match\/\d{12}$/);
	});

	pageTest('every state is reached by the filter; the address keeps it', async ({ open }) => {
		const page = await open(`${VILLAGE}?state=left_out`);
		await rows(page).first().waitFor();
		expect(new Set(await states(page))).toEqual(new Set(['地类不在范围']));
		await page.getByRole('button', { name: '状态: ' }).click();
		await page.getByRole('menuitemcheckbox', { name: '家庭承包合同' }).click();
		await page.getByRole('menuitemcheckbox', { name: '地类不在范围' }).click();
		await page.keyboard.press('Escape');
		await expect.poll(async () => [...new Set(await states(page))], SOON).toEqual(['家庭承包合同']);
		await expect.poll(() => new URL(page.url()).searchParams.get('state'), SOON).toBe('family');
	});

	pageTest('the files hold the list, and no whole name', async ({ open }) => {
		const page = await open(VILLAGE);
		const address = (await page.getByRole('link', { name: '导出 CSV' }).getAttribute('href'))!;
		const csv = await (await page.request.get(new URL(address, page.url()).href)).text();
		const lines = csv.split('\r\n').filter(Boolean);
		expect(lines[0]!.startsWith('\ufeff种类,地块代码')).toBe(true);
		expect(lines).toHaveLength(6);
		expect(csv).toMatch(/面积相近/);
		for (const line of lines.slice(1)) expect(line.split(',')[12]).toMatch(/^$|\*\*$/);
		const book = await page.request.get(new URL(address.replace('.csv', '.xlsx'), page.url()).href);
		expect((await book.body()).subarray(0, 2).toString()).toBe('PK');
	});

	pageTest('on a phone and in English nothing runs over the edge', async ({ open }) => {
		const page = await open(VILLAGE, { language: 'en', context: PHONE });
		await rows(page).first().waitFor();
		expect(await overflow(page)).toBeLessThanOrEqual(0);
		const over = await open('/land/match', { language: 'en', context: PHONE });
		await rows(over).first().waitFor();
		expect(await overflow(over)).toBeLessThanOrEqual(0);
	});

	pageTest('on a phone the list and the tools of its map are seen at once', async ({ open }) => {
		const page = await open(VILLAGE, { context: PHONE });
		await rows(page).first().waitFor();
		const farther = page.getByRole('button', { name: '全图' });
		await farther.waitFor();
		const box = (await farther.boundingBox())!;
		const foot = (await page.locator('footer').last().boundingBox())!;
		expect(box.y + box.height).toBeLessThanOrEqual(foot.y);
		expect(await rows(page).nth(1).isVisible()).toBe(true);
	});
});
