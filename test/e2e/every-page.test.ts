import { describe, expect } from 'vitest';
import { everyPage } from '#test/every-page.ts';
import { isFull } from '#test/guards/effort.ts';
import { accessibilityFaults, pageTest } from '#test/pages.ts';

const SLOW = { timeout: 600_000 };
const languages = [
	['zh', 'zh-CN'],
	['en', 'en']
] as const;

describe.each(languages)('in %s', (language, tag) => {
	pageTest(
		'every page opens in its language, with one main part and no fault, and says that the county is invented',
		SLOW,
		async ({ open }) => {
			const page = await open('/help', { language });
			const wrong: string[] = [];
			// A short run opens every other page in each language.
			const mine = everyPage.filter((_, at) => isFull || at % 2 === languages.findIndex(([each]) => each === language));
			for (const path of mine) {
				await page.goto(new URL(path, page.url()).href);
				const invented = page.getByText(language === 'zh' ? '演示数据' : /demo data/i).first();
				await invented.waitFor().catch(() => wrong.push(`${path}: does not say that the county is invented`));
				const told = await page.evaluate(() => ({
					lang: document.documentElement.lang,
					mains: document.querySelectorAll('main').length,
					title: document.title
				}));
				if (told.lang !== tag) wrong.push(`${path}: lang ${told.lang}`);
				if (told.mains !== 1) wrong.push(`${path}: ${told.mains} main parts`);
				if (told.title === '') wrong.push(`${path}: no title`);
				wrong.push(...(await accessibilityFaults(page)).map((fault) => `${path}: ${fault}`));
			}
			expect(wrong).toEqual([]);
		}
	);
});

pageTest('no page is wider than a phone, in English and without motion either', SLOW, async ({ open }) => {
	const page = await open('/help', {
		language: 'en',
		context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, reducedMotion: 'reduce' }
	});
	const wide: string[] = [];
	for (const path of everyPage) {
		await page.goto(new URL(path, page.url()).href);
		// What is wider than its main part is cut off there, or drawn along with the whole page.
		const over = await page.evaluate(() =>
			Math.max(
				...[document.documentElement, document.querySelector('main')!, ...document.querySelectorAll('main > *')]
					.filter((part) => getComputedStyle(part).overflowX !== 'visible' || part === document.documentElement)
					.map((part) => part.scrollWidth - part.clientWidth)
			)
		);
		// A sheet of paper keeps its size and is drawn along.
		if (over > 0 && !/^\/map\/print|\/sheet\b/.test(path)) wide.push(`${path}: ${over} px`);
	}
	expect(wide).toEqual([]);
});

pageTest('/ sends to a page', async ({ open }) => {
	const page = await open('/');
	expect<readonly string[]>(everyPage).toContain(new URL(page.url()).pathname);
});

pageTest('an address that is no page says so and leads back', async ({ open, tolerate }) => {
	tolerate(/404/);
	const page = await open('/no-such-page');
	expect(await page.getByRole('link').count()).toBeGreaterThan(0);
});
