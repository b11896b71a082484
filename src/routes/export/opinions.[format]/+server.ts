import { error } from '@sveltejs/kit';
import { ownOffices } from '#auth/own-offices.read.server.ts';
import { csvText } from '#core/csv-text.ts';
import { dayOf } from '#core/period.ts';
import { recordNumber } from '#core/record-number.ts';
import { handOut, sheetTypes } from '#door/hand-out.server.ts';
import { sheetWorkbook } from '#exchange/sheets/sheet-book.server.ts';
import { words } from '#text/words.ts';
import { freezesOf } from '#zones/plans/course/frozen.read.server.ts';
import { opinionListOf, opinionSheet, opinionsShown } from '#zones/plans/course/opinion-list.ts';
import { askedOf, opinionsOn } from '#zones/plans/course/opinions.read.server.ts';
import { planByNumber } from '#zones/plans/plans.read.server.ts';
import type { RequestHandler } from './$types';

/** Opinions with their answers, of one plan or of whatever whoever asks was asked about, as the address filters and orders them. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const format = params.format === 'csv' || params.format === 'xlsx' ? params.format : null;
	if (!format) error(404, { message: `expected opinions.csv or .xlsx, got opinions.${params.format}`.slice(0, 120) });
	const { read, actor } = locals;
	const day = dayOf(new Date());
	const offices = await ownOffices(read, actor.id, day);
	const asked = url.searchParams.get('plan');
	const number = asked === null ? null : recordNumber(asked);
	const sees = actor.permissions.has('zones.plan.see');
	const plan = number === null || !sees ? null : await planByNumber(read, number);
	if (asked !== null && !plan) error(404, { message: 'no such plan', reason: 'plan.unknown' });
	const looker = {
		all: actor.permissions.has('zones.plan.ask') || actor.permissions.has('zones.plan.decide'),
		offices
	};
	const freeze = plan ? (await freezesOf(read, plan.id)).findLast(({ kind }) => kind === 'asked') : undefined;
	const found = plan
		? freeze
			? await opinionsOn(read, freeze.id, looker)
			: []
		: await askedOf(read, { all: false, offices });
	const { course, shell } = await words(locals.language, ['course', 'shell']);
	const rows = opinionsShown(found, opinionListOf(url.searchParams), day);
	const table = opinionSheet(rows, course.opinions, day);
	const of = [locals.place.name, ...(plan ? [plan.name] : []), course.opinions.title, day].join('-');
	const name = `${of}${locals.demo ? `-${shell.demo}` : ''}.${format}`;
	const body = format === 'csv' ? csvText(table) : new Uint8Array(await sheetWorkbook(course.opinions.title, table));
	return handOut(locals, {
		...{ permission: sees ? 'zones.plan.see' : 'zones.plan.opinion', sheet: 'opinions', name },
		...{ plain: `opinions-${day}.${format}`, type: sheetTypes[format], body, count: table.length - 1 },
		search: url.search.slice(1)
	});
};
