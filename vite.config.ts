import { sveltekit } from '@sveltejs/kit/vite';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { routesIn, undeclaredRoutes } from './src/door/declared-routes.ts';

// The embedded engine takes 1.2 GB a worker and the machines that test have two cores.
const workers = { pool: 'forks', maxWorkers: 2, environment: 'node' } as const;
const slow = { testTimeout: 180_000, hookTimeout: 300_000 };

/**
 * Page tests of the wall, the map's tools, the look of pages, and of subjects whose reads and writes are tested on both engines
 * by themselves (test/db) and at every address (leaks): what a page does with them is looked at once.
 */
const withoutEngine = [
	...['empty-county', 'first-page', 'log-and-metrics', 'long-names', 'map-layers', 'map-tools', 'nothing-fetched'],
	...['outer-wall', 'outside-style', 'page-faults', 'every-page', 'way-kept', 'what-if', 'dossier', 'imagery'],
	...[
		'devices',
		'departments',
		'outside-sign-in',
		'people-import',
		'stewardship',
		'reclaimed',
		'handovers',
		'meetings'
	],
	...['plan-drawing', 'plan-grids', 'plan-sheet', 'old-map', 'enterprises', 'zone-page'],
	...['people', 'trail', 'seeing', 'debts', 'zones', 'plans', 'cases', 'map', 'match', 'findings', 'findings-at-work']
];

/** Every route says what it asks for (src/door/access.ts): a build with one that does not, or a line for none, fails. */
function declaredRoutes(): Plugin {
	const folder = join(import.meta.dirname, 'src/routes');
	return {
		name: 'mutu-declared-routes',
		apply: 'build',
		buildStart() {
			const faults = undeclaredRoutes(routesIn(readdirSync(folder, { recursive: true, encoding: 'utf8' })));
			if (faults.length > 0) this.error(faults.join('\n'));
		}
	};
}

export default defineConfig({
	plugins: [declaredRoutes(), sveltekit()],
	// Database engines and file parsers run from node_modules: bundling breaks their wasm and worker paths.
	ssr: {
		// CommonJS without names: pages that reckon areas on the server too take it in.
		noExternal: ['geographiclib-geodesic'],
		external: [
			'@electric-sql/pglite',
			'@electric-sql/pglite-postgis',
			'pg',
			'pg-copy-streams',
			'yauzl',
			'@protobi/exceljs',
			'@resvg/resvg-js',
			'fontkit',
			'wawoff2'
		]
	},
	build: { target: 'es2023', chunkSizeWarningLimit: 2500 },
	test: {
		projects: [
			{
				// Only this one needs Svelte's compiler: `.svelte.ts` holds runes.
				extends: true,
				test: {
					...workers,
					name: 'rules',
					setupFiles: ['test/harness/seed.ts'],
					testTimeout: 30_000,
					include: [
						'{src,sql,geodata}/**/*.test.ts',
						'test/*.test.ts',
						'test/{walker,harness,layers,compare}/**/*.test.ts'
					],
					isolate: false,
					sequence: { groupOrder: 1 }
				}
			},
			{
				test: {
					...workers,
					...slow,
					name: 'db',
					include: ['test/db/**/*.test.ts'],
					// One engine a worker, handed from file to file; test/harness/database-setup.ts empties it between them.
					isolate: false,
					setupFiles: ['test/harness/seed.ts', 'test/harness/database-setup.ts'],
					globalSetup: ['test/harness/template-database.ts'],
					sequence: { groupOrder: 2 }
				}
			},
			{
				test: {
					...workers,
					...slow,
					testTimeout: 600_000,
					name: 'guards',
					setupFiles: ['test/harness/seed.ts'],
					include: ['test/guards/**/*.test.ts'],
					sequence: { groupOrder: 3 }
				}
			},
			{
				test: {
					...workers,
					...slow,
					name: 'e2e',
					// Much of a page test is waiting: with two of them a fifth of both cores stood idle.
					maxWorkers: 3,
					include: ['test/e2e/**/*.test.ts'],
					// What no engine has a part in is looked at once: CI has half an hour for both.
					exclude: process.env.DATABASE_URL ? withoutEngine.map((name) => `test/e2e/${name}.test.ts`) : [],
					// One browser and one server a run.
					isolate: false,
					globalSetup: ['test/harness/page-run.ts'],
					sequence: { groupOrder: 4 }
				}
			}
		]
	}
});
