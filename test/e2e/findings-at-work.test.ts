import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibilityFaults, pageTest } from '#test/pages.ts';

const SOON = { timeout: 15_000 };
const rows = (page: Page) => page.locator('[role=grid] tbody tr:not(.gap)');
const numberOf = (text: string | null): number =>
	Number(/-?[\d.]+/.exec((text ?? '').replaceAll('\u00a0', '').replace('−', '-'))?.[0]);

/** Rows of the list an address opens, as its file has them. */
async function opened(page: Page, href: string): Promise<{ kind: string; mu: number }[]> {
	const search = new URL(href, page.url()).search;
	const answer = await page.request.get(new URL(`/export/findings.csv${search}`, page.url()).href);
	const lines = (await answer.text()).split('\r\n').filter(Boolean).slice(1);
	return lines.map((line) => {
		const cells = line.split(',');
		return { kind: cells[1]!, mu: Math.round(Number(cells[9]) * 100) };
	});
}
const sum = (found: readonly { mu: number }[]) => found.reduce((mu, each) => mu + each.mu, 0);
const mu = (text: string | null) => Math.round(numberOf(text) * 100);

describe('every figure of the list opens its rows', () => {
	pageTest('totals, kinds and townships: as many rows, as many 亩', async ({ open }) => {
		const page = await open('/land/findings?mu=1');
		const totals = page.locator('.total a.proof');
		await totals.first().waitFor();
		const figure = async (index: number) => {
			const link = totals.nth(index);
			return { text: await link.textContent(), rows: await opened(page, (await link.getAttribute('href'))!) };
		};
		const [count, all, ledger, ground] = [await figure(0), await figure(1), await figure(2), await figure(3)];
		expect(count.rows).toHaveLength(numberOf(count.text));
		expect(all.rows).toHaveLength(numberOf(all.text));
		expect(all.rows.length).toBeGreaterThan(count.rows.length);
		expect(sum(ledger.rows)).toBe(mu(ledger.text));
		expect(sum(ground.rows)).toBe(mu(ground.text));
		for (const tab of ['类型', '乡镇']) {
			await page.getByRole('tab', { name: tab }).click();
			const lines = page.locator('.sums tbody tr');
			expect(await lines.count()).toBeGreaterThan(6);
			for (const line of await lines.all()) {
				const links = await line.locator('a.proof').all();
				const [first, ...accounts] = links;
				expect(await opened(page, (await first!.getAttribute('href'))!)).toHaveLength(
					numberOf(await first!.textContent())
				);
				for (const account of accounts)
					expect(sum(await opened(page, (await account.getAttribute('href'))!))).toBe(mu(await account.textContent()));
			}
		}
		// Clicked, the list itself is the one the figure counted.
		const township = page.locator('.sums tbody tr').first().locator('a.proof').first();
		const expected = numberOf(await township.textContent());
		await township.click();
		await expect.poll(async () => numberOf(await page.locator('.total').textContent()), SOON).toBe(expected);
		expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(expected + 1));
	});

	pageTest('the wall: leads that wait, both accounts, what came in', async ({ open }) => {
		const page = await open('/screen', { context: { viewport: { width: 1920, height: 1080 } } });
		const figures = page.locator('.numbers a');
		await figures.first().waitFor();
		const links = await Promise.all(
			(await figures.all()).map(async (link) => ({
				text: await link.textContent(),
				href: (await link.getAttribute('href'))!
			}))
		);
		const [waiting, over, ground] = links.filter(({ href }) => href.startsWith('/land/findings?'));
		expect(await opened(page, waiting!.href)).toHaveLength(numberOf(waiting!.text));
		// The wall rounds to whole 亩.
		expect(Math.round(sum(await opened(page, over!.href)) / 100)).toBe(numberOf(over!.text));
		expect(Math.round(sum(await opened(page, ground!.href)) / 100)).toBe(numberOf(ground!.text));
		// What came in of what is due: the sums of the ledger behind it, and no estimate.
		const collected = links.find(({ href }) => href === '/land/charges')!;
		expect(collected.text).toBe('2\u00a0187.0');
		const ledger = await open(collected.href);
		await ledger
			.locator('.total')
			.getByText(/21.870.000\.00 元/)
			.waitFor();
	});
});

describe('a cluster', () => {
	pageTest('is one thing: its own page, its findings in the list and all ticked, its sum', async ({ open }) => {
		const page = await open('/land/findings');
		await page.getByRole('tab', { name: '集聚区' }).click();
		const line = page.locator('.sums tbody tr').first();
		const [count, total] = (await line.locator('a.proof').allTextContents()).map(numberOf);
		await line.locator('a.proof').first().click();
		const panel = page.locator('aside');
		await panel.getByRole('heading', { name: /^集聚区 \d+/ }).waitFor();
		expect(new URL(page.url()).pathname).toMatch(/^\/land\/findings\/clusters\/\d+$/);
		await expect.poll(() => rows(page).count(), SOON).toBe(count);
		expect(await page.locator('tr[aria-selected="true"]').count()).toBe(count);
		expect(numberOf(await panel.locator('.value').textContent())).toBe(total);
		expect(await page.locator('.total').textContent()).toContain(`每处只计一次 ${total!.toFixed(2)}`);
		// The address alone brings the same.
		const again = await open(new URL(page.url()).pathname);
		await expect.poll(() => rows(again).count(), SOON).toBe(count);
		expect(await again.locator('tr[aria-selected="true"]').count()).toBe(count);
		await page.keyboard.press('Escape');
		await expect.poll(() => new URL(page.url()).pathname, SOON).toBe('/land/findings');
		expect(await rows(page).count()).toBeGreaterThan(count!);
	});

	pageTest('of a number that no longer is: the page says so', async ({ open, tolerate }) => {
		tolerate(/404/);
		const page = await open('/land/findings/clusters/999999');
		await page.getByRole('heading', { name: '打不开这一页' }).waitFor();
	});
});

