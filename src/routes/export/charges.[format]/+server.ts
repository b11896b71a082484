import { error } from '@sveltejs/kit';
import { csvText } from '#core/csv-text.ts';
import { dayOf } from '#core/period.ts';
import { handOut, sheetTypes } from '#door/hand-out.server.ts';
import { tableWorkbook } from '#exchange/sheets/table-book.server.ts';
import { listCharges } from '#land/charges/charge-list.read.server.ts';
import { chargeListOf, filterCharges, sortCharges } from '#land/charges/charge-list.ts';
import { chargeRollUp, chargeTable } from '#land/charges/charge-sheet.ts';
import { words } from '#text/words.ts';
import type { RequestHandler } from './$types';

/** 新增资源清理收费台账 as the address filters and orders it, or by village. Due and paid alone: estimates are in no file. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const format = params.format === 'csv' || params.format === 'xlsx' ? params.format : null;
	if (!format)
		error(404, { message: `expected charges.csv or charges.xlsx, got charges.${params.format}`.slice(0, 120) });
	const today = dayOf(new Date());
	const { filter, sort } = chargeListOf(url.searchParams);
	const byVillage = url.searchParams.get('by') === 'village';
	const rows = sortCharges(filterCharges(await listCharges(locals.read, today), filter), sort);
	const { charges, shell } = await words(locals.language, ['charges', 'shell']);
	const sheet = { ...charges.sheet, statuses: charges.statuses, lands: charges.lands };
	const table = byVillage ? chargeRollUp(rows, sheet) : chargeTable(rows, sheet);
	const called = byVillage ? charges.sheet.villages : charges.sheet.name;
	const notes = [`${today}${locals.demo ? ` · ${shell.demoNote}` : ''}`];
	const muColumns = byVillage ? [3, 4, 5, 6, 7, 8] : [6, 7, 10, 11, 12, 13, 14];
	const body =
		format === 'csv'
			? csvText(table)
			: new Uint8Array(await tableWorkbook({ title: `${locals.place.name}${called}`, notes, rows: table, muColumns }));
	const name = `${locals.place.name}-${called}-${today}${locals.demo ? `-${shell.demo}` : ''}.${format}`;
	return handOut(locals, {
		...{ permission: 'land.export', sheet: 'charges', name, plain: `charges-${today}.${format}` },
		...{ type: sheetTypes[format], body, count: rows.length, search: url.search }
	});
};
