import { error } from '@sveltejs/kit';
import { csvText } from '#core/csv-text.ts';
import { dayOf } from '#core/period.ts';
import { recordNumber } from '#core/record-number.ts';
import { handOut, sheetTypes } from '#door/hand-out.server.ts';
import { sheetWorkbook } from '#exchange/sheets/sheet-book.server.ts';
import { words } from '#text/words.ts';
import { bodyOfZone } from '#zones/page/body.read.server.ts';
import { bodySheet } from '#zones/page/sheets.ts';
import { zoneByNumber } from '#zones/zones.read.server.ts';
import type { RequestHandler } from './$types';

/** What each village brings into whoever runs one zone, and got of it. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const format = params.format === 'csv' || params.format === 'xlsx' ? params.format : null;
	if (!format) error(404, { message: `expected zone-body.csv or .xlsx, got ${params.format}`.slice(0, 120) });
	const zone = await zoneByNumber(locals.read, recordNumber(url.searchParams.get('zone') ?? '') ?? 0);
	const found = zone && (await bodyOfZone(locals.read, zone.id));
	if (!found) error(404, { message: 'no such zone', reason: 'zone.unknown' });
	const { zonepage: text, shell } = await words(locals.language, ['zonepage', 'shell']);
	const { body: title, bodyHeads: heads } = text.sheets;
	const table = bodySheet(found, { heads, year: text.body.yearHead, total: text.body.total });
	const day = dayOf(new Date());
	const name = `${locals.place.name}-${zone.name}-${title}-${day}${locals.demo ? `-${shell.demo}` : ''}.${format}`;
	const body = format === 'csv' ? csvText(table) : new Uint8Array(await sheetWorkbook(title, table));
	return handOut(locals, {
		...{ permission: 'zones.see', sheet: 'zone-body', name, plain: `zone-${zone.featureNo}-body-${day}.${format}` },
		...{ type: sheetTypes[format], body, count: table.length - (found.whole ? 2 : 1), search: url.search.slice(1) }
	});
};
