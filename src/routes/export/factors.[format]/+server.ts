import { error } from '@sveltejs/kit';
import { csvText } from '#core/csv-text.ts';
import { dayOf } from '#core/period.ts';
import { handOut, sheetTypes } from '#door/hand-out.server.ts';
import { sheetWorkbook } from '#exchange/sheets/sheet-book.server.ts';
import { words } from '#text/words.ts';
import { factorTable } from '#zones/factors/factor-sheet.ts';
import { factorListOf, factorRowsShown } from '#zones/factors/profile-list.ts';
import { factorRows, factorRules, standingsOf } from '#zones/factors/profiles.read.server.ts';
import type { RequestHandler } from './$types';

/** 《村级五要素调查表》 as it counts and as it was stated since, filtered and ordered as the address says. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const format = params.format === 'csv' || params.format === 'xlsx' ? params.format : null;
	if (!format) error(404, { message: `expected factors.csv or .xlsx, got .${params.format}`.slice(0, 120) });
	const day = dayOf(new Date());
	const { factors: text, shell } = await words(locals.language, ['factors', 'shell']);
	const rules = await factorRules(locals.read, day);
	const all = await factorRows(locals.read, day);
	const known = standingsOf(locals.read, all, rules);
	const rows = factorRowsShown(all, factorListOf(url.searchParams), known);
	const table = factorTable(rows, rules.fields, known, {
		...{ stageHead: text.stage, stage: (stage) => text.stages[stage], lackingHead: text.lacking },
		...{ registerHead: text.registerHead, pending: (stage) => text.pendingStage(text.stages[stage]) },
		...{ indexHead: (factor) => text.indexOf(text.factors[factor]), factor: (factor) => text.factors[factor] }
	});
	const name = `${locals.place.name}-${text.title}-${day}${locals.demo ? `-${shell.demo}` : ''}.${format}`;
	const body = format === 'csv' ? csvText(table) : new Uint8Array(await sheetWorkbook(text.title, table));
	return handOut(locals, {
		...{ permission: 'zones.see', sheet: 'factors', name, plain: `factors-${day}.${format}` },
		...{ type: sheetTypes[format], body, count: rows.length, search: url.search.slice(1) }
	});
};
