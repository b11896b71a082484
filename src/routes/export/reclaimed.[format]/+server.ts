import { error } from '@sveltejs/kit';
import { csvText } from '#core/csv-text.ts';
import { askerOf } from '#core/office.ts';
import { dayOf } from '#core/period.ts';
import { handOut, sheetTypes } from '#door/hand-out.server.ts';
import { sheetWorkbook } from '#exchange/sheets/sheet-book.server.ts';
import { listAssets } from '#land/reclaimed/reclaimed-list.read.server.ts';
import { assetListOf, filterAssets, sortAssets } from '#land/reclaimed/reclaimed-list.ts';
import { assetSheet } from '#land/reclaimed/reclaimed-sheet.ts';
import { movesOfAll } from '#land/reclaimed/reclaimed.read.server.ts';
import { words } from '#text/words.ts';
import type { RequestHandler } from './$types';

/** 公开竞价发包台账 as the address filters and orders it; whoever won is masked. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const format = params.format === 'csv' || params.format === 'xlsx' ? params.format : null;
	if (!format) error(404, { message: `expected reclaimed.csv or .xlsx, got reclaimed.${params.format}`.slice(0, 120) });
	const { read, actor, language } = locals;
	const day = dayOf(new Date());
	const { filter, sort } = assetListOf(url.searchParams);
	const rows = sortAssets(filterAssets(await listAssets(read, askerOf(actor)), filter, day), sort);
	const moves = await movesOfAll(read);
	const { reclaimed: text, shell } = await words(language, ['reclaimed', 'shell']);
	const table = assetSheet(rows, (number) => moves.get(number) ?? [], {
		...{ standingHead: text.standing, standing: (row) => text.states[row.state] }
	});
	const title = '公开竞价发包台账';
	const name = `${locals.place.name}-${title}-${day}${locals.demo ? `-${shell.demo}` : ''}.${format}`;
	const body = format === 'csv' ? csvText(table) : new Uint8Array(await sheetWorkbook(title, table));
	return handOut(locals, {
		...{ permission: 'land.export', sheet: 'reclaimed', name, plain: `reclaimed-${day}.${format}` },
		...{ type: sheetTypes[format], body, count: rows.length, search: url.search.slice(1) }
	});
};
