import { expect } from 'vitest';
import { pageTest } from '#test/pages.ts';

pageTest('of a contiguous zone the panel says that its villages touch, of others nothing', async ({ open }) => {
	// Without motion the map is there at once: that asked it to go there again, without end.
	const page = await open('/zones?zone=149901Z01', { context: { reducedMotion: 'reduce' } });
	await page.getByRole('heading', { name: '连片核对' }).waitFor();
	await page.getByText('13 村相接为 1 片，无飞地').waitFor();
	await page.getByRole('button', { name: /^饲草加工/ }).click();
	await page.getByRole('heading', { name: '饲草加工', exact: true }).waitFor();
	expect(await page.getByRole('heading', { name: '连片核对' }).count()).toBe(0);
});
