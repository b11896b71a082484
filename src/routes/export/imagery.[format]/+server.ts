import { error } from '@sveltejs/kit';
import { csvText } from '#core/csv-text.ts';
import { dayOf } from '#core/period.ts';
import { handOut } from '#door/hand-out.server.ts';
import { tableWorkbook } from '#exchange/sheets/table-book.server.ts';
import { imageryListOf, listedImagery } from '#imagery/imagery-list.ts';
import { imagerySheet } from '#imagery/imagery-sheet.ts';
import { imagerySets } from '#imagery/imagery.read.server.ts';
import { listPlaces } from '#land/finding-list.read.server.ts';
import { words } from '#text/words.ts';
import type { RequestHandler } from './$types';

const types: Readonly<Record<string, string>> = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
};

/** The sets of imagery as the page's address lists them, as a file. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const type = types[params.format];
	if (!type) error(404, { message: `expected imagery.csv or imagery.xlsx, got ${params.format}`.slice(0, 120) });
	const { read, actor, place, demo } = locals;
	const sets = await imagerySets(read, { all: actor.permissions.has('imagery.change') });
	const { townships, villages } = await listPlaces(read);
	const names = new Map([...townships, ...villages].map(({ code, name }) => [code, name]));
	const { pictures, imagery, shell } = await words(locals.language, ['pictures', 'imagery', 'shell']);
	const rows = imagerySheet(listedImagery(sets, imageryListOf(url.searchParams)), {
		heads: pictures.sheet.heads,
		datums: imagery.datums,
		states: pictures.states,
		placeName: (code) => (code === place.code ? pictures.whole : (names.get(code) ?? code)),
		digits: actor.permissions.has('map.coordinates.see') ? 5 : 2
	});
	const today = dayOf(new Date());
	const notes = [`${place.name} · ${today}${demo ? ` · ${shell.demo}` : ''}`];
	const body =
		params.format === 'csv'
			? csvText(rows)
			: new Uint8Array(await tableWorkbook({ title: pictures.sheet.name, notes, rows, muColumns: [] }));
	const name = `${place.name}-${pictures.sheet.name}-${today}${demo ? `-${shell.demo}` : ''}.${params.format}`;
	return handOut(locals, {
		...{ permission: 'land.see', sheet: 'imagery', name, plain: `imagery-${today}.${params.format}` },
		...{ type, body, count: rows.length - 1, search: url.search }
	});
};
