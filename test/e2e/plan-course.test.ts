import { describe, expect } from 'vitest';
import { pageTest } from '#test/pages.ts';

/** The plan that the demo county is being asked about, and the one in force. */
const ASKED = '/zones/plans/4/course';
const PUBLISHED = '/zones/plans/3/course';

describe('the course of a plan', () => {
	pageTest(
		'a village sees what it is asked about and says what it thinks; the service centre answers it point by point',
		async ({ open, serve }) => {
			const { address } = await serve();
			const village = await open('/zones/opinions', { address, as: 'village' });
			await village.getByRole('link', { name: '打开', exact: true }).click();
			await village.getByRole('img', { name: '定格的产业区图' }).waitFor();
			await village.getByRole('button', { name: /^(提出|修改)意见$/ }).click();
			const form = village.getByRole('dialog');
			await form.getByLabel('意见', { exact: true }).selectOption('remarks');
			await form.getByLabel('具体意见').fill('西沟划出\n补一条路');
			await form.getByRole('button', { name: '提出意见' }).click();
			await village.getByText('西沟划出').waitFor();

			const centre = await open(`${ASKED}?text=${encodeURIComponent('西沟划出')}`, { address });
			await centre.getByRole('list', { name: '办理进度' }).getByText('征求意见').waitFor();
			await centre.getByRole('button', { name: '答复', exact: true }).first().click();
			const answer = centre.getByRole('dialog');
			await answer.getByLabel('答复').selectOption('declined');
			await answer.getByRole('button', { name: '答复', exact: true }).click();
			await answer.getByText('说明要 2–500 个字').waitFor();
			await answer.getByLabel('说明').fill('西沟与相邻村连片，划出后断开');
			await answer.getByRole('button', { name: '答复', exact: true }).click();
			await centre.getByText('西沟与相邻村连片').waitFor();
			await centre.getByRole('button', { name: '领导小组审议通过' }).click();
			await centre.getByRole('button', { name: '领导小组审议通过' }).last().click();
			await centre.getByText('还不能办理').waitFor();

			await village.reload();
			await village.getByText('西沟与相邻村连片').waitFor();
			await village.getByText('已有答复，不能再改。').waitFor();
			expect(await village.getByRole('button', { name: /意见$/ }).count()).toBe(0);
			await Promise.all([village.close(), centre.close()]);
		}
	);

	pageTest(
		'a frozen version is shared by a link that shows no people, and closes when it is revoked',
		async ({ open, serve }) => {
			const { address } = await serve();
			const centre = await open(PUBLISHED, { address });
			await centre.getByRole('button', { name: '新建链接' }).click();
			const form = centre.getByRole('dialog');
			await form.getByLabel('给谁').fill('县人大');
			await form.getByRole('button', { name: '新建链接' }).click();
			const link = (await centre.locator('code').textContent())!;
			await centre.getByRole('button', { name: '我已复制' }).click();
			const path = new URL(link).pathname;
			const guest = await open(path, { address, as: null });
			await guest.getByRole('heading', { name: '2026 年产业区布局方案（定格）' }).waitFor();
			await guest.getByRole('img', { name: '定格的产业区图' }).waitFor();
			await guest.getByRole('figure').getByText('界线示意').waitFor();
			expect(await guest.locator('main').textContent()).not.toMatch(/经办|秘书/);
			await centre.reload();
			await centre.getByText('打开次数 1').waitFor();
			await centre.getByRole('button', { name: '收回', exact: true }).click();
			await centre.getByRole('dialog').getByRole('button', { name: '收回', exact: true }).click();
			await centre.getByText('给“县人大”的链接已收回').waitFor();
			await guest.reload();
			await guest.getByRole('heading', { name: '链接打不开' }).waitFor();
			await Promise.all([guest.close(), centre.close()]);
		}
	);
});
