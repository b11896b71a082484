import { error } from '@sveltejs/kit';
import { csvText } from '#core/csv-text.ts';
import { dayOf } from '#core/period.ts';
import { recordNumber } from '#core/record-number.ts';
import { handOut, sheetTypes } from '#door/hand-out.server.ts';
import { sheetWorkbook } from '#exchange/sheets/sheet-book.server.ts';
import { words } from '#text/words.ts';
import { differenceRows } from '#zones/plans/against/difference.ts';
import { differenceSheet } from '#zones/plans/against/difference-sheet.ts';
import { sideFrom, sidesCompared } from '#zones/plans/against/sides.ts';
import { sideOf } from '#zones/plans/against/sides.read.server.ts';
import { judgedBy } from '#zones/plans/sheet/judged-by.read.server.ts';
import { judged } from '#zones/plans/sheet/rules.ts';
import { villageFigures } from '#zones/plans/village-figures.read.server.ts';
import type { RequestHandler } from './$types';

/** A plan against the zones in force, or another plan: every zone and the total, with the villages that come and go. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const format = params.format === 'csv' || params.format === 'xlsx' ? params.format : null;
	if (!format) error(404, { message: `expected plan-comparison.csv or .xlsx, got ${params.format}`.slice(0, 120) });
	const figures = await villageFigures(locals.read);
	const known = new Map(figures.map((village) => [village.code, village]));
	const number = recordNumber(url.searchParams.get('plan') ?? '');
	const own = number === null ? null : await sideOf(locals.read, number, known);
	const asked = sideFrom(url.searchParams.get('against'), 'zones');
	if (asked === null) {
		const got = url.searchParams.get('against')!.slice(0, 40);
		error(400, { message: `expected against=zones or the number of a plan, got ${got}` });
	}
	const against = await sideOf(locals.read, asked, known);
	if (!own?.plan || !against) error(404, { message: `no plan ${url.search.slice(0, 60)}`, reason: 'plan.unknown' });
	const { planSheet: text, zones, shell, basis, factors } = await words(locals.language, ['planSheet', 'zones', 'shell', 'basis', 'factors']); // prettier-ignore
	const rows = differenceRows(sidesCompared(own, against, known), known);
	const nameOf = (code: string) => known.get(code)?.name ?? code;
	const given = { ...text, layouts: zones.layouts, comma: zones.comma };
	const by = await judgedBy(locals.read, own, figures, new Date());
	const states = judged(own.zones, by, { ...text, ...basis, factors: factors.factors });
	const table = differenceSheet(rows, states, nameOf, given);
	const day = dayOf(new Date());
	const name = `${locals.place.name}-${own.plan.name}-${text.sheet}-${day}${locals.demo ? `-${shell.demo}` : ''}.${format}`;
	const body = format === 'csv' ? csvText(table) : new Uint8Array(await sheetWorkbook(text.sheet, table));
	return handOut(locals, {
		...{ permission: 'zones.plan.see', sheet: 'plan-comparison', name },
		...{ plain: `${own.plan.code}-comparison-${day}.${format}`, type: sheetTypes[format], body },
		...{ count: table.length - 1, search: url.search.slice(1) }
	});
};
