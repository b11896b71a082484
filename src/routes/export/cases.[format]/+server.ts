import { error } from '@sveltejs/kit';
import { askerOf } from '#core/office.ts';
import { csvText } from '#core/csv-text.ts';
import { dayOf } from '#core/period.ts';
import { handOut, sheetTypes } from '#door/hand-out.server.ts';
import { tableWorkbook } from '#exchange/sheets/table-book.server.ts';
import { listCases } from '#land/cases/case-list.read.server.ts';
import { caseListOf, filterCases, sortCases } from '#land/cases/case-list.ts';
import { caseTable } from '#land/cases/case-sheet.ts';
import { words } from '#text/words.ts';
import type { RequestHandler } from './$types';

/** The list of cases as the address filters and orders it. No estimate is in it. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const format = params.format === 'csv' || params.format === 'xlsx' ? params.format : null;
	if (!format) error(404, { message: `expected cases.csv or cases.xlsx, got cases.${params.format}`.slice(0, 120) });
	const today = dayOf(new Date());
	const { actor } = locals;
	const { filter, sort } = caseListOf(url.searchParams);
	const asker = askerOf(actor);
	const rows = sortCases(filterCases(await listCases(locals.read, asker), filter, today), sort);
	const { cases, land, shell } = await words(locals.language, ['cases', 'land', 'shell']);
	const table = caseTable(rows, { ...cases.sheet, states: cases.states, kinds: land.kinds }, today);
	const title = `${locals.place.name}${cases.sheet.name}`;
	const notes = [`${today}${locals.demo ? ` · ${shell.demoNote}` : ''}`];
	const body =
		format === 'csv'
			? csvText(table)
			: new Uint8Array(await tableWorkbook({ title, notes, rows: table, muColumns: [9, 10] }));
	const name = `${locals.place.name}-${cases.sheet.name}-${today}${locals.demo ? `-${shell.demo}` : ''}.${format}`;
	return handOut(locals, {
		...{ permission: 'land.export', sheet: 'cases', name, plain: `cases-${today}.${format}` },
		...{ type: sheetTypes[format], body, count: rows.length, search: url.search }
	});
};
