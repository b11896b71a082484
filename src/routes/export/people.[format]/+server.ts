import { error } from '@sveltejs/kit';
import { filterPeople, peopleListOf, sortPeople } from '#auth/people-list.ts';
import { listPeople } from '#auth/people-list.read.server.ts';
import { peopleSheet } from '#auth/people-sheet.ts';
import { rolesWords } from '#auth/view/people-words.ts';
import { csvText } from '#core/csv-text.ts';
import { dayOf } from '#core/period.ts';
import { handOut, sheetTypes } from '#door/hand-out.server.ts';
import { house } from '#door/house.server.ts';
import { sheetWorkbook } from '#exchange/sheets/sheet-book.server.ts';
import { placesByCode } from '#stewardship/places.read.server.ts';
import { words } from '#text/words.ts';
import type { RequestHandler } from './$types';

/** The list of people as the address filters and orders it, phones masked; giving it away is an entry of the trail. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const format = params.format === 'csv' || params.format === 'xlsx' ? params.format : null;
	if (!format) error(404, { message: 'expected people.csv or people.xlsx' });
	const { read, language, place, demo } = locals;
	const day = dayOf(new Date());
	const { people: text, shell } = await words(language, ['people', 'shell']);
	const names = new Map([...(await placesByCode(read))].map(([code, { name }]) => [code, name]));
	const { filter, sort } = peopleListOf(url.searchParams);
	const rolesText = rolesWords(text, shell, names);
	const all = await listPeople(read, (await house()).keys, day);
	const rows = sortPeople(filterPeople(all, filter, rolesText), sort, rolesText);
	const table = peopleSheet(rows, { heads: text.columns, state: text.states, rolesText });
	const name = `${place.name}-${text.sheet}-${day}${demo ? `-${shell.demo}` : ''}.${format}`;
	const body = format === 'csv' ? csvText(table) : new Uint8Array(await sheetWorkbook(text.sheet, table));
	return handOut(locals, {
		...{ permission: 'people.see', sheet: 'people', name, plain: `people-${day}.${format}` },
		...{ type: sheetTypes[format], body, count: rows.length, search: url.search.slice(1) }
	});
};
