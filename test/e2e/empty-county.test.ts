import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject } from 'vitest';
import { projectRoot } from '#core/project.server.ts';
import { createDatabase } from '#test/harness/postgres-databases.ts';
import { accessibilityFaults, pageTest } from '#test/pages.ts';
import { startServer } from '#test/server.ts';
import { takeUp } from '#test/sign-in.ts';

const SLOW = { timeout: 240_000 };

/** Where to begin on each page of a county that has nothing yet; null where there is nothing to begin. */
const pages: readonly (readonly [path: string, begin: string | null])[] = [
	['/map', '导入数据'],
	['/map/selection', '导入数据'],
	['/map/print', null],
	['/land/findings', '去导入'],
	['/land/findings/what-if', '去导入'],
	['/land/findings/clusters', '去导入'],
	['/land/match', '去导入'],
	['/land/import', null],
	['/zones', '导入产业区'],
	['/zones/plans', null],
	['/screen', '去导入'],
	['/admin/stewardship', null],
	['/admin/stewardship?register=document', null],
	['/help', null]
];

pageTest(
	'a county that has nothing yet: every page opens, says what comes first, and is never wrong about nothing',
	SLOW,
	async ({ open }) => {
		const demo = inject('demo');
		const data = mkdtempSync(join(tmpdir(), 'mutu-empty-'));
		const { DATABASE_URL: _, ...own } = process.env;
		const environment = {
			MUTU_DATA: data,
			...(demo.kind === 'postgres' && { DATABASE_URL: await createDatabase(demo.server, `${demo.database}_empty`) })
		};
		const mutu = async (...words: string[]) => {
			const env = { ...own, ...environment };
			const asked = ['src/cli/mutu.ts', ...words, '--json'];
			const { stdout } = await promisify(execFile)(process.execPath, asked, { cwd: projectRoot(), env });
			return JSON.parse(stdout) as { link: string };
		};
		await mutu('init', '--empty', '--code', '149902', '--name', '空白县');
		const invited = await mutu('user', 'invite', '试用人', '--role', 'centre');
		const server = await startServer({ demo: null, environment });
		const here = ({ link }: { link: string }) => new URL(new URL(link).pathname, server.address).href;
		try {
			const cookie = await takeUp(here(invited), '试用人');
			const page = await open('/map', { address: server.address, as: { cookie } });
			for (const [path, begin] of pages) {
				await page.goto(new URL(path, server.address).href);
				const link = page.getByRole('link', { name: begin ?? undefined, exact: true });
				if (begin) expect(await link.first().getAttribute('href'), path).toMatch(/^\/land\/import/);
				const said = await page.locator('body').innerText();
				expect(said, path).not.toMatch(/NaN|undefined|Infinity|\[object/);
				expect(await accessibilityFaults(page), path).toEqual([]);
			}
			await page.close();
		} finally {
			await server.stop();
			rmSync(data, { recursive: true, force: true });
		}
	}
);
