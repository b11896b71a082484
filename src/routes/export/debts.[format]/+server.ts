import { error } from '@sveltejs/kit';
import { csvText } from '#core/csv-text.ts';
import { dayOf } from '#core/period.ts';
import { handOut, sheetTypes } from '#door/hand-out.server.ts';
import { sheetWorkbook } from '#exchange/sheets/sheet-book.server.ts';
import { debtListOf, filterDebts, sortDebts } from '#land/debts/debt-list.ts';
import { debtSheet } from '#land/debts/debt-sheet.ts';
import { listDebts } from '#land/debts/debts.read.server.ts';
import { standingOf } from '#land/debts/view/debt-words.ts';
import { words } from '#text/words.ts';
import type { RequestHandler } from './$types';

/** 债权清收台账 or 债务化解台账 as the address filters and orders it; names of the other parties are masked. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const format = params.format === 'csv' || params.format === 'xlsx' ? params.format : null;
	if (!format) error(404, { message: 'expected a ledger as csv or xlsx', reason: 'register.unknown' });
	if (!locals.actor.permissions.has('land.debt.see'))
		error(404, { message: 'no such sheet', reason: 'permission.missing' });
	const { read, language } = locals;
	const day = dayOf(new Date());
	const { side, filter, sort } = debtListOf(url.searchParams);
	const rows = sortDebts(filterDebts(await listDebts(read, side), filter, day), sort);
	// The ledger is filled in and comes back by its Chinese words.
	const { debts: text } = await words('zh', ['debts']);
	const { debts: own, shell } = await words(language, ['debts', 'shell']);
	const table = debtSheet(
		side,
		rows,
		{
			origin: (row) => text.origins[row.origin],
			party: (row) => text.counterpartyKinds[row.counterpartyKind as 'person'],
			prohibition: (row) => (row.prohibition ? text.prohibitions[row.prohibition] : ''),
			...{ standing: (row) => standingOf(own, row, day).word, standingHead: own.standing }
		},
		day
	);
	const title = text.ledger[side];
	const name = `${locals.place.name}-${title}-${day}${locals.demo ? `-${shell.demo}` : ''}.${format}`;
	const body = format === 'csv' ? csvText(table) : new Uint8Array(await sheetWorkbook(title, table));
	return handOut(locals, {
		...{ permission: 'land.export', sheet: `debts.${side}`, name, plain: `${side}-${day}.${format}` },
		...{ type: sheetTypes[format], body, count: rows.length, search: url.search.slice(1) }
	});
};
