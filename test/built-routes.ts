import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '#core/project.server.ts';

/** An address of the product, as the build knows it. */
export interface BuiltRoute {
	id: string;
	isPage: boolean;
	/** What its `+server.ts` answers. */
	methods: readonly string[];
	/** The form actions of its page. */
	actions: readonly string[];
}

interface Manifest {
	_: {
		nodes: readonly (() => Promise<{ server?: { actions?: Record<string, unknown> } }>)[];
		routes: readonly {
			id: string;
			page: { leaf: number } | null;
			endpoint: (() => Promise<Record<string, unknown>>) | null;
		}[];
	};
}

/** Every address of the built product, from its own manifest. */
export async function builtRoutes(): Promise<BuiltRoute[]> {
	const folder = join(projectRoot(), 'build/server/chunks');
	const name = readdirSync(folder).find((each) => /^manifest\.js-.*\.js$/.test(each));
	if (!name) throw new Error(`expected the build's manifest in ${folder}`);
	const chunk = (await import(/* @vite-ignore */ pathToFileURL(join(folder, name)).href)) as Record<string, Manifest>;
	const manifest = Object.values(chunk).find((each) => '_' in each);
	if (!manifest) throw new Error(`expected ${name} to export the manifest`);
	return Promise.all(
		manifest._.routes.map(async ({ id, page, endpoint }) => ({
			id,
			isPage: page !== null,
			methods: endpoint ? Object.keys(await endpoint()).filter((each) => /^[A-Z]+$/.test(each)) : [],
			actions: page ? Object.keys((await manifest._.nodes[page.leaf]!()).server?.actions ?? {}) : []
		}))
	);
}

/** A route's address with its parameters filled in. @throws when `fill` knows no value for one */
export const filled = (id: string, fill: (name: string) => string): string =>
	id
		.replace(/\/\([^)]+\)/g, '')
		.replace(/\[{1,2}(?:\.{3})?([^\]=]+)(?:=[^\]]+)?\]{1,2}/g, (_, name: string) => encodeURIComponent(fill(name))) ||
	'/';
