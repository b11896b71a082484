import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { everyPage } from '#test/every-page.ts';
import { isFull } from '#test/guards/effort.ts';
import { accessibilityFaults, pageTest } from '#test/pages.ts';

const SLOW = { timeout: 600_000 };
const languages = [
	['zh', 'zh-CN'],
	['en', 'en']
] as const;

const DESK = { width: 1280, height: 720 };
const PHONE = { width: 390, height: 844 };

/** px that a page is wider than what shows it. What is wider than its main part is cut off there, or drawn along with the whole page. */
const beyondEdge = (page: Page): Promise<number> =>
	page.evaluate(() =>
		Math.max(
			...[document.documentElement, document.querySelector('main')!, ...document.querySelectorAll('main > *')]
				.filter((part) => getComputedStyle(part).overflowX !== 'visible' || part === document.documentElement)
				.map((part) => part.scrollWidth - part.clientWidth)
		)
	);

describe.each(languages)('in %s', (language, tag) => {
	pageTest(
		'every page opens in its language, with one main part and no fault, says that the county is invented, and fits a phone',
		SLOW,
		async ({ open }) => {
			const page = await open('/help', { language, context: { viewport: DESK, reducedMotion: 'reduce' } });
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
				await page.setViewportSize(PHONE);
				const over = await beyondEdge(page);
				// A sheet of paper keeps its size and is drawn along.
				if (over > 0 && !/^\/map\/print|\/sheet\b/.test(path)) wrong.push(`${path}: ${over} px wider than a phone`);
				await page.setViewportSize(DESK);
			}
			expect(wrong).toEqual([]);
		}
	);
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
