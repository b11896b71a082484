import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { ensureBuilt } from '#cli/build.server.ts';
import { findBrowser, launchOptions } from '#test/browser.ts';
import { startServer } from '#test/server.ts';
import { prepareDemo, type DemoData } from './demo-data.ts';
import { databasePrefix, dropDatabases } from './postgres-databases.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		/** Where the run's own server shows the demo county. Tests that change something start a server of their own. */
		address: string;
		faultFile: string;
		/** Where Playwright reaches the run's browser. */
		browser: string;
		demo: DemoData;
	}
}

/** One build, one demo county, one server and one browser for all page tests of a run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
	const say = (line: string) => process.stderr.write(`${line}\n`);
	const prefix = databasePrefix();
	await ensureBuilt(say);
	const demo = await prepareDemo(prefix);
	const server = await startServer({ demo });
	const found = await findBrowser();
	const browser = await chromium.launchServer(launchOptions(found));
	say(`page tests: ${server.address}, ${demo.kind}; browser: ${found.kind} (${found.path})`);
	project.provide('address', server.address);
	project.provide('faultFile', server.faultFile);
	project.provide('browser', browser.wsEndpoint());
	project.provide('demo', demo);
	return async () => {
		await browser.close();
		await server.stop();
		if (process.env.DATABASE_URL) await dropDatabases(process.env.DATABASE_URL, prefix);
	};
}
