import { error } from '@sveltejs/kit';
import { csvText } from '#core/csv-text.ts';
import { dayOf } from '#core/period.ts';
import { handOut, sheetTypes } from '#door/hand-out.server.ts';
import { tableWorkbook } from '#exchange/sheets/table-book.server.ts';
import { filterMatters, matterListOf, sortMatters } from '#meetings/matter-list.ts';
import { listMatters } from '#meetings/matters.read.server.ts';
import { filterMeetings, meetingListOf, sortMeetings } from '#meetings/meeting-list.ts';
import { matterTable, meetingTable } from '#meetings/meeting-sheet.ts';
import { listMeetings } from '#meetings/meetings.read.server.ts';
import { words } from '#text/words.ts';
import type { RequestHandler } from './$types';

/** 民主议事台账 or 重大事项台账 (`of=matters`) as the address filters and orders it. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const format = params.format === 'csv' || params.format === 'xlsx' ? params.format : null;
	if (!format) error(404, { message: `expected meetings.csv or meetings.xlsx, got ${params.format}`.slice(0, 120) });
	const today = dayOf(new Date());
	const year = today.slice(0, 4);
	const { read } = locals;
	const of = url.searchParams.get('of') === 'matters' ? 'matters' : 'meetings';
	const { meetings: text, shell } = await words(locals.language, ['meetings', 'shell']);
	const sheet = text.sheets[of];
	let table;
	if (of === 'matters') {
		const list = matterListOf(url.searchParams, year);
		const rows = sortMatters(filterMatters(await listMatters(read, list.year), list.filter), list.sort);
		const { kinds, standings } = text;
		table = matterTable(rows, { heads: sheet.heads, kinds, standings, yes: text.sheets.yes });
	} else {
		const list = meetingListOf(url.searchParams, year);
		const rows = sortMeetings(filterMeetings(await listMeetings(read, list.year, today), list.filter), list.sort);
		table = meetingTable(rows, { heads: sheet.heads, states: text.states });
	}
	const notes = [`${today}${locals.demo ? ` · ${shell.demoNote}` : ''}`];
	const title = `${locals.place.name}${sheet.name}`;
	const body =
		format === 'csv'
			? csvText(table)
			: new Uint8Array(await tableWorkbook({ title, notes, rows: table, muColumns: [] }));
	return handOut(locals, {
		...{ permission: 'land.export', sheet: of, plain: `${of}-${today}.${format}` },
		name: `${locals.place.name}-${sheet.name}-${today}${locals.demo ? `-${shell.demo}` : ''}.${format}`,
		...{ type: sheetTypes[format], body, count: table.length - 1, search: url.search }
	});
};
