import { chromium } from 'playwright-core';
import { findBrowser, launchOptions } from '#test/browser.ts';
import { signInAs } from '#test/sign-in.ts';
const base = process.env.BASE ?? 'http://127.0.0.1:3110';
const shots: [string, string, number, number, string, string][] = JSON.parse(process.argv[2]!);
const browser = await chromium.launch(launchOptions(await findBrowser()));
for (const [name, path, width, height, language, role] of shots) {
	const cookie = await signInAs(base, role as 'centre');
	const context = await browser.newContext({ viewport: { width, height }, isMobile: width < 500, hasTouch: width < 500 });
	const cookies = [...cookie.split('; '), `language=${language}`].map((each) => {
		const [key, ...value] = each.split('=');
		return { name: key!, value: value.join('='), url: base };
	});
	await context.addCookies(cookies);
	const page = await context.newPage();
	page.on('pageerror', (error) => console.log(name, 'page error', error.message));
	await page.goto(base + path, { waitUntil: 'load', timeout: 120_000 });
	await page.waitForTimeout(2500);
	await page.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: width < 500 });
	await context.close();
}
await browser.close();
