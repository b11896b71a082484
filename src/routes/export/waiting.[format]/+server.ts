import { error } from '@sveltejs/kit';
import { csvText } from '#core/csv-text.ts';
import { askerOf } from '#core/office.ts';
import { dayOf } from '#core/period.ts';
import { handOut, sheetTypes } from '#door/hand-out.server.ts';
import { tableWorkbook } from '#exchange/sheets/table-book.server.ts';
import { namedPlaces } from '#land/contracts/places.read.server.ts';
import { waitingLists } from '#land/home/waiting-lists.read.server.ts';
import { waitingTable } from '#land/home/home-sheet.ts';
import { waitingOf, waitingRows } from '#land/home/waiting.ts';
import { villageWords, waitingWords } from '#land/home/view/home-words.ts';
import { words } from '#text/words.ts';
import { projectsThatWait } from '#projects/waiting.read.server.ts';
import { opinionsThatWait, plansThatWait } from '#zones/plans/course/waiting.read.server.ts';
import type { RequestHandler } from './$types';

/** What waits for whoever asks, as the address filters and orders it. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const format = params.format === 'csv' || params.format === 'xlsx' ? params.format : null;
	if (!format)
		error(404, { message: `expected waiting.csv or waiting.xlsx, got waiting.${params.format}`.slice(0, 120) });
	const today = dayOf(new Date());
	const text = await words(locals.language, ['home', 'land', 'shell']);
	const { home, shell } = text;
	const said = waitingWords(text, villageWords(await namedPlaces(locals.read)));
	const rows = waitingRows(
		[
			...(await waitingLists(locals.read, askerOf(locals.actor), today)),
			await plansThatWait(locals.read, locals.actor, today),
			await opinionsThatWait(locals.read, locals.actor, today),
			await projectsThatWait(locals.read, locals.actor, today)
		],
		waitingOf(url.searchParams),
		said,
		today
	);
	const table = waitingTable(rows, { ...said, heads: home.sheet.heads, late: home.late }, today);
	const title = `${locals.place.name}${home.sheet.waiting}`;
	const notes = [`${today}${locals.demo ? ` · ${shell.demoNote}` : ''}`];
	const body =
		format === 'csv'
			? csvText(table)
			: new Uint8Array(await tableWorkbook({ title, notes, rows: table, muColumns: [] }));
	const name = `${locals.place.name}-${home.sheet.waiting}-${today}${locals.demo ? `-${shell.demo}` : ''}.${format}`;
	return handOut(locals, {
		...{ permission: 'land.export', sheet: 'waiting', name, plain: `waiting-${today}.${format}` },
		...{ type: sheetTypes[format], body, count: rows.length, search: url.search }
	});
};
