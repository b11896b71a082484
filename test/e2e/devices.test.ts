import { describe, expect } from 'vitest';
import { accessibilityFaults, pageTest } from '#test/pages.ts';

const SLOW = { timeout: 240_000 };

describe('a wall let in by a link', () => {
	pageTest(
		'as the administrator I make a link; the wall takes it up, shows the screen and nothing else, and is out when I revoke it',
		SLOW,
		async ({ open, serve, tolerate }) => {
			tolerate(/status of (401|403|400)|console: .*\b401\b.*\/tiles\//);
			const { address } = await serve();
			const page = await open('/admin/devices', { address, as: 'admin' });
			await page.getByRole('button', { name: '新建设备链接' }).first().click();
			const form = page.getByRole('dialog', { name: '新建设备链接' });
			await form.getByRole('button', { name: '生成链接' }).click();
			await form.getByText('▲ 名称要 1 至 40 个字。').waitFor();
			await form.getByLabel('名称 *').fill('会议室大屏');
			await form.getByRole('button', { name: '生成链接' }).click();
			const shown = page.getByRole('dialog', { name: '设备链接' });
			await shown.getByRole('img', { name: '设备链接的二维码' }).waitFor();
			expect(await accessibilityFaults(page)).toEqual([]);
			const link = await shown.getByLabel('链接').inputValue();
			await shown.getByRole('button', { name: '好了' }).click();
			const panel = page.getByRole('complementary', { name: '会议室大屏' });
			await panel.getByText('待启用').waitFor();

			// A small wall: a software renderer draws its map.
			const context = { viewport: { width: 640, height: 360 } };
			const wall = await open(new URL(link).pathname, { address, as: null, context });
			await wall.getByRole('heading', { name: '把这台设备设为大屏' }).waitFor();
			await wall.getByRole('button', { name: '在这台设备上启用' }).click();
			await wall.waitForURL(/\/screen$/);
			await wall.getByRole('heading', { name: '禾川县' }).waitFor();
			// Its boards, and no way out of them.
			const ways = await wall.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
			expect(ways.filter((way) => !/^\/screen(\?board=[a-z]+)?$/.test(way ?? ''))).toEqual([]);
			await wall.getByRole('link', { name: '清化收' }).click();
			await wall.getByText('已清理合同').waitFor();
			const [cookie] = (await wall.context().cookies()).filter(({ name }) => name === 'mutu-device');
			expect([cookie?.httpOnly, cookie?.sameSite]).toEqual([true, 'Lax']);
			const answers = async (path: string, method = 'GET') =>
				(
					await wall.request.fetch(new URL(path, address).href, {
						...{ method, maxRedirects: 0 },
						headers: { origin: address.replace(/\/$/, '') }
					})
				).status();
			for (const path of ['/map', '/land/findings', '/help', '/me', '/admin/devices', '/export/findings.csv'])
				expect([path, await answers(path)]).toEqual([path, 403]);
			for (const path of ['/tiles/parcel/14/13275/6285.mvt', '/tiles/finding/14/13275/6285.mvt'])
				expect([path, (await answers(path)) >= 400]).toEqual([path, true]);
			for (const path of ['/admin/devices/device', '/land/findings/note', '/role'])
				expect([path, await answers(path, 'POST')]).toEqual([path, 403]);

			await page.reload();
			await panel.getByText('在用', { exact: true }).waitFor();
			await panel.getByRole('button', { name: '收回' }).click();
			await page.getByRole('dialog', { name: '收回这台设备？' }).getByRole('button', { name: '收回' }).click();
			await page.getByText('已收回，那台设备已退出').waitFor();
			// Nobody touches the wall: its stream ends, and it leaves the screen by itself.
			await wall.getByText('这台设备的授权已收回或到期').waitFor();
			const again = await open(new URL(link).pathname, { address, as: null });
			await again.getByRole('heading', { name: '这台设备已被收回' }).waitFor();
		}
	);
});
