import { describe, expect } from 'vitest';
import { accessibilityFaults, pageTest } from '#test/pages.ts';

/** What every page test rests on: each planted fault is seen. */
describe('a page test sees', () => {
	pageTest('a line of error on the console', async ({ open, faults, tolerate }) => {
		const page = await open('/land/findings');
		tolerate(/planted/);
		await page.evaluate(() => console.error('planted'));
		await expect.poll(() => faults).toEqual([expect.stringContaining('console: planted')]);
	});

	pageTest('an error that nobody caught', async ({ open, faults, tolerate }) => {
		const page = await open('/land/findings');
		tolerate(/planted/);
		await page.evaluate(() => void setTimeout(() => Promise.reject(new Error('planted'))));
		await expect.poll(() => faults).toEqual([expect.stringContaining('error: Error: planted')]);
	});

	pageTest('a request that leaves the origin, and stops it', async ({ open, faults, tolerate }) => {
		tolerate(/elsewhere|Content Security Policy|ERR_FAILED/);
		const page = await open('/land/findings', { context: { bypassCSP: true } });
		const outcome = await page.evaluate(() =>
			fetch('http://elsewhere.example/').then(
				() => 'answered',
				() => 'stopped'
			)
		);
		expect(outcome).toBe('stopped');
		expect(faults.join('\n')).toContain('left the origin: GET http://elsewhere.example/');
	});

	pageTest('that the page itself forbids such a request', async ({ open, faults, tolerate }) => {
		tolerate(/Content Security Policy|elsewhere/);
		const page = await open('/land/findings');
		await page.evaluate(() => fetch('http://elsewhere.example/').catch(() => undefined));
		await expect.poll(() => faults.join('\n')).toContain('Content Security Policy');
	});

	pageTest(
		"what the page's policy forbids: a script or a style written into it",
		async ({ open, faults, tolerate }) => {
			tolerate(/securitypolicyviolation|Content Security Policy/);
			const page = await open('/land/findings');
			await page.evaluate(() => {
				for (const [name, text] of [
					['script', 'document.title = "taken over"'],
					['style', 'main { display: none }']
				] as const)
					document.body.append(Object.assign(document.createElement(name), { textContent: text }));
			});
			await expect.poll(() => faults.join('\n')).toContain('securitypolicyviolation: script-src-elem inline');
			await expect.poll(() => faults.join('\n')).toContain('securitypolicyviolation: style-src-elem inline');
			expect(await page.title()).not.toBe('taken over');
		}
	);

	pageTest('a fault of accessibility', async ({ open, tolerate }) => {
		tolerate(/axe image-alt/);
		const page = await open('/land/findings');
		await page.evaluate(() => document.querySelector('main')?.append(document.createElement('img')));
		expect((await accessibilityFaults(page)).join('\n')).toContain('axe image-alt');
	});
});
