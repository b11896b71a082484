import { error } from '@sveltejs/kit';
import { csvText } from '#core/csv-text.ts';
import { dayOf } from '#core/period.ts';
import { handOut, sheetTypes } from '#door/hand-out.server.ts';
import { sheetWorkbook } from '#exchange/sheets/sheet-book.server.ts';
import { handoverSheet } from '#land/handovers/handover-sheet.ts';
import { seeHandovers } from '#land/handovers/handovers.write.server.ts';
import { words } from '#text/words.ts';
import type { RequestHandler } from './$types';

/** 问题线索移交台账, for a written reason: it is in the trail as a look and as a file before the first byte leaves. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const format = params.format === 'csv' || params.format === 'xlsx' ? params.format : null;
	if (!format) error(404, { message: `expected handovers.csv or .xlsx, got handovers.${params.format}`.slice(0, 120) });
	const why = (url.searchParams.get('why') ?? '').slice(0, 4000);
	const looked = await locals.write('land.handover.see', (tx, actor) => seeHandovers(tx, actor, why), {
		...{ action: 'land.handover.see', result: 'read' }
	});
	if (!looked.ok) error(400, { message: 'expected a reason of 2 to 500 characters', reason: looked.reason });
	const day = dayOf(new Date());
	const { handovers: text, shell } = await words(locals.language, ['handovers', 'shell']);
	const table = handoverSheet(looked.value, text);
	const name = `${locals.place.name}-${text.ledger}-${day}${locals.demo ? `-${shell.demo}` : ''}.${format}`;
	const body = format === 'csv' ? csvText(table) : new Uint8Array(await sheetWorkbook(text.ledger, table));
	return handOut(locals, {
		...{
			permission: 'land.handover.see',
			sheet: 'handovers',
			name,
			plain: `handovers-${day}.${format}`,
			why: why.trim()
		},
		...{ type: sheetTypes[format], body, count: looked.value.length, note: { kind: 'handover' } }
	});
};
