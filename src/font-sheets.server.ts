import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#core/project.server.ts';

let found: readonly string[] | null = null;

/**
 * Addresses of the build's style sheets that bring the fonts, for pages that Kit does not make: a bare machine has no
 * letters for Chinese. Whoever has opened a page before has them already.
 */
export function fontSheets(): readonly string[] {
	if (found) return found;
	const client = join(projectRoot(), 'build/client');
	const sheets = globSync('_app/immutable/assets/*.css', { cwd: client });
	return (found = sheets
		.filter((path) => readFileSync(join(client, path), 'utf8').includes('Noto Sans SC Variable'))
		.map((path) => `/${path}`));
}
