import { expect } from 'vitest';
import { signInAs } from '#test/sign-in.ts';
import { accessibilityFaults, pageTest } from '#test/pages.ts';

pageTest(
	'leads handed over are looked at for a reason only, and no page, file, search or history tells a village or a leader',
	async ({ open, serve }) => {
		const { address } = await serve();
		const page = await open('/admin/handovers', { address, as: 'centre' });
		await page.getByRole('button', { name: '登记移交' }).click();
		const form = page.getByRole('dialog', { name: '登记移交' });
		await form.getByLabel('记录类别 *').selectOption({ label: '核查案件' });
		await form.getByLabel('记录编号 *').fill('1');
		await form.getByLabel('线索 *').fill('账外收租线索之一');
		await form.getByRole('button', { name: '保存' }).click();
		await form.getByText('请填写').waitFor();
		await form.getByLabel('接收单位 *').fill('县纪委监委');
		await form.getByRole('button', { name: '保存' }).click();
		await page.getByRole('status').getByText(/已登记/).waitFor(); // prettier-ignore
		expect(await page.getByText('账外收租线索之一').count()).toBe(0);
		await page.getByRole('button', { name: '查看' }).click();
		await page.getByText('请写明理由，2 到 500 个字。').waitFor();
		await page.getByLabel('查看理由').fill('核对移交清单');
		await page.getByRole('button', { name: '查看' }).click();
		await page.getByRole('table', { name: '问题线索移交' }).getByText('账外收租线索之一').waitFor(); // prettier-ignore
		expect(await accessibilityFaults(page)).toEqual([]);
		for (const role of ['village', 'supervisor', 'county_leader'] as const) {
			const cookie = await signInAs(address, role);
			const paths = [
				'/land',
				'/land/cases',
				'/land/cases/1',
				'/land/reclaimed',
				'/map?q=YJ-2026-0001',
				'/help',
				'/screen'
			];
			const refused = ['/admin/handovers', '/export/handovers.csv?why=看看清单', '/admin/audit'];
			for (const path of [...paths, ...refused]) {
				const answer = await fetch(new URL(path, address), { headers: { cookie, accept: 'text/html' } });
				const text = await answer.text();
				if (refused.includes(path)) expect([role, path, answer.status]).toEqual([role, path, 403]);
				expect([role, path, text.includes('账外收租'), text.includes('YJ-2026-0001<')]).toEqual([
					role,
					path,
					false,
					false
				]);
			}
		}
	}
);
