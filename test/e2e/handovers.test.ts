import { expect } from 'vitest';
import type { Role } from '#auth/roles.ts';
import { cookiesOf, signInAs } from '#test/sign-in.ts';
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
				'/map?q=YJ-2026-0004',
				'/help',
				'/screen'
			];
			const refused = ['/admin/handovers', '/export/handovers.csv?why=看看清单', '/admin/audit'];
			for (const path of [...paths, ...refused]) {
				const answer = await fetch(new URL(path, address), { headers: { cookie, accept: 'text/html' } });
				const text = await answer.text();
				if (refused.includes(path)) expect([role, path, answer.status]).toEqual([role, path, 403]);
				expect([
					role,
					path,
					text.includes('账外收租') || text.includes('没有入账'),
					text.includes('YJ-2026-0004<')
				]).toEqual([role, path, false, false]);
			}
		}
	}
);

/** The village the demo’s clerk of a village works for. */
const VILLAGE = '149901102200';

pageTest('a wall and whoever listens hear nothing of it, and hear what comes after it', async ({ serve }) => {
	const { address } = await serve();
	const origin = new URL(address).origin;
	const post = async <T>(cookie: string, path: string, body: object): Promise<T> => {
		const headers = { cookie, origin, 'content-type': 'application/json', accept: 'application/json' };
		const answer = await fetch(new URL(path, address), { method: 'POST', headers, body: JSON.stringify(body) });
		const outcome = (await answer.json()) as { ok: boolean; value: T };
		expect([path, answer.status, outcome]).toMatchObject([path, 200, { ok: true }]);
		return outcome.value;
	};
	const device = { act: 'make', name: '会议室大屏', purpose: 'wall', place: '149901' };
	const { link } = await post<{ link: string }>(await signInAs(address, 'admin'), '/admin/devices/device', device);
	const taken = await fetch(new URL(new URL(link).pathname, address), {
		...{ method: 'POST', redirect: 'manual', body: new URLSearchParams() },
		headers: { origin, accept: 'text/html' }
	});
	expect(taken.status).toBe(303);
	const listeners = new Map<string, string>([['wall', cookiesOf(taken).join('; ')]]);
	for (const role of ['village', 'county_leader', 'supervisor'] satisfies Role[])
		listeners.set(role, await signInAs(address, role));
	for (const path of ['/admin/handovers', '/export/handovers.csv?why=看看清单']) {
		const answer = await fetch(new URL(path, address), { headers: { cookie: listeners.get('wall')! } });
		expect([path, answer.status]).toEqual([path, 403]);
	}
	const streams = await Promise.all(
		[...listeners].map(async ([who, cookie]) => {
			const answer = await fetch(new URL('/live', address), { headers: { cookie, accept: 'text/event-stream' } });
			expect([who, answer.status]).toEqual([who, 200]);
			return { who, reader: answer.body!.pipeThrough(new TextDecoderStream()).getReader() };
		})
	);
	const centre = await signInAs(address, 'centre');
	const about = { subject_kind: 'case', subject_number: '1', lead: '账外收租线索之二', body: '县纪委监委' };
	await post(centre, '/admin/handovers/record', { act: 'add', values: { ...about, handed_on: '2026-11-20' } });
	await post(centre, '/admin/handovers/record', { act: 'look', why: '核对移交清单' });
	const contract = {
		...{ number: 'TZ-1', village_code: VILLAGE, kind: 'asset', object_kind: 'shop', form: 'receipt' },
		...{ contracted_mu: '0', asset_name: '村口门面房', level: 'village' }
	};
	await post(centre, '/land/contracts/record', { act: 'save', number: null, version: 0, values: contract });
	for (const { who, reader } of streams) {
		let heard = '';
		for (let end = false; !end && !heard.includes('"contract"');) {
			const { done, value = '' } = await reader.read();
			[end, heard] = [done, heard + value];
		}
		expect([who, heard.includes('"contract"')]).toEqual([who, true]);
		expect([who, heard.includes('handover'), heard.includes('账外')]).toEqual([who, false, false]);
		await reader.cancel();
	}
});
