import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '#core/project.server.ts';

/** Files that are nobody's data: forms to fill in. */
const EMPTY_FORMS = [
	'src/routes/(desk)/land/import/template/[kind]/+server.ts',
	'src/routes/(desk)/admin/users/import/template/+server.ts'
];

const root = projectRoot();
const servers = globSync('src/**/+server.ts', { cwd: root }).map((path) => ({
	path,
	text: readFileSync(join(root, path), 'utf8')
}));

/** Routes that give a file away by themselves, past the one that writes it into the trail. */
const pastTheTrail = (files: readonly { path: string; text: string }[]): string[] =>
	files
		.filter(({ path, text }) =>
			path.includes('routes/export/') ? !text.includes('handOut(') : /content-disposition/i.test(text)
		)
		.map(({ path }) => path)
		.filter((path) => !EMPTY_FORMS.includes(path));

test('every file of data that a route gives away is entered in the trail first', () => {
	expect(servers.length).toBeGreaterThan(20);
	expect(servers.filter(({ text }) => text.includes('handOut(')).length).toBeGreaterThan(7);
	expect(pastTheTrail(servers)).toEqual([]);
});

test('a route that gives one away by itself is found', () => {
	const response = `new Response(body, { headers: { 'Content-Disposition': 'attachment' } })`;
	const planted = { path: 'src/routes/(desk)/land/file/+server.ts', text: response };
	const exported = { path: 'src/routes/export/x.csv/+server.ts', text: 'new Response(body)' };
	expect(pastTheTrail([planted, exported])).toEqual([planted.path, exported.path]);
});
