import { describe, expect, inject } from 'vitest';
import { pageTest } from '#test/pages.ts';
import { signInAs, takeUp } from '#test/sign-in.ts';
import { totpCode } from '#test/totp.ts';

const SLOW = { timeout: 240_000 };

describe('signing in', () => {
	pageTest('whoever opens a page without a session signs in first and is then on that page', async ({ open }) => {
		const page = await open('/land/findings?status=suspected', { as: null });
		await page.getByRole('heading', { name: '登录', exact: true }).waitFor();
		await page.getByText('登录后回到您刚才要看的页面').waitFor();
		await page.getByRole('button', { name: /^服务中心/ }).click();
		await page.waitForURL(/\/land\/findings\?status=suspected/);
		await page.getByRole('button', { name: /，服务中心$/ }).waitFor();
	});

	pageTest('a wrong password is told kindly, and what was typed as the name stays', async ({ open, tolerate }) => {
		tolerate(/status of 400/);
		const page = await open('/sign-in', { as: null, language: 'en' });
		await page.getByLabel('User name or mobile number').fill('zhangsan');
		await page.getByLabel('Password', { exact: true }).fill('not the password');
		await page.getByRole('button', { name: 'Sign in', exact: true }).click();
		await page.getByText('User name or password is wrong').waitFor();
		expect(await page.getByLabel('User name or mobile number').inputValue()).toBe('zhangsan');
		expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('');
	});

	pageTest('a role that does not reach a page is told so, with ways on, and signs out', async ({ open, tolerate }) => {
		tolerate(/status of 403/);
		// A session of its own: it is ended here, and the run's is everybody's.
		const page = await open('/map', { as: { cookie: await signInAs(inject('address'), 'discipline') } });
		await page.getByRole('heading', { name: '您的职责看不到这里' }).waitFor();
		await page.getByText('您现在的身份是“纪检监察”').waitFor();
		await page.getByRole('button', { name: '退出登录' }).click();
		await page.getByText('已退出登录').waitFor();
		await page.goto(new URL('/map', page.url()).href);
		expect(new URL(page.url()).pathname).toBe('/sign-in');
	});

	pageTest('a township’s clerk who is also its agency acts as one of them at a time', SLOW, async ({ open, serve }) => {
		const { address } = await serve();
		const page = await open('/me', { as: 'township', address });
		await page
			.getByRole('listitem')
			.filter({ hasText: '三资代理中心' })
			.getByRole('button', { name: '换成这个身份' })
			.click();
		await page.waitForURL(/\/map/);
		await page.getByRole('button', { name: /，三资代理中心$/ }).waitFor();
		// Clerks open cases, the agency does not; it enters payments, clerks do not.
		const asked = (path: string) =>
			page.request.post(new URL(path, address).href, { data: {}, headers: { origin: address } });
		expect((await asked('/land/cases/open')).status()).toBe(403);
		expect((await asked('/land/charges/1/act')).status()).toBe(400);
	});

	pageTest('a person chooses a larger text and English, and finds both everywhere', SLOW, async ({ open, serve }) => {
		const { address } = await serve();
		const page = await open('/me', { as: 'village', address });
		await page.getByLabel('界面语言').selectOption('en');
		await page.getByLabel('字号').selectOption('largest');
		await page.getByRole('button', { name: '保存' }).click();
		await page.getByText('Saved.').waitFor();
		expect(await page.locator('html').getAttribute('data-text')).toBe('largest');
		await page.goto(new URL('/help', address).href);
		expect(await page.locator('html').getAttribute('lang')).toBe('en');
	});
});

describe('programs’ addresses without a session', () => {
	for (const path of [
		'/tiles/village/12/3318/1571.mvt',
		'/export/findings.csv',
		'/live',
		'/attachments/x',
		'/land/analyse'
	])
		pageTest(`${path} answers 401 and looks nothing up`, async ({ open }) => {
			const page = await open('/sign-in', { as: null });
			const answer = await page.request.get(new URL(path, page.url()).href, { maxRedirects: 0 });
			expect([answer.status(), (await answer.json()).code ?? (await answer.json()).reason]).toEqual([
				401,
				'session.missing'
			]);
		});
});

