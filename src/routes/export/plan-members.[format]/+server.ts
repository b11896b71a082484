import { error } from '@sveltejs/kit';
import { csvText } from '#core/csv-text.ts';
import { dayOf } from '#core/period.ts';
import { handOut, sheetTypes } from '#door/hand-out.server.ts';
import { sheetWorkbook } from '#exchange/sheets/sheet-book.server.ts';
import { words } from '#text/words.ts';
import { recordNumber } from '#core/record-number.ts';
import { gridsByCode } from '#zones/plans/grids/grid-figures.read.server.ts';
import { memberSheet } from '#zones/plans/plan-sheet.ts';
import { planByNumber, planContent } from '#zones/plans/plans.read.server.ts';
import { villageFigures } from '#zones/plans/village-figures.read.server.ts';
import type { RequestHandler } from './$types';

/** The member villages and grids of one plan's zones. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const format = params.format === 'csv' || params.format === 'xlsx' ? params.format : null;
	if (!format) error(404, { message: `expected plan-members.csv or .xlsx, got ${params.format}`.slice(0, 120) });
	const number = recordNumber(url.searchParams.get('plan') ?? '');
	const plan = number === null ? null : await planByNumber(locals.read, number);
	if (!plan) error(404, { message: `no plan ${number}`, reason: 'plan.unknown' });
	const { plans: text, zones, shell } = await words(locals.language, ['plans', 'zones', 'shell']);
	const content = await planContent(locals.read, plan.id);
	const heads = { heads: text.memberHeads, layouts: zones.layouts };
	const grids = await gridsByCode(locals.read, content.flatMap((zone) => zone.grids ?? [])); // prettier-ignore
	const table = memberSheet(content, await villageFigures(locals.read), grids, heads);
	const day = dayOf(new Date());
	const name = `${locals.place.name}-${plan.name}-${text.members}-${day}${locals.demo ? `-${shell.demo}` : ''}.${format}`;
	const body = format === 'csv' ? csvText(table) : new Uint8Array(await sheetWorkbook(text.members, table));
	return handOut(locals, {
		...{ permission: 'zones.plan.see', sheet: 'plan-members', name, plain: `${plan.code}-members-${day}.${format}` },
		...{ type: sheetTypes[format], body, count: table.length - 1, search: url.search.slice(1) }
	});
};
