import { error } from '@sveltejs/kit';
import { csvText } from '#core/csv-text.ts';
import { dayOf } from '#core/period.ts';
import { handOut, sheetTypes } from '#door/hand-out.server.ts';
import { sheetWorkbook } from '#exchange/sheets/sheet-book.server.ts';
import { words } from '#text/words.ts';
import { enterpriseListOf, enterprisesShown } from '#zones/enterprises/enterprise-list.ts';
import { enterpriseTable } from '#zones/enterprises/enterprise-sheet.ts';
import { listEnterprises } from '#zones/enterprises/enterprises.read.server.ts';
import type { RequestHandler } from './$types';

/** The register of what lies in sight as the address filters and orders it, in the columns of its template. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const format = params.format === 'csv' || params.format === 'xlsx' ? params.format : null;
	if (!format) error(404, { message: `expected enterprises.csv or .xlsx, got .${params.format}`.slice(0, 120) });
	const day = dayOf(new Date());
	const { enterprises: text, shell } = await words(locals.language, ['enterprises', 'shell']);
	const rows = enterprisesShown(await listEnterprises(locals.read), enterpriseListOf(url.searchParams));
	const table = enterpriseTable(rows);
	const name = `${locals.place.name}-${text.title}-${day}${locals.demo ? `-${shell.demo}` : ''}.${format}`;
	const body = format === 'csv' ? csvText(table) : new Uint8Array(await sheetWorkbook(text.title, table));
	return handOut(locals, {
		...{ permission: 'zones.see', sheet: 'enterprises', name, plain: `enterprises-${day}.${format}` },
		...{ type: sheetTypes[format], body, count: table.length - 1, search: url.search.slice(1) }
	});
};
