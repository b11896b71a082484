import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '#core/project.server.ts';
import { lettering } from '#core/picture/lettering.server.ts';

const isIdeograph = (sign: string): boolean => sign >= '\u3400' && sign <= '\u9fff';

/** Signs that no file of the font that ships with the product draws. */
async function notDrawn(signs: readonly string[]): Promise<string[]> {
	const letters = lettering();
	await letters.load(signs);
	return signs.filter((sign) => letters.outline(sign, 10, false).width === 0);
}

test('every sign that a page writes is in the font that ships with it: no machine shows a box', async () => {
	const files = globSync(['src/**/*.svelte', 'src/text/**/*.ts'], { cwd: projectRoot() });
	expect(files.length).toBeGreaterThan(100);
	const written = new Set(files.flatMap((file) => [...readFileSync(join(projectRoot(), file), 'utf8')]));
	const signs = [...written].filter((sign) => sign > '~' && !isIdeograph(sign));
	expect(await notDrawn(['▾', '☰', '→'])).toEqual(['▾', '☰']);
	expect(await notDrawn(signs)).toEqual([]);
});
