import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { ensureBuilt } from '#cli/build.server.ts';
import { findBrowser, launchOptions } from '#test/browser.ts';
import { lookedThrough, Watchword } from '#test/seen.ts';
import { startServer } from '#test/server.ts';
import { prepareDemo, type DemoData } from './demo-data.ts';
import { demoSentinels } from './demo-names.ts';
import { databasePrefix, dropDatabases } from './postgres-databases.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		/** Where the run's own server shows the demo county. Tests that change something start a server of their own. */
		address: string;
		faultFile: string;
		/** Where Playwright reaches the run's browser. */
		browser: string;
		demo: DemoData;
		/** Names that nothing may tell in full. */
		sentinels: string[];
		/** Where page tests note what they looked through for them. */
		seenFile: string;
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
	const sentinels = demoSentinels();
	const seenFile = join(mkdtempSync(join(tmpdir(), 'mutu-seen-')), 'seen');
	project.provide('sentinels', sentinels);
	project.provide('seenFile', seenFile);
	return async () => {
		await browser.close();
		const words = new Watchword(sentinels, seenFile);
		const printed = words.look(server.output(), 'what the run’s server printed');
		await words.done();
		const { bytes, places } = lookedThrough(seenFile);
		say(`page tests: ${sentinels.length} names looked for in ${bytes} bytes of ${places} answers, files and logs`);
		await server.stop();
		rmSync(dirname(seenFile), { recursive: true });
		if (printed) throw new Error(printed);
		if (process.env.DATABASE_URL) await dropDatabases(process.env.DATABASE_URL, prefix);
	};
}
