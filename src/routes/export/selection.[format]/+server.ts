import { error } from '@sveltejs/kit';
import { csvText } from '#core/csv-text.ts';
import { dayOf } from '#core/period.ts';
import { handOut } from '#door/hand-out.server.ts';
import { tableWorkbook } from '#exchange/sheets/table-book.server.ts';
import { selectShapes } from '#land/selection.read.server.ts';
import { selectionSheet, SHEET_MU_COLUMN } from '#land/selection-sheet.ts';
import { FILE_AT_MOST, selectionFrom } from '#land/selection.ts';
import { words } from '#text/words.ts';
import type { RequestHandler } from './$types';

const types: Readonly<Record<string, string>> = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
};

/** What the address selects, as a file; see /map/selection. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const type = types[params.format];
	if (!type) error(404, { message: `expected selection.csv or selection.xlsx, got ${params.format}`.slice(0, 120) });
	const asked = selectionFrom(url.searchParams);
	if (!asked.ok) error(400, { message: asked.reason, reason: asked.reason });
	if (!asked.value) error(400, { message: 'expected a drawn area or another condition', reason: 'selection.none' });
	const coordinates = locals.actor.permissions.has('map.coordinates.see');
	const found = await selectShapes(locals.read, asked.value, { most: FILE_AT_MOST, coordinates });
	const { tools, land, map, shell } = await words(locals.language, ['tools', 'land', 'map', 'shell']);
	const text = tools.select;
	const said = (id: string | null): string =>
		id === null
			? ''
			: ((land.kinds as Record<string, string>)[id] ??
				(land.statuses as Record<string, string>)[id] ??
				map.words[id] ??
				id);
	const kinds = { ...map.kinds };
	const table = selectionSheet(found.rows, { ...text.sheet, kinds, said }, coordinates);
	const today = dayOf(new Date());
	const all = found.totals.reduce((sum, { count }) => sum + count, 0);
	const notes = [
		`${locals.place.name} · ${today}${locals.demo ? ` · ${shell.demo}` : ''}`,
		...(all > found.rows.length ? [text.cut(String(found.rows.length), String(all))] : [])
	];
	const body =
		params.format === 'csv'
			? csvText(table)
			: new Uint8Array(
					await tableWorkbook({ title: text.sheet.name, notes, rows: table, muColumns: [SHEET_MU_COLUMN] })
				);
	const name = `${locals.place.name}-${text.sheet.name}-${today}${locals.demo ? `-${shell.demo}` : ''}.${params.format}`;
	return handOut(locals, {
		...{ permission: 'land.export', sheet: 'selection', name, plain: `selection-${today}.${params.format}`, type },
		...{ body, count: found.rows.length, search: url.search },
		headers: all > found.rows.length ? { 'x-left-out': String(all - found.rows.length) } : {}
	});
};
