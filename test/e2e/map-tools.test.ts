import { describe, expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { pageTest } from '#test/pages.ts';

/** Tiles drawn by a software renderer on a machine that tests keep busy. */
const SOON = { timeout: 45_000 };
/** A sheet has ten times the pixels of a screen. */
const SHEET = { timeout: 150_000 };
const SLOW = { timeout: 400_000 };
const DESK = { viewport: { width: 1300, height: 700 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
/** 1 : 3 500, over yards and contracts of 东街社区. */
const NEAR = 'at=111.668600,38.274500,16';
const BOX = '111.664,38.2725;111.674,38.2805';
const drawn = (page: Page) =>
	page
		.locator('[data-still="true"]')
		.first()
		.waitFor({ state: 'attached', ...SOON });
const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const numberIn = async (locator: Locator) => Number((await locator.textContent())!.replace(/[^\d.]/g, ''));

describe('measuring on the map', () => {
	pageTest(
		'an area grows with each click, in 亩 and m²; a step is taken back, a corner moved by keys',
		async ({ open }) => {
			const page = await open(`/map?${NEAR}`, { context: DESK });
			await drawn(page);
			await page.getByRole('button', { name: '量算' }).click();
			const panel = page.getByRole('region', { name: '图上量算' });
			// The tool is fetched; until it is there a click opens what lies under it.
			await panel.waitFor(SOON);
			const canvas = page.locator('canvas').first();
			for (const [x, y] of [
				[120, 200],
				[330, 200],
				[330, 420]
			] as const)
				await canvas.click({ position: { x, y } });
			await panel.getByRole('button', { name: '完成' }).click();
			const mu = panel.locator('.first b');
			const before = await numberIn(mu);
			expect(before).toBeGreaterThan(5);
			const m2 = await numberIn(panel.locator('.first small'));
			expect(Math.abs(m2 * 0.0015 - before)).toBeLessThan(0.006 + 0.0015);
			expect(parameter(page, 'select')).toBeNull();
			const corner = page.getByRole('button', { name: '第 3 点' });
			await corner.focus();
			await page.keyboard.press('Shift+ArrowDown');
			await expect.poll(() => numberIn(mu), SOON).toBeGreaterThan(before);
			await panel.getByRole('button', { name: '撤销' }).click();
			await expect.poll(() => numberIn(mu), SOON).toBe(before);
			await panel.getByRole('button', { name: '关闭图上量算' }).click();
			await canvas.click({ position: { x: 320, y: 350 } });
			await expect.poll(() => parameter(page, 'select'), SOON).not.toBeNull();
		}
	);

	pageTest('a length is measured with the keyboard alone', async ({ open }) => {
		const page = await open(`/map?${NEAR}`, { context: DESK, language: 'en' });
		await drawn(page);
		await page.locator('canvas').first().focus();
		await page.keyboard.press('d');
		const panel = page.getByRole('region', { name: 'Measure' });
		await panel.getByRole('button', { name: 'Length' }).click();
		await page.locator('canvas').first().focus();
		await page.keyboard.press('Enter');
		await page.keyboard.press('ArrowRight');
		await expect.poll(() => parameter(page, 'at'), SOON).not.toContain('111.668600');
		await drawn(page);
		await page.keyboard.press('Enter');
		await page.keyboard.press(' ');
		await panel.getByText('Finished').waitFor();
		expect(await numberIn(panel.locator('dd b').first())).toBeGreaterThan(50);
	});
});

describe('on the map', () => {
	pageTest('a click on several shapes lists them with kind, code and 亩; a digit chooses', async ({ open }) => {
		const page = await open('/map?at=111.667192,38.274460,18', { context: DESK });
		await drawn(page);
		await page.locator('canvas').first().focus();
		await page.keyboard.press('Enter');
		const list = page.getByRole('region', { name: /此处叠着 \d+ 个图形/ });
		await list.waitFor(SOON);
		const choices = list.getByRole('listitem');
		expect(await choices.count()).toBeGreaterThan(1);
		expect(await choices.first().textContent()).toMatch(/\d\.\d\d亩/);
		const second = (await choices.nth(1).locator('.kind small').textContent())!;
		await page.keyboard.press('2');
		await list.waitFor({ state: 'detached' });
		await page.locator('aside').last().getByText(second).first().waitFor(SOON);
	});

	pageTest(
		'a place is kept under a name, found again after a reload, and taken away with a way back',
		async ({ open }) => {
			const page = await open(`/map?${NEAR}`, { context: DESK });
			await drawn(page);
			await page.locator('canvas').first().focus();
			await page.keyboard.press('b');
			await page.getByRole('textbox', { name: '给当前视图起名' }).fill('南沟坡');
			await page.keyboard.press('Enter');
			await page.getByRole('button', { name: '南沟坡', exact: true }).waitFor();
			await page.goto(new URL('/map', page.url()).href);
			await drawn(page);
			await page.getByRole('button', { name: '书签' }).click();
			await page.getByRole('button', { name: '南沟坡', exact: true }).click();
			await expect.poll(() => parameter(page, 'at'), SOON).toContain('111.668600,38.274500,16');
			await page.getByRole('button', { name: '删去南沟坡' }).click();
			await page.getByRole('button', { name: '撤销' }).click();
			await page.getByRole('button', { name: '南沟坡', exact: true }).waitFor();
		}
	);

	pageTest('the foot reads coordinates of the zone and degrees', async ({ open }) => {
		const page = await open(`/map?${NEAR}`, { context: { viewport: { width: 1440, height: 800 } } });
		await drawn(page);
		await page.mouse.move(640, 400);
		await page.getByText(/X 4\s238\s\d{3}\.\d.*Y 55\d\s\d{3}\.\d.*111\.6\d{6}°E.*38\.2\d{6}°N/).waitFor(SOON);
	});
});

describe('the map of a former day', () => {
	pageTest(
		'is asked for by key or address, says all over the map that it is not now, and leads back',
		async ({ open }) => {
			const page = await open(`/map?${NEAR}&day=2026-01-15`, { context: DESK });
			await drawn(page);
			await page.getByText('图上土地为 2026-01-15 日终系统所记，不是现在').waitFor(SOON);
			const asked: string[] = [];
			page.on('request', (request) => asked.push(new URL(request.url()).pathname));
			await page.getByRole('status').getByRole('button', { name: '回到现在' }).click();
			await expect.poll(() => parameter(page, 'day'), SOON).toBeNull();
			await expect.poll(() => asked.some((path) => /^\/tiles\/parcel\//.test(path)), SOON).toBe(true);
			await page.locator('canvas').first().focus();
			await page.keyboard.press('t');
			await page.getByRole('region', { name: '往日图面' }).waitFor(SOON);
			expect(parameter(page, 'day')).toBe('now');
		}
	);
});

describe('selecting', () => {
	pageTest(
		'a box drawn on the map lists what lies in it, is an address, and goes out as CSV and Excel',
		async ({ open }) => {
			const page = await open(`/map?${NEAR}`, { context: DESK });
			await drawn(page);
			await page.getByRole('link', { name: '圈选' }).click();
			await page.getByText('在图上画一个矩形').waitFor(SOON);
			await drawn(page);
			await page.getByRole('button', { name: '矩形' }).click();
			const canvas = page.locator('canvas').first();
			await canvas.click({ position: { x: 120, y: 150 } });
			await canvas.click({ position: { x: 480, y: 560 } });
			await expect.poll(() => parameter(page, 'box'), SOON).toMatch(/^111\.\d+,38\.\d+;111\.\d+,38\.\d+$/);
			const rows = page.getByRole('row');
			await expect.poll(() => rows.count(), SOON).toBeGreaterThan(3);
			expect(await page.getByRole('listitem').filter({ hasText: '建设用地图斑' }).textContent()).toMatch(/\d+\.\d\d亩/);
			const file = async (name: string) => {
				const href = (await page.getByRole('link', { name, exact: true }).getAttribute('href'))!;
				return (await page.request.get(new URL(href, page.url()).href)).body();
			};
			const csv = (await file('CSV')).toString('utf8');
			expect(csv.split('\r\n')[0]).toContain('类别,代码,乡镇,村');
			expect(csv).toContain('建设用地图斑,');
			expect((await file('Excel')).subarray(0, 2).toString()).toBe('PK');
			const address = page.url();
			const first = (await page.getByRole('row').nth(1).textContent())!;
			await page.goto(address);
			expect(await page.getByRole('row').nth(1).textContent()).toBe(first);
			await page.getByRole('row').nth(1).getByRole('link').click();
			await expect.poll(() => parameter(page, 'select'), SOON).toMatch(/:\d+$/);
		}
	);

	pageTest('by what is known of them, on a phone; what is not there is said so', async ({ open }) => {
		const page = await open('/map/selection', { context: PHONE, language: 'en' });
		await page.getByLabel('Code or number contains').fill('no such code');
		await page.getByRole('button', { name: 'Find' }).click();
		await page.getByText('Nothing answers to this').waitFor(SOON);
		await page.getByLabel('Code or number contains').fill('');
		await page.getByLabel('Status').selectOption('suspected');
		await page.getByRole('button', { name: 'Find' }).click();
		await page.getByRole('listitem').filter({ hasText: 'Suspected finding' }).first().waitFor(SOON);
		expect(
			await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
		).toBeLessThanOrEqual(0);
	});

	pageTest('an area nobody can mean is refused in words', async ({ open }) => {
		const page = await open('/map/selection?area=111,38;112,39;112,38;111,39', { context: DESK });
		await page.getByRole('alert').filter({ hasText: '边线相交' }).waitFor();
	});
});

describe('a printed sheet', () => {
	pageTest(
		'is true to scale: kilometres of the grid have their millimetres, also in the picture of the page',
		async ({ open }) => {
			const page = await open(`/map/print?${NEAR}&scale=10000&box=${BOX}`, { context: DESK });
			await page.locator('[data-drawn="true"]').waitFor(SHEET);
			await page.emulateMedia({ media: 'print' });
			expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
			const { paper, step, eastings, northings, legend } = await page.evaluate(() => {
				const mm = (px: number) => (px / 96) * 25.4;
				const box = document.querySelector('.paper')!.getBoundingClientRect();
				const places = (selector: string, along: 'x' | 'y') =>
					[...document.querySelectorAll<SVGTextElement>(selector)].map((text) => {
						const matrix = text.getScreenCTM()!;
						const point = new DOMPoint(Number(text.getAttribute('x')), Number(text.getAttribute('y')));
						return mm(point.matrixTransform(matrix)[along]);
					});
				return {
					paper: [mm(box.width), mm(box.height)],
					step: Number(document.querySelector('[data-step]')!.getAttribute('data-step')),
					eastings: places('.easting', 'x'),
					northings: places('.northing', 'y'),
					legend: document.querySelector('footer ul')!.textContent
				};
			});
			expect(paper[0]).toBeCloseTo(297, 1);
			expect(paper[1]).toBeCloseTo(210, 1);
			const wanted = (step / 10_000) * 1000;
			for (const places of [eastings, northings]) {
				expect(places.length).toBeGreaterThan(2);
				const span = Math.abs(places.at(-1)! - places[0]!);
				// A tenth of a millimetre over the whole side: half a px of the label's place, and Mercator within the sheet.
				expect(Math.abs(span - (places.length - 1) * wanted)).toBeLessThan(0.1);
			}
			expect(legend).toContain('建设用地图斑');
			expect(legend).not.toContain('县界');
			const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
			expect(pdf.toString('latin1').match(/\/MediaBox \[[^\]]*\]/g)).toHaveLength(1);
			const [, , width, height] = /\/MediaBox \[([\d. ]+)\]/.exec(pdf.toString('latin1'))![1]!.split(' ').map(Number);
			expect((width! / 72) * 25.4).toBeCloseTo(297, 0);
			expect((height! / 72) * 25.4).toBeCloseTo(210, 0);
		}
	);

	pageTest('has the imagery and the former day that the map showed, and names both', async ({ open }) => {
		const page = await open(
			'/map?at=111.61,38.3847,15&layers=county.village.parcel.imagery_2&opacity=imagery_2:80&day=2020-06-01',
			{ context: DESK }
		);
		await drawn(page);
		const asked: string[] = [];
		page.context().on('response', (response) => asked.push(new URL(response.url()).pathname));
		await page.getByRole('link', { name: '打印' }).click();
		await page.locator('[data-drawn="true"]').waitFor(SHEET);
		expect(parameter(page, 'opacity')).toBe('imagery_2:80');
		// The sheet may be drawn before the browser has told of the last answer.
		for (const path of ['/tiles/imagery/2/', '/tiles/on/2020-06-01/parcel/'])
			await expect.poll(() => asked.some((each) => each.startsWith(path)), SHEET).toBe(true);
		const paper = page.locator('.paper');
		await paper.getByText('图上土地为 2020-06-01 日终系统所记').waitFor();
		await paper.getByText(/影像 2026-09-18 .+（.+）/).waitFor();
		await page.getByLabel('图名').fill('往日');
		await page.getByRole('button', { name: '更新' }).click();
		await page.getByRole('heading', { name: '往日' }).waitFor(SOON);
		expect([parameter(page, 'day'), parameter(page, 'opacity')]).toEqual(['2020-06-01', 'imagery_2:80']);
	});

	pageTest(
		'of a swipe has both sides, each with its date, and white paper round the county',
		SLOW,
		async ({ open }) => {
			const page = await open('/map?at=111.61,38.3847,15&swipe=imagery_1,land_use,40', { context: DESK });
			await drawn(page);
			const asked: string[] = [];
			page.context().on('response', (response) => asked.push(new URL(response.url()).pathname));
			await page.getByRole('link', { name: '打印' }).click();
			await page.locator('[data-drawn="true"]').waitFor(SHEET);
			expect(parameter(page, 'swipe')).toBe('imagery_1,land_use,40');
			for (const tiles of ['/tiles/imagery/1/', '/tiles/land_use/'])
				await expect.poll(() => asked.some((path) => path.startsWith(tiles)), SHEET).toBe(true);
			const paper = page.locator('.paper');
			await paper.getByText('左侧：2024-09-20 虚构影像').waitFor();
			await paper.getByText('右侧：土地利用（三调）').waitFor();
			// The legend names what either side shows.
			expect(await paper.locator('footer').textContent()).toMatch(/土地利用（三调）[^]*影像 2024-09-20/);
			expect(await page.getByRole('link', { name: '回到一张图' }).getAttribute('href')).toContain('swipe=');
			await page.goto(new URL('/map/print?at=111.2,38.4,11&scale=50000', page.url()).href);
			await page.locator('[data-drawn="true"]').waitFor(SHEET);
			const corner = await page.locator('.frame img').evaluate((image: HTMLImageElement) => {
				const canvas = document.createElement('canvas');
				const brush = canvas.getContext('2d')!;
				brush.drawImage(image, 0, 0);
				return [...brush.getImageData(20, 20, 1, 1).data];
			});
			expect(corner).toEqual([255, 255, 255, 255]);
		}
	);

	pageTest('of another paper and scale says so in both languages', async ({ open }) => {
		const page = await open(`/map/print?${NEAR}`, { context: DESK, language: 'en' });
		await page.locator('[data-drawn="true"]').waitFor(SHEET);
		await page.getByLabel('Paper').selectOption('a3');
		await page.getByLabel(/^Scale/).fill('3000');
		await page.getByLabel('Title').fill('Nangou');
		await page.getByRole('button', { name: 'Update' }).click();
		await page.getByRole('heading', { name: 'Nangou' }).waitFor(SOON);
		await page.getByText('1 : 3 000').waitFor(SOON);
		await page.locator('[data-drawn="true"]').waitFor(SHEET);
	});
});
