import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '#core/project.server.ts';

/** Overlays by name, with the forms that mean the same; ST_UnaryUnion and ST_MemUnion node as ST_Union does. */
const BARE = /\bst_(difference|intersection|union|symdifference|symmetricdifference|unaryunion|memunion)\s*\(/i;

/** The fragments themselves, and the start-up self-test, which wants the throw. */
const ALLOWED = new Set(['src/db/spatial.ts', 'src/db/engine/embedded/self-test.ts']);

function bareOverlays(root: string, folders: readonly string[]): string[] {
	const files = folders
		.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
		.filter((entry) => entry.isFile() && /\.(ts|sql|svelte)$/.test(entry.name) && !entry.name.endsWith('.test.ts'))
		.map((entry) => join(entry.parentPath, entry.name));
	return files.flatMap((file) => {
		const path = relative(root, file);
		if (ALLOWED.has(path)) return [];
		return readFileSync(file, 'utf8')
			.split('\n')
			.flatMap((line, index) => (BARE.test(line) ? [`${path}:${index + 1}`] : []));
	});
}

test('overlays are spelled in src/db/spatial.ts and nowhere else, so that none forgets its grid', () => {
	expect(bareOverlays(projectRoot(), ['src', 'sql'])).toEqual([]);
});

test('the rule sees a bare overlay in any case and spacing', () => {
	for (const line of ['select ST_Difference(a, b)', 'st_union (shape)', 'sql`ST_Intersection(${a}, ${b})`'])
		expect(BARE.test(line)).toBe(true);
	expect(BARE.test('ST_Intersects(a, b)')).toBe(false);
});
