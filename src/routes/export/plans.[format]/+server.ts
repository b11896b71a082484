import { error } from '@sveltejs/kit';
import { csvText } from '#core/csv-text.ts';
import { dayOf } from '#core/period.ts';
import { handOut, sheetTypes } from '#door/hand-out.server.ts';
import { sheetWorkbook } from '#exchange/sheets/sheet-book.server.ts';
import { words } from '#text/words.ts';
import { planListOf, plansShown } from '#zones/plans/plan-list.ts';
import { planSheet } from '#zones/plans/plan-sheet.ts';
import { listPlans } from '#zones/plans/plans.read.server.ts';
import type { RequestHandler } from './$types';

/** The list of plans as the address filters and orders it. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const format = params.format === 'csv' || params.format === 'xlsx' ? params.format : null;
	if (!format) error(404, { message: `expected plans.csv or .xlsx, got plans.${params.format}`.slice(0, 120) });
	const day = dayOf(new Date());
	const { plans: text, shell } = await words(locals.language, ['plans', 'shell']);
	const rows = plansShown(await listPlans(locals.read), planListOf(url.searchParams));
	const table = planSheet(rows, text);
	const name = `${locals.place.name}-${text.title}-${day}${locals.demo ? `-${shell.demo}` : ''}.${format}`;
	const body = format === 'csv' ? csvText(table) : new Uint8Array(await sheetWorkbook(text.title, table));
	return handOut(locals, {
		...{ permission: 'zones.plan.see', sheet: 'plans', name, plain: `plans-${day}.${format}` },
		...{ type: sheetTypes[format], body, count: rows.length, search: url.search.slice(1) }
	});
};