describe('the first administrator', () => {
	pageTest(
		'sets up a second factor before anything else, and signs in with it',
		SLOW,
		async ({ open, serve, tolerate }) => {
			tolerate(/status of 40[03]/);
			const server = await serve();
			const admin = await open('/admin/users', { as: 'admin', address: server.address });
			expect(new URL(admin.url()).pathname).toBe('/admin/users');
			const made = await server.mutu('user', 'invite', '郭管理', '--role', 'admin');
			const page = await open(new URL(made.link).pathname, { as: null, address: server.address });
			await page.getByRole('heading', { name: '开通账号' }).waitFor();
			await page.getByLabel('用户名').fill('郭管理');
			await page.getByLabel('密码', { exact: true }).fill('password1');
			await page.getByLabel('再输一遍密码').fill('password1');
			await page.getByRole('button', { name: '开通并登录' }).click();
			await page.getByText('这个密码太常见').waitFor();
			for (const label of ['密码', '再输一遍密码'])
				await page.getByLabel(label, { exact: true }).fill('Drei Kühe am Hang 7');
			await page.getByRole('button', { name: '开通并登录' }).click();
			await page.getByRole('heading', { name: '第二重验证' }).waitFor();
			await page.getByLabel('密码', { exact: true }).fill('Drei Kühe am Hang 7');
			await page.getByRole('button', { name: '开始设置' }).click();
			const secret = await page.locator('code').first().innerText();
			await page.getByLabel('验证器现在显示的六位数字').fill(await totpCode(secret));
			await page.getByRole('button', { name: '确认并启用' }).click();
			await page.waitForURL(/\/admin\/users/);
			await page.goto(new URL('/me', server.address).href);
			await page.getByText('您的职责能改动人员和权限').waitFor();

			const again = await open('/sign-in', { as: null, address: server.address });
			await again.getByLabel('用户名或手机号').fill('郭管理');
			await again.getByLabel('密码', { exact: true }).fill('Drei Kühe am Hang 7');
			await again.getByRole('button', { name: '登录', exact: true }).click();
			await again.getByLabel('六位验证码').fill(await totpCode(secret, 1));
			await again.getByRole('button', { name: '确认' }).click();
			await again.waitForURL(/\/admin\/users/);
		}
	);
});

describe('taking people’s data out', () => {
	pageTest(
		'asks a person for a second factor first, says so, and goes on once it is set up',
		SLOW,
		async ({ open, serve }) => {
			const server = await serve();
			const made = await server.mutu('user', 'invite', '康民', '--role', 'centre');
			const cookie = await takeUp(made.link, '康民');
			const page = await open('/admin/users', { as: { cookie }, address: server.address });
			const asked = await page.request.get(new URL('/export/people.csv', server.address).href, {
				...{ headers: { accept: 'text/csv' }, maxRedirects: 0 }
			});
			expect([asked.status(), (await asked.json()).code]).toEqual([403, 'second_factor.export']);
			await page.getByRole('button', { name: '导出' }).click();
			await page.getByRole('menuitem', { name: '导出 CSV' }).click();
			await page.getByText('导出人员资料要先设置第二重验证').waitFor();
			await page.getByLabel('密码', { exact: true }).fill('Drei Kühe am Hang 7');
			await page.getByRole('button', { name: '开始设置' }).click();
			const secret = await page.locator('code').first().innerText();
			await page.getByLabel('验证器现在显示的六位数字').fill(await totpCode(secret));
			await page.getByRole('button', { name: '确认并启用' }).click();
			await page.getByText('第二重验证已启用').waitFor();
			const download = page.waitForEvent('download');
			await page.getByRole('link', { name: '接着导出刚才的文件' }).click();
			expect((await download).suggestedFilename()).toMatch(/人员名单.*\.csv$/);
		}
	);
});
