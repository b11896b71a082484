import { error } from '@sveltejs/kit';
import { csvText } from '#core/csv-text.ts';
import { dayOf } from '#core/period.ts';
import { recordNumber } from '#core/record-number.ts';
import { handOut, sheetTypes } from '#door/hand-out.server.ts';
import { sheetWorkbook } from '#exchange/sheets/sheet-book.server.ts';
import { words } from '#text/words.ts';
import { membersOfZone } from '#zones/page/members.read.server.ts';
import { membersSheet } from '#zones/page/sheets.ts';
import { zoneByNumber } from '#zones/zones.read.server.ts';
import type { RequestHandler } from './$types';

/** The villages of one zone. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const format = params.format === 'csv' || params.format === 'xlsx' ? params.format : null;
	if (!format) error(404, { message: `expected zone-members.csv or .xlsx, got ${params.format}`.slice(0, 120) });
	const zone = await zoneByNumber(locals.read, recordNumber(url.searchParams.get('zone') ?? '') ?? 0);
	if (!zone) error(404, { message: 'no such zone', reason: 'zone.unknown' });
	const { zonepage: text, shell } = await words(locals.language, ['zonepage', 'shell']);
	const { members: title, memberHeads: heads, yes } = text.sheets;
	const rows = await membersOfZone(locals.read, zone.id);
	const table = membersSheet(rows, { heads, roles: text.roles, yes });
	const day = dayOf(new Date());
	const name = `${locals.place.name}-${zone.name}-${title}-${day}${locals.demo ? `-${shell.demo}` : ''}.${format}`;
	const body = format === 'csv' ? csvText(table) : new Uint8Array(await sheetWorkbook(title, table));
	return handOut(locals, {
		...{
			permission: 'zones.see',
			sheet: 'zone-members',
			name,
			plain: `zone-${zone.featureNo}-members-${day}.${format}`
		},
		...{ type: sheetTypes[format], body, count: rows.length, search: url.search.slice(1) }
	});
};
