import { error } from '@sveltejs/kit';
import { csvText } from '#core/csv-text.ts';
import { dayOf } from '#core/period.ts';
import { handOut } from '#door/hand-out.server.ts';
import { listStateOf } from '#land/finding-address.ts';
import { listFindings, listPlaces } from '#land/finding-list.read.server.ts';
import { filterFindings, sortFindings } from '#land/finding-list.ts';
import { findingSheet } from '#land/finding-sheet.ts';
import { words } from '#text/words.ts';
import type { RequestHandler } from './$types';

/** The ledger of findings as the address filters and orders it. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	if (params.sheet !== 'findings' || params.format !== 'csv')
		error(404, { message: `expected findings.csv, got ${params.sheet}.${params.format}`.slice(0, 120) });
	const today = dayOf(new Date());
	const { filter, sort } = listStateOf(url.searchParams);
	const { townships, villages } = await listPlaces(locals.read);
	const township = new Map(townships.map(({ code, name }) => [code, name]));
	const village = new Map(villages.map((each) => [each.code, each]));
	const order = new Map(villages.map((each, index) => [each.code, index]));
	const rows = sortFindings(
		filterFindings(await listFindings(locals.read, today), filter, (code) => village.get(code)?.name ?? ''),
		sort.key,
		sort.descending,
		order
	);
	const { findings, land, shell } = await words(locals.language, ['findings', 'land', 'shell']);
	const place = (code: string) => {
		const found = village.get(code);
		return found ? { name: found.name, township: township.get(found.township) ?? '' } : null;
	};
	const table = findingSheet(
		rows,
		{ village: place },
		{ ...findings.sheet, kinds: land.kinds, statuses: land.statuses, surveyMethods: land.surveyMethods }
	);
	const name = `${locals.place.name}-${findings.sheet.name}-${today}${locals.demo ? `-${shell.demo}` : ''}.csv`;
	return handOut(locals, {
		...{ permission: 'land.export', sheet: 'findings', name, plain: `findings-${today}.csv` },
		...{ type: 'text/csv; charset=utf-8', body: csvText(table), count: rows.length, search: url.search }
	});
};
