import { error } from '@sveltejs/kit';
import { csvText } from '#core/csv-text.ts';
import { dayOf } from '#core/period.ts';
import { handOut, sheetTypes } from '#door/hand-out.server.ts';
import { tableWorkbook } from '#exchange/sheets/table-book.server.ts';
import { namedPlaces } from '#land/contracts/places.read.server.ts';
import { progressTable } from '#land/home/home-sheet.ts';
import { landProgress } from '#land/home/progress.read.server.ts';
import { measures, measuresFor, placeOf, progressBelow } from '#land/home/progress.ts';
import { progressSheetWords } from '#land/home/view/home-words.ts';
import { words } from '#text/words.ts';
import type { RequestHandler } from './$types';

/** How far the places below one are, with their own sum: fractions and shares, no estimate. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const format = params.format === 'csv' || params.format === 'xlsx' ? params.format : null;
	if (!format)
		error(404, { message: `expected progress.csv or progress.xlsx, got progress.${params.format}`.slice(0, 120) });
	const { read, actor } = locals;
	const today = dayOf(new Date());
	const seesDebts = actor.permissions.has('land.debt.see');
	const { townships, villages } = await namedPlaces(read);
	const places = [...townships, ...villages];
	const names = new Map(places.map(({ code, name }) => [code, name]));
	const order = new Map(places.map(({ code }, at) => [code, at]));
	const place = placeOf(url.searchParams, new Set(names.keys()));
	const rows = progressBelow(await landProgress(read, today, seesDebts), place, order);
	const shown = measuresFor(seesDebts);
	const { home, shell } = await words(locals.language, ['home', 'shell']);
	const table = progressTable(rows, names, shown, progressSheetWords(home));
	const title = `${names.get(place) ?? locals.place.name}${home.sheet.progress}`;
	const notes = [`${today} · ${home.progress.caption}${locals.demo ? ` · ${shell.demoNote}` : ''}`];
	const muColumns = shown.flatMap((name, at) => (measures[name].unit === 'mu' ? [2 + at * 3, 3 + at * 3] : []));
	const body =
		format === 'csv' ? csvText(table) : new Uint8Array(await tableWorkbook({ title, notes, rows: table, muColumns }));
	const name = `${title}-${today}${locals.demo ? `-${shell.demo}` : ''}.${format}`;
	return handOut(locals, {
		...{ permission: 'land.export', sheet: 'progress', name, plain: `progress-${today}.${format}` },
		...{ type: sheetTypes[format], body, count: rows.length, search: url.search }
	});
};
