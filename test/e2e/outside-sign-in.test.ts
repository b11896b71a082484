import { describe, expect } from 'vitest';
import { pageTest } from '#test/pages.ts';
import { CLIENT, oidcProvider } from '#test/oidc-provider.ts';

const SLOW = { timeout: 240_000 };

describe('signing in by the provider of the office', () => {
	pageTest(
		'the administrator enters who somebody is there; before that they are told so, then they come in on the page they asked for',
		SLOW,
		async ({ open, serve, tolerate }) => {
			const provider = await oidcProvider();
			try {
				// The one other site a page of ours leads to, and only on the way to signing in.
				tolerate(new RegExp(`^left the origin: GET ${provider.issuer}/authorize`));
				const { address } = await serve({
					...{ OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret },
					...{ OIDC_LABEL: '省统一认证', OIDC_CLAIM: 'employee' }
				});
				provider.person = { sub: 'abc', employee: '7001' };
				const theirs = await open('/land/findings?status=suspected', { address, as: null });
				await theirs.getByRole('button', { name: '用省统一认证登录' }).click();
				await theirs.getByRole('alert').getByText('还没有登记您的统一认证账号').waitFor();

				const admin = await open('/admin/users?role=village', { address, as: 'admin' });
				await admin.locator('[role=grid] tbody tr:not(.gap)').first().click();
				const panel = admin.getByRole('complementary').last();
				const name = (await panel.getByRole('heading').first().textContent())!;
				await panel.getByRole('button', { name: '修改', exact: true }).click();
				const form = admin.getByRole('dialog');
				await form.getByLabel('省统一认证账号').fill('7001');
				await form.getByRole('button', { name: '保存' }).click();
				await form.waitFor({ state: 'detached' });

				await theirs.goto(new URL('/land/findings?status=suspected', address).href);
				await theirs.getByRole('button', { name: '用省统一认证登录' }).click();
				await theirs.waitForURL((url) => url.pathname === '/land/findings' && url.search === '?status=suspected');
				await theirs.goto(new URL('/me', address).href);
				await theirs.getByText(name).first().waitFor();
				expect(provider.last.get('code_challenge_method')).toBe('S256');
			} finally {
				await provider.close();
			}
		}
	);
});
