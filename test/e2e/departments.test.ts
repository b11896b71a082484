import { describe, expect } from 'vitest';
import { accessibilityFaults, pageTest } from '#test/pages.ts';
import { signInAs } from '#test/sign-in.ts';

const SOON = { timeout: 30_000 };
const SLOW = { timeout: 300_000 };

describe('departments', () => {
	pageTest(
		'as the administrator I rename one from a day on, its people stay, and its history says so; the centre reads',
		SLOW,
		async ({ open, serve }) => {
			const { address } = await serve();
			const page = await open('/admin/departments?text=财政局', { address, as: 'admin' });
			const panel = page.getByRole('complementary', { name: '财政局' });
			const person = panel.getByRole('link').first();
			const name = (await person.textContent(SOON))!.trim();
			await panel.getByRole('button', { name: '更名' }).click();
			const form = page.getByRole('dialog', { name: '更名' });
			await form.getByRole('button', { name: '更名' }).click();
			await form.getByText('▲ 新名称和现在的一样。').waitFor(SOON);
			expect(await accessibilityFaults(page)).toEqual([]);
			await form.getByLabel('新名称 *').fill('财政和国资局');
			await form.getByRole('button', { name: '更名' }).click();
			await page.getByText('已更名').waitFor(SOON);
			const renamed = page.getByRole('complementary', { name: '财政和国资局' });
			await renamed.getByText('财政局', { exact: true }).waitFor(SOON);
			await renamed.getByRole('link', { name }).waitFor(SOON);
			await renamed.getByText('经历').click();
			await renamed.getByText('名称 财政局 → 财政和国资局').waitFor(SOON);
			await renamed.getByRole('button', { name: '撤销' }).click();
			const end = page.getByRole('dialog', { name: '撤销' });
			await end.getByLabel('从哪天起撤销 *').fill('2099-01-01');
			await end.getByRole('button', { name: '撤销' }).click();
			await end.getByText('▲ 还有 1 人属于它').waitFor(SOON);

			const cookie = await signInAs(address, 'centre');
			const headers = { cookie, origin: new URL(address).origin, 'content-type': 'application/json' };
			const csv = await fetch(new URL('/export/departments.csv', address), { headers });
			expect(await csv.text()).toContain('财政和国资局');
			const body = JSON.stringify({ act: 'add', name: '数据局', from: '2026-01-01' });
			const add = fetch(new URL('/admin/departments/department', address), { method: 'POST', headers, body });
			expect((await add).status).toBe(403);
		}
	);
});
