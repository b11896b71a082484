import { error } from '@sveltejs/kit';
import { csvText } from '#core/csv-text.ts';
import { dayOf } from '#core/period.ts';
import { handOut, sheetTypes } from '#door/hand-out.server.ts';
import { sheetWorkbook } from '#exchange/sheets/sheet-book.server.ts';
import { projectListOf, projectsShown } from '#projects/project-list.ts';
import { projectTable } from '#projects/project-sheet.ts';
import { listProjects } from '#projects/projects.read.server.ts';
import { words } from '#text/words.ts';
import type { RequestHandler } from './$types';

/** 项目台账 of villages in sight as the address filters and orders it. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const format = params.format === 'csv' || params.format === 'xlsx' ? params.format : null;
	if (!format) error(404, { message: `expected projects.csv or .xlsx, got .${params.format}`.slice(0, 120) });
	const today = dayOf(new Date());
	const { projects: text, shell } = await words(locals.language, ['projects', 'shell']);
	const rows = projectsShown(await listProjects(locals.read), projectListOf(url.searchParams), today);
	const table = projectTable(rows, { heads: text.sheet.heads, states: text.states });
	const name = `${locals.place.name}-${text.sheet.name}-${today}${locals.demo ? `-${shell.demo}` : ''}.${format}`;
	const body = format === 'csv' ? csvText(table) : new Uint8Array(await sheetWorkbook(text.sheet.name, table));
	return handOut(locals, {
		...{ permission: 'projects.see', sheet: 'projects', name, plain: `projects-${today}.${format}` },
		...{ type: sheetTypes[format], body, count: table.length - 1, search: url.search.slice(1) }
	});
};
