import { expect } from 'vitest';
import { pageTest } from '#test/pages.ts';

pageTest(
	'the planner finds a zone’s page, sees its former extent, and keeps who runs it until its shares sum',
	async ({ open, serve }) => {
		const { address } = await serve();
		const page = await open('/zones?zone=149901Z02', { address });
		await page.getByRole('link', { name: '打开专页' }).click();
		await page.getByRole('heading', { name: '苹果', level: 1 }).waitFor();
		await page.getByText('还不能生效').waitFor();

		await page.getByRole('button', { name: '前一次' }).click();
		await page.getByText('图上虚线是当时的范围').waitFor();
		await page.getByText('2026-03-10 时').waitFor();

		await page.getByRole('button', { name: '定份额…' }).click();
		const form = page.getByRole('dialog', { name: '定份额' });
		await form.getByText(/^合计 \d+\.00 %，还差 \d+\.00 %。$/).waitFor();
		const boxes = form.getByRole('textbox');
		const count = await boxes.count();
		for (let at = 0; at < count; at++) await boxes.nth(at).fill(at === 0 ? '20' : '10');
		await form.getByText('合计 100 %，正好。').waitFor();
		await boxes.nth(1).fill('10.01');
		await form.getByText('合计 100.01 %，多了 0.01 %。').waitFor();
		await boxes.nth(1).fill('10');
		await form.getByRole('button', { name: '保存' }).click();
		await form.waitFor({ state: 'detached' });
		await page.getByText(/份额合计还差/).waitFor({ state: 'detached' });

		await page.getByRole('button', { name: '改基本情况…' }).click();
		const facts = page.getByRole('dialog', { name: '改基本情况' });
		await facts.getByLabel('状态').selectOption('生效');
		await facts.getByRole('button', { name: '保存' }).click();
		await facts.getByText('没有协议编号').waitFor();
		await facts.getByLabel('协议编号').fill('禾联字 9 号');
		await facts.getByLabel('签订日期').fill('2026-01-08');
		await facts.getByLabel('期限起').fill('2026-02-01');
		await facts.getByRole('button', { name: '保存' }).click();
		await facts.waitFor({ state: 'detached' });
		await page.getByText('还不能生效').waitFor({ state: 'detached' });
	}
);

pageTest('a township sees its part of a zone, and adds a picture of it', async ({ open, serve }) => {
	const { address } = await serve();
	const page = await open('/zones', { address, as: 'township' });
	await page.locator('button.zone').first().click();
	await page.getByRole('link', { name: '打开专页' }).click();
	await page.getByRole('heading', { name: '成员村与分工' }).waitFor();
	expect(await page.getByRole('button', { name: /的分工$/ }).count()).toBe(0);

	await page.getByRole('button', { name: '添加照片…' }).click();
	const form = page.getByRole('dialog', { name: '添加进展照片' });
	// A picture of one pixel.
	const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
	await form
		.getByLabel('照片')
		.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from(pixel, 'base64') });
	await form.getByLabel('说明').fill('滴灌管铺到地头');
	await form.getByRole('button', { name: '添加' }).click();
	await form.getByText('请选您范围内的成员村').waitFor();
	await form.getByLabel('拍在哪个村').selectOption({ index: 1 });
	await form.getByRole('button', { name: '添加' }).click();
	const picture = page.getByRole('img', { name: /^滴灌管铺到地头/ });
	await picture.scrollIntoViewIfNeeded();
	await expect.poll(() => picture.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBe(1);
	await page.getByRole('button', { name: '删去照片“滴灌管铺到地头”' }).click();
	await page.getByRole('dialog').getByRole('button', { name: '删去' }).click();
	await picture.waitFor({ state: 'detached' });
});
