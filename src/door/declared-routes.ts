import { pages, programs } from './access.ts';

/** A route by its id as Kit has it, and whether a person opens it as a page. */
export interface Route {
	readonly id: string;
	readonly kind: 'page' | 'program';
}

/** @param files names of the files below src/routes, with forward slashes or back ones */
export function routesIn(files: readonly string[]): Route[] {
	return files.flatMap((file): Route[] => {
		const parts = file.split(/[\\/]/);
		const name = parts.pop()!;
		const id = `/${parts.join('/')}`;
		if (/^\+page(@.*)?\.svelte$/.test(name) || name === '+page.server.ts') return [{ id, kind: 'page' }];
		return name === '+server.ts' ? [{ id, kind: 'program' }] : [];
	});
}

/** Routes that do not say what they ask for, lines about routes that are not there, and pages taken for programs. */
export function undeclaredRoutes(routes: readonly Route[]): string[] {
	const there = new Set(routes.map(({ id }) => id));
	const missing = routes.flatMap(({ id, kind }) => {
		const [own, other] = kind === 'page' ? [pages, programs] : [programs, pages];
		if (id in own) return [];
		return [id in other ? `${id}: a ${kind}, declared as the other` : `${id}: says nothing of what it asks for`];
	});
	const gone = [...Object.keys(pages), ...Object.keys(programs)].filter((id) => !there.has(id));
	return [...new Set(missing), ...gone.map((id) => `${id}: declared, and no route`)].map(
		(fault) => `${fault} (src/door/access.ts)`
	);
}
