import { error } from '@sveltejs/kit';
import { csvText } from '#core/csv-text.ts';
import { dayOf } from '#core/period.ts';
import { handOut, sheetTypes } from '#door/hand-out.server.ts';
import { sheetWorkbook } from '#exchange/sheets/sheet-book.server.ts';
import { placesByCode } from '#stewardship/places.read.server.ts';
import { filterRows, listOf, sortRows } from '#stewardship/register-list.ts';
import { listRegister } from '#stewardship/register.read.server.ts';
import { registerSheet } from '#stewardship/register-sheet.ts';
import { isOpenRegister } from '#stewardship/registers.ts';
import { choiceWord, fieldWord } from '#stewardship/view/register-words.ts';
import { words } from '#text/words.ts';
import { zoneNames } from '#zones/zones.read.server.ts';
import type { RequestHandler } from './$types';

/** A register as the address filters and orders it. Restricted labels are no register that is exported. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const format = params.format === 'csv' || params.format === 'xlsx' ? params.format : null;
	const register = url.searchParams.get('register');
	if (!format || !isOpenRegister(register))
		error(404, { message: 'expected a register as csv or xlsx', reason: 'register.unknown' });
	const { read, language } = locals;
	const day = dayOf(new Date());
	const { filter, sort } = listOf(register, url.searchParams);
	const all = await listRegister(read, register, { places: await placesByCode(read), zones: await zoneNames(read) });
	const rows = sortRows(filterRows(register, all, filter, day), sort, day);
	const { stewardship: text, shell } = await words(language, ['stewardship', 'shell']);
	const table = registerSheet(
		register,
		rows,
		{
			...{ number: text.sheet.number!, code: text.sheet.code!, standing: text.standing },
			field: (name, field) => fieldWord(text, name, field),
			choice: (field, value) => choiceWord(text, null, field, value)
		},
		day
	);
	const title = text.sheet[register]!;
	const name = `${locals.place.name}-${title}-${day}${locals.demo ? `-${shell.demo}` : ''}.${format}`;
	const body = format === 'csv' ? csvText(table) : new Uint8Array(await sheetWorkbook(title, table));
	return handOut(locals, {
		...{ permission: 'stewardship.see', sheet: `stewardship.${register}`, name, plain: `${register}-${day}.${format}` },
		...{ type: sheetTypes[format], body, count: rows.length, search: url.search.slice(1) }
	});
};
