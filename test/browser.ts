import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type LaunchOptions } from 'playwright-core';
import { packagedBrowser } from './harness/packaged-browser.ts';

export interface FoundBrowser {
	path: string;
	kind: string;
	/** Variables it needs beside the process's own. */
	environment: Record<string, string>;
	flags: readonly string[];
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

const onPath = (name: string): string | undefined =>
	(process.env.PATH ?? '')
		.split(':')
		.map((folder) => join(folder, name))
		.find((path) => existsSync(path));

/**
 * WebGL2 on a machine without a graphics card. What is around a map is put together by the browser itself: through the same
 * software renderer it costs half as much processor time again as the maps do.
 */
const SOFTWARE_WEBGL = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-gpu-compositing'];

/**
 * A browser for page tests: BROWSER_PATH, Playwright's own, the system's, else the one of an npm package.
 * MUTU_TEST_BROWSER=packaged or packaged-bare takes the last whatever else there is; bare is with its own libraries.
 */
export async function findBrowser(): Promise<FoundBrowser> {
	const wanted = process.env.MUTU_TEST_BROWSER;
	if (wanted?.startsWith('packaged')) return packagedBrowser(wanted === 'packaged-bare' ? true : undefined);
	const named = process.env.BROWSER_PATH;
	if (named && !existsSync(named)) throw new Error(`expected a browser at BROWSER_PATH, got no file ${named}`);
	const own = chromium.executablePath();
	const system = NAMES.map(onPath).find(Boolean);
	const found = named
		? { path: named, kind: 'BROWSER_PATH' }
		: existsSync(own)
			? { path: own, kind: 'Playwright' }
			: system && { path: system, kind: 'system' };
	return found ? { ...found, environment: {}, flags: SOFTWARE_WEBGL } : packagedBrowser();
}

/** How Playwright starts it. */
export const launchOptions = (found: FoundBrowser): LaunchOptions => ({
	executablePath: found.path,
	env: { ...process.env, ...found.environment } as Record<string, string>,
	args: [
		'--no-sandbox',
		'--disable-quic',
		// Whatever a page asks for elsewhere does not even find an address.
		'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
		...found.flags
	]
});
