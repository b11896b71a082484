import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { inject, test } from 'vitest';
import { LANGUAGE_COOKIE, type Language } from '#core/language.ts';
import type { Role } from '#auth/roles.ts';
import { readFaults, startServer, type TestServer } from './server.ts';
import { Watchword } from './seen.ts';
import { signInAs } from './sign-in.ts';

export interface OpenOptions {
	language?: Language;
	/** A server of the test's own; without it the run's, which is only read. */
	address?: string;
	/** Comes in as the demo's first person of this role; the service centre unless told. null: nobody, `cookie`: whoever that is. */
	as?: Role | null | { cookie: string };
	context?: BrowserContextOptions;
}

interface PageFixtures {
	/** Opens an address and waits until what the server drew answers to clicks. */
	open: (path: string, options?: OpenOptions) => Promise<Page>;
	/**
	 * A server of the test's own on a copy of the demo county, to be changed; it ends after the pages are closed.
	 * @param environment settings beside those of every test
	 */
	serve: (environment?: Record<string, string>) => Promise<TestServer>;
	/** Faults of a page that this test provokes, such as a refused upload's 422. */
	tolerate: (fault: RegExp) => void;
}

const HANDLE = Symbol.for('mutu.test.browser');
const holder = globalThis as { [HANDLE]?: Promise<Browser> };
const browser = (): Promise<Browser> => (holder[HANDLE] ??= chromium.connect(inject('browser')));

/** Longest wait for something to appear or to be clickable, ms; a page of the software renderer takes its time. */
const WAIT = 30_000;

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds against WCAG 2.2 AA, one line each: rule, what it says, where. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
	// Colours are looked at where they have come to rest: a button that has just been let go is on its way between two.
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.evaluate(() =>
		Promise.all(
			document
				.getAnimations()
				.filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
				.map(({ finished }) => finished.catch(() => undefined))
		).then(() => undefined)
	);
	const { violations } = await new AxeBuilder({ page })
		.setLegacyMode()
		.options({ resultTypes: ['violations'], runOnly: { type: 'tag', values: WCAG } })
		.analyze();
	await page.emulateMedia({ reducedMotion: null });
	return violations.map(
		({ id, help, nodes }) => `axe ${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`
	);
}

/**
 * Takes down everything that a page must not do: an error, a line of error on the console, a request to anywhere else. Requests
 * are heard of, not held up: a browser whose requests pass through a test keeps none of the files it has fetched, and finds no
 * address but this machine's anyway (test/browser.ts).
 */
async function watch(context: BrowserContext, origin: string, faults: string[]): Promise<void> {
	const heard = (method: string, address: string) => {
		const url = new URL(address);
		if (/^(https?|wss?):$/.test(url.protocol) && url.host !== new URL(origin).host)
			faults.push(`left the origin: ${method} ${address}`);
	};
	context.on('request', (request) => heard(request.method(), request.url()));
	context.on('page', (page) => page.on('websocket', (socket) => heard('websocket', socket.url())));
	// Chromium's console tells of most of them; the event tells of all, and which rule it was.
	await context.addInitScript(() =>
		document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) =>
			console.error(`securitypolicyviolation: ${effectiveDirective} ${blockedURI} (${sourceFile}:${lineNumber})`)
		)
	);
	context.on('weberror', (error) => faults.push(`error: ${error.error().stack ?? error.error().message}`));
	context.on('console', (message) => {
		if (message.type() === 'error') faults.push(`console: ${message.text()} (${message.location().url})`);
	});
}

/** A page that is there only once it answers to clicks: before that, what the server drew takes them and does nothing. */
function answering(page: Page): Page {
	const alive = () => page.locator('html[data-alive]').waitFor({ state: 'attached' });
	const goto = page.goto.bind(page);
	const reload = page.reload.bind(page);
	page.goto = async (...asked) => {
		const response = await goto(...asked);
		await alive();
		return response;
	};
	page.reload = async (...asked) => {
		const response = await reload(...asked);
		await alive();
		return response;
	};
	return page;
}

