import { error } from '@sveltejs/kit';
import { departmentListOf, departmentSheet, shownDepartments } from '#auth/departments.ts';
import { listDepartments } from '#auth/departments.read.server.ts';
import { csvText } from '#core/csv-text.ts';
import { dayOf } from '#core/period.ts';
import { handOut, sheetTypes } from '#door/hand-out.server.ts';
import { sheetWorkbook } from '#exchange/sheets/sheet-book.server.ts';
import { words } from '#text/words.ts';
import type { RequestHandler } from './$types';

/** Departments as the address filters and orders them, a row a name. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const format = params.format === 'csv' || params.format === 'xlsx' ? params.format : null;
	if (!format) error(404, { message: 'expected departments.csv or departments.xlsx' });
	const { read, language, place, demo } = locals;
	const day = dayOf(new Date());
	const { departments: text, shell } = await words(language, ['departments', 'shell']);
	const rows = shownDepartments(await listDepartments(read, day), departmentListOf(url.searchParams));
	const table = departmentSheet(rows, { heads: text.columns, state: text.states, comma: text.comma });
	const name = `${place.name}-${text.sheet}-${day}${demo ? `-${shell.demo}` : ''}.${format}`;
	const body = format === 'csv' ? csvText(table) : new Uint8Array(await sheetWorkbook(text.sheet, table));
	return handOut(locals, {
		...{ permission: 'people.see', sheet: 'departments', name, plain: `departments-${day}.${format}` },
		...{ type: sheetTypes[format], body, count: table.length - 1, search: url.search.slice(1) }
	});
};