describe('many findings', () => {
	pageTest('taken by the keyboard are noted, dismissed with one reason, and taken back', async ({ open, serve }) => {
		const server = await serve();
		const page = await open('/land/findings', { address: server.address });
		await rows(page).first().waitFor();
		await page.getByRole('grid').focus();
		for (let press = 0; press < 3; press++) {
			await page.keyboard.press('ArrowDown');
			await page.keyboard.press('Space');
		}
		const bar = page.getByRole('toolbar', { name: '已选 3 处' });
		await bar.getByRole('button', { name: '备注…' }).click();
		const dialog = page.getByRole('dialog');
		await dialog.getByLabel('备注').fill('已约村里周四同去');
		await dialog.getByRole('button', { name: '记下备注' }).click();
		await page.getByRole('status').getByText('3 处已加备注').waitFor();
		await bar.getByRole('button', { name: '不属实 3 处…' }).click();
		await dialog.getByLabel('理由').fill('已到现场，均为公用路面');
		await dialog.getByRole('button', { name: '记为不属实' }).click();
		await page.getByRole('status').getByText('3 处已记为不属实').waitFor();
		// They leave the list and its sums, and stand apart.
		await page.getByRole('link', { name: /另有不属实 \d+ 处/ }).click();
		const dismissed = rows(page).getByText('不属实', { exact: true });
		await expect.poll(() => dismissed.count(), SOON).toBeGreaterThanOrEqual(3);
		const before = await dismissed.count();
		await rows(page).first().getByRole('button').click();
		const panel = page.locator('aside');
		await panel.getByText('“已约村里周四同去”').waitFor();
		await panel.getByText('“已到现场，均为公用路面”').waitFor();
		await panel.getByText(/留痕 \d+ 号/).first().waitFor(); // prettier-ignore
		await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
		await expect.poll(() => dismissed.count(), SOON).toBe(before - 3);
		await panel.getByText('恢复为疑似', { exact: true }).waitFor();
		expect(await accessibilityFaults(page)).toEqual([]);
		await page.close();
	});

	pageTest('a filter kept under a name opens again, gets another name, and goes', async ({ open, tolerate, serve }) => {
		tolerate(/409/);
		const server = await serve();
		const page = await open('/land/findings?kind=over_area&mu=10', { address: server.address });
		const expected = await page.locator('.total').textContent();
		const menu = page.getByRole('button', { name: /^我的筛选/ });
		const save = async (name: string) => {
			await menu.click();
			await page.getByRole('menuitem', { name: '保存当前筛选…' }).click();
			await page.getByRole('dialog').getByLabel('名称').fill(name);
			await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
		};
		await save('大块超合同');
		await page.getByText('已保存“大块超合同”').waitFor();
		await save('大块超合同');
		await page.getByRole('dialog').getByText('已有同名的筛选。').waitFor();
		await page.keyboard.press('Escape');
		await page.getByRole('button', { name: '清除筛选' }).click();
		await expect.poll(() => page.locator('.total').textContent(), SOON).not.toBe(expected);
		await menu.click();
		await page.getByRole('menuitem', { name: '大块超合同' }).click();
		await expect.poll(() => page.locator('.total').textContent(), SOON).toBe(expected);
		await menu.click();
		await page.getByRole('menuitem', { name: '改名、替换、删除…' }).click();
		const dialog = page.getByRole('dialog');
		await dialog.getByLabel('名称 大块超合同').fill('本周要看');
		await dialog.getByRole('button', { name: '改名' }).click();
		await page.getByText('已改名为“本周要看”').waitFor();
		await page.keyboard.press('Escape');
		// Narrowed further, the list takes the place of what the filter held, after a question; and back.
		const expectedRows = await page.locator('.total').textContent();
		await page.getByRole('button', { name: '清除筛选' }).click();
		await page.getByRole('searchbox', { name: /图斑号/ }).fill('村');
		await expect.poll(() => page.locator('.total').textContent(), SOON).not.toBe(expectedRows);
		await menu.click();
		await page.getByRole('menuitem', { name: '改名、替换、删除…' }).click();
		await dialog.getByRole('button', { name: '用当前筛选替换… 本周要看' }).click();
		await dialog.getByText('“本周要看”里原来的筛选换成清单当前的筛选？').waitFor();
		await dialog.getByRole('button', { name: '替换', exact: true }).click();
		await page.getByText('“本周要看”已换成当前筛选').waitFor();
		await expect.poll(() => dialog.getByRole('button', { name: /^用当前筛选替换/ }).count(), SOON).toBe(0);
		await dialog.getByRole('button', { name: '删除 本周要看' }).click();
		await page.getByText('已删除“本周要看”').waitFor();
		await dialog.getByText('还没有保存的筛选').waitFor();
		expect(await accessibilityFaults(page)).toEqual([]);
		await page.close();
	});
});