/** What stood on the pages of a test that failed: a wait that came to nothing says only what did not come. */
async function shown(contexts: readonly BrowserContext[]): Promise<string[]> {
	const pages = contexts.flatMap((context) => context.pages());
	const said = pages.map(async (page) => {
		const text = await page.locator('body').innerText({ timeout: 5_000 });
		return `the test failed on ${page.url()}, which showed:\n${text.replaceAll(/\s*\n\s*/g, '\n').slice(0, 6_000)}`;
	});
	return (await Promise.allSettled(said)).map((each) =>
		each.status === 'fulfilled' ? each.value : String(each.reason)
	);
}

const sessions = new Map<string, Promise<string>>();

/** One session a server and role for all pages of a run: signing in is tested by itself. */
async function sessionCookies(address: string, as: Role | { cookie: string }) {
	let cookie = typeof as === 'string' ? sessions.get(`${address} ${as}`) : Promise.resolve(as.cookie);
	if (!cookie) sessions.set(`${address} ${as as string}`, (cookie = signInAs(address, as as Role)));
	return (await cookie).split('; ').map((pair) => {
		const at = pair.indexOf('=');
		return { name: pair.slice(0, at), value: pair.slice(at + 1), url: address };
	});
}

/**
 * A test of pages. It fails on any error of a page, on the console, on a request that leaves the origin, on what axe finds
 * on each page it leaves open, on a statement of the server's that left its county, and on a name told in full.
 */
export const pageTest = test.extend<PageFixtures & { faults: string[]; tolerated: RegExp[]; watchword: Watchword }>({
	watchword: async ({}, use) => {
		const watchword = new Watchword(inject('sentinels'), inject('seenFile'));
		await use(watchword);
	},
	tolerated: async ({}, use) => use([]),
	tolerate: async ({ tolerated }, use) => use((fault) => void tolerated.push(fault)),
	faults: async ({}, use) => use([]),
	serve: async ({ watchword }, use) => {
		const servers: TestServer[] = [];
		await use(async (environment = {}) => {
			const server = await startServer({ demo: inject('demo'), environment });
			servers.push(server);
			return server;
		});
		const left = servers.flatMap(({ faultFile }) => readFaults(faultFile));
		const printed = servers.map(({ output }) => watchword.look(output(), 'what the server printed'));
		await watchword.done();
		for (const server of servers) await server.stop();
		if (printed.some(Boolean)) throw new Error(printed.join('\n'));
		if (left.length > 0) throw new Error(`left its county:\n${left.join('\n')}`);
	},
	// Asks for `serve` only to be closed before it: a page still open asks for fonts and tiles that nobody answers.
	open: async ({ faults, tolerated, watchword, serve: _serve, task }, use) => {
		const contexts: BrowserContext[] = [];
		const already = readFaults(inject('faultFile')).length;
		await use(async (path, { language = 'zh', address = inject('address'), as = 'centre', context: given } = {}) => {
			const context = await (
				await browser()
			).newContext({ viewport: { width: 1440, height: 900 }, locale: language === 'zh' ? 'zh-CN' : 'en-GB', ...given });
			contexts.push(context);
			context.setDefaultTimeout(WAIT);
			await context.addCookies([{ name: LANGUAGE_COOKIE, value: language, url: address }]);
			if (as) await context.addCookies(await sessionCookies(address, as));
			await watch(context, new URL(address).origin, faults);
			watchword.follow(context, faults);
			const page = answering(await context.newPage());
			await page.goto(new URL(path, address).href);
			return page;
		});
		if (task.result?.state === 'fail') faults.push(...(await shown(contexts)));
		for (const context of contexts) {
			for (const page of context.pages()) faults.push(...(await accessibilityFaults(page)));
			await watchword.done();
			await context.close();
		}
		faults.push(
			...readFaults(inject('faultFile'))
				.slice(already)
				.map((fault) => `left its county: ${fault}`)
		);
		const bad = faults.filter((fault) => !tolerated.some((pattern) => pattern.test(fault)));
		if (bad.length > 0) throw new Error(`what no page may do:\n${bad.join('\n')}`);
	}
});
