import { describe, expect } from 'vitest';
import { isFull } from '#test/guards/effort.ts';
import { accessibilityFaults, pageTest } from '#test/pages.ts';

const SLOW = { timeout: 600_000 };
const pages = [
	'/map',
	'/map/selection',
	'/map/imagery',
	'/map/print',
	'/land',
	'/land?view=progress',
	'/land/findings',
	'/land/findings/what-if',
	'/land/match',
	'/land/match/149901104207',
	'/land/findings/clusters',
	'/land/findings/56/dossier',
	'/land/parcels/100/dossier',
	'/land/contracts',
	'/land/contracts/10131',
	'/land/contracts/team',
	'/land/debts',
	'/land/cases',
	'/land/cases/1',
	'/land/cases/print?case=1',
	'/land/charges',
	'/land/charges?by=village',
	'/land/charges/1',
	'/land/reclaimed',
	'/land/reclaimed/24',
	'/land/meetings',
	'/land/meetings/matters',
	'/land/meetings/1',
	'/land/meetings/1/minutes',
	'/admin/handovers',
	'/land/import',
	'/admin/users',
	'/admin/departments',
	'/screen',
	'/screen?board=land',
	'/screen?board=zones',
	'/zones',
	'/zones/1',
	'/zones/plans',
	'/zones/plans/1',
	'/zones/footprint',
	'/zones/enterprises?enterprise=1',
	'/zones/factors?village=149901102208',
	'/zones/plans/1/sheet?comments=1',
	'/zones/plans/compare?left=1&right=zones',
	'/zones/plans/3/course',
	'/zones/plans/4/course',
	'/zones/plans/4/course/print',
	'/admin/stewardship',
	'/admin/stewardship?register=team'
];
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
			const mine = pages.filter((_, at) => isFull || at % 2 === languages.findIndex(([each]) => each === language));
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
	for (const path of pages) {
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
	expect(pages).toContain(new URL(page.url()).pathname);
});

pageTest('an address that is no page says so and leads back', async ({ open, tolerate }) => {
	tolerate(/404/);
	const page = await open('/no-such-page');
	expect(await page.getByRole('link').count()).toBeGreaterThan(0);
});
