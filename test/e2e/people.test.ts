import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibilityFaults, pageTest } from '#test/pages.ts';
import { signInAs } from '#test/sign-in.ts';

/** A machine that tests may be busy with much else. */
const SOON = { timeout: 30_000 };
const SLOW = { timeout: 300_000 };
/** 上峪村 of 石门镇 in the demo county. */
const VILLAGE = '149901102208';
const WORDS = 'Drei Kühe am Hang 7';
const rows = (page: Page) => page.locator('[role=grid] tbody tr:not(.gap)');

describe('people and what they may', () => {
	pageTest(
		'as the administrator I invite a person; they take up the link, see what their role may, and are out at once when I disable them',
		SLOW,
		async ({ open, serve }) => {
			const { address } = await serve();
			const page = await open('/admin/users', { address, as: 'admin' });
			await rows(page).first().waitFor();
			await page.getByRole('button', { name: '邀请人员' }).click();
			const form = page.getByRole('dialog', { name: '邀请人员' });
			await form.getByRole('button', { name: '邀请并取得链接' }).click();
			await form.getByText('▲ 姓名要 1 至 60 个字。').waitFor(SOON);
			await form.getByLabel('姓名 *').fill('欧阳某某');
			await form.getByLabel('单位').fill('县纪委监委');
			await form.getByLabel('手机号').fill('123');
			await form.getByRole('button', { name: '邀请并取得链接' }).click();
			await form.getByText('▲ 手机号应为 11 位').waitFor(SOON);
			await form.getByLabel('手机号').fill('138 1234 5678');
			await form.getByRole('button', { name: '邀请并取得链接' }).click();
			await form.getByText('▲ 请选择一个身份。').waitFor(SOON);
			expect(await accessibilityFaults(page)).toEqual([]);
			await form.getByLabel('身份 *').selectOption('discipline');
			await form.getByRole('button', { name: '邀请并取得链接' }).click();
			const shown = page.getByRole('dialog', { name: '一次性链接' });
			const link = await shown.getByLabel('链接').inputValue(SOON);
			expect(new URL(link).pathname).toMatch(/^\/join\//);
			await shown.getByRole('button', { name: '好了' }).click();

			const panel = page.getByRole('complementary', { name: '欧阳某某' });
			await panel.getByText('138****5678').waitFor(SOON);
			await panel.getByText('已邀请').waitFor(SOON);
			expect(await page.content()).not.toContain('13812345678');
			// Who keeps accounts does not see what they type in whole again; who may gives a reason, and it is in the trail.
			expect(await panel.getByRole('button', { name: '看全号' }).count()).toBe(0);
			const centre = await open('/admin/users?text=欧阳某某', { address, as: 'centre' });
			await centre.getByRole('button', { name: '看全号' }).click();
			const why = centre.getByRole('dialog', { name: '欧阳某某的手机号' });
			await why.getByRole('button', { name: '看全号' }).click();
			await why.getByText('▲ 理由要 4 至 200 个字').waitFor(SOON);
			await why.getByLabel('理由 *').fill('核实上峪村现场情况');
			await why.getByRole('button', { name: '看全号' }).click();
			await why.getByText('138 1234 5678').waitFor(SOON);
			await why.getByRole('button', { name: '好了' }).click();
			expect(await centre.content()).not.toContain('1234 5678');
			await centre.close();

			const theirs = await open(new URL(link).pathname, { address, as: null });
			await theirs.getByLabel('用户名').fill('欧阳某某');
			await theirs.getByLabel('密码', { exact: true }).fill(WORDS);
			await theirs.getByLabel('再输一遍密码').fill(WORDS);
			await theirs.getByRole('button', { name: '开通并登录' }).click();
			const places = theirs.getByRole('navigation', { name: '主导航' });
			await places.getByRole('link', { name: '操作留痕' }).waitFor(SOON);
			expect(await places.getByRole('link', { name: '清化收' }).count()).toBe(0);
			expect(await places.getByRole('link', { name: '人员与权限' }).count()).toBe(0);

			await page.reload();
			await panel.getByText('在用', { exact: true }).waitFor(SOON);
			await panel.getByRole('button', { name: '停用' }).click();
			await page.getByRole('dialog', { name: '停用这个账号？' }).getByRole('button', { name: '停用' }).click();
			await page.getByText('已停用，本人已退出').waitFor(SOON);
			const person = new URL(page.url()).searchParams.get('person')!;
			const phone = async (as: 'admin' | 'township') =>
				fetch(new URL(`/admin/users/person/${person}/phone`, address), {
					...{ method: 'POST', body: JSON.stringify({ reason: '核实上峪村现场情况' }) },
					headers: {
						...{ cookie: await signInAs(address, as), origin: new URL(address).origin },
						'content-type': 'application/json'
					}
				});
			expect([(await phone('admin')).status, (await phone('township')).status]).toEqual([403, 404]);
			await theirs.goto(new URL('/help', address).href);
			expect(new URL(theirs.url()).pathname).toBe('/sign-in');
			await theirs.close();
		}
	);

	pageTest(
		'a person is given a role and relieved of it, gets a reset link; the only administrator stays one',
		SLOW,
		async ({ open, serve }) => {
			const { address } = await serve();
			const page = await open('/admin/users?role=village', { address, as: 'admin' });
			const name = (await rows(page).first().locator('td').first().textContent())!.trim();
			const panel = page.getByRole('complementary', { name });
			await panel.getByRole('button', { name: '添加身份' }).click();
			const form = page.getByRole('dialog', { name: `添加身份：${name}` });
			await form.getByLabel('身份 *').selectOption('lawyer');
			await form.getByRole('button', { name: '添加', exact: true }).click();
			await form.getByText('▲ 外来人员要有到期日。').waitFor(SOON);
			await form.getByLabel('身份 *').selectOption('grid_officer');
			await form.getByRole('button', { name: '添加', exact: true }).click();
			await form.getByText('▲ 请至少选一个地方。').waitFor(SOON);
			await form.getByLabel('地方 *').selectOption(VILLAGE);
			// The map shows what the list has in front; by its cross the place is left and chosen again.
			await form.getByRole('button', { name: '在地图上选' }).click();
			await form.locator('[data-still=true]').waitFor(SOON);
			await form.locator('canvas').first().focus();
			await page.keyboard.press('Enter');
			await form.getByRole('button', { name: '去掉上峪村' }).waitFor({ ...SOON, state: 'detached' });
			await page.keyboard.press('Enter');
			await form.getByRole('button', { name: '去掉上峪村' }).waitFor(SOON);
			expect(await accessibilityFaults(page)).toEqual([]);
			await form.getByRole('button', { name: '添加', exact: true }).click();
			await page.getByText('已添加身份，本人要重新登录').waitFor(SOON);
			await panel.getByRole('button', { name: '改地方：网格员 · 上峪村' }).click();
			const scope = page.getByRole('dialog', { name: `改地方：${name}` });
			await scope.getByLabel('地方 *').selectOption('149901104207');
			await scope.getByRole('button', { name: '去掉上峪村' }).click();
			await scope.getByRole('button', { name: '保存' }).click();
			await page.getByText('已改地方，本人要重新登录').waitFor(SOON);
			await panel.getByRole('button', { name: /^结束身份：网格员/ }).click();
			await page
				.getByRole('dialog', { name: '结束这个身份？' })
				.getByRole('button', { name: '结束', exact: true })
				.click();
			await page.getByText('已结束这个身份').waitFor(SOON);
			await panel.getByRole('button', { name: '重设链接' }).click();
			await page.getByRole('dialog', { name: '给一个重设链接？' }).getByRole('button', { name: '重设链接' }).click();
			await page.getByRole('dialog', { name: '一次性链接' }).getByLabel('链接').waitFor(SOON);
			await page.getByRole('button', { name: '好了' }).click();

			await page.goto(new URL('/admin/users?role=admin', address).href);
			expect(await rows(page).count()).toBe(1);
			expect(await page.getByRole('button', { name: '停用' }).count()).toBe(0);
			await page.getByRole('button', { name: '结束身份：系统管理员 · 全县' }).click();
			const sure = page.getByRole('dialog', { name: '结束这个身份？' });
			await sure.getByRole('button', { name: '结束', exact: true }).click();
			await sure.getByText('▲ 这是最后一位能登录的系统管理员').waitFor(SOON);
		}
	);

	pageTest(
		'as the service centre I read the list and take it out masked, and change nothing; a village does neither',
		SLOW,
		async ({ open, serve }) => {
			const { address } = await serve();
			const page = await open('/admin/users', { address });
			await rows(page).first().waitFor();
			expect(await page.getByRole('button', { name: '邀请人员' }).count()).toBe(0);
			const ask = (path: string, cookie: string, init: RequestInit = {}) =>
				fetch(new URL(path, address), {
					...init,
					headers: { cookie, origin: new URL(address).origin, 'content-type': 'application/json' }
				});
			const centre = await signInAs(address, 'centre');
			const csv = await ask('/export/people.csv?role=admin', centre);
			expect(csv.status).toBe(200);
			expect((await csv.text()).trim().split('\n')).toHaveLength(2);
			expect((await ask('/export/people.xlsx', centre)).headers.get('content-type')).toContain('spreadsheetml');
			const disable = { method: 'POST', body: JSON.stringify({ act: 'disable', person: crypto.randomUUID() }) };
			expect((await ask('/admin/users/person', centre, disable)).status).toBe(403);
			expect((await ask('/export/people.csv', await signInAs(address, 'village'))).status).toBe(403);
		}
	);
});
