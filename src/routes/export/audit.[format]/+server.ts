import { error } from '@sveltejs/kit';
import { trailFilterOf, type TrailPlace } from '#audit/trail-filter.ts';
import { trailPage, type TrailRow } from '#audit/trail-list.read.server.ts';
import { trailSheet } from '#audit/trail-sheet.ts';
import { actionWords, changeTexts, detailTexts, subjectText } from '#audit/view/entry-words.ts';
import { actorName, roleName } from '#audit/view/who.ts';
import { csvText } from '#core/csv-text.ts';
import { dayOf } from '#core/period.ts';
import { recordMoments, recordNames } from '#audit/record-names.read.server.ts';
import { handOut, sheetTypes } from '#door/hand-out.server.ts';
import { tableWorkbook } from '#exchange/sheets/table-book.server.ts';
import { words } from '#text/words.ts';
import type { RequestHandler } from './$types';

const MOST = 50_000;
const PAGE = 1000;

/** The trail as the page's address narrows it, as a file; giving it away is an entry of the trail itself. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const format = params.format === 'csv' || params.format === 'xlsx' ? params.format : null;
	if (!format) error(404, { message: `expected audit.csv or audit.xlsx, got ${params.format}`.slice(0, 120) });
	const { read, place, demo, language } = locals;
	if (!locals.actor.permissions.has('audit.read')) error(403, { message: 'audit.read', reason: 'permission.missing' });
	const filter = trailFilterOf(url.searchParams);
	const moments = filter.record === null ? [] : await recordMoments(read, filter.record);
	const rows: TrailRow[] = [];
	for (let before: TrailPlace | null = null; rows.length < MOST;) {
		const page = await trailPage(read, filter, { before, limit: Math.min(PAGE, MOST - rows.length), moments });
		rows.push(...page.rows);
		before = page.next;
		if (before === null) break;
	}
	const { audit: text, land, shell } = await words(language, ['audit', 'land', 'shell']);
	const named = rows.flatMap(({ body }) => body.notes.flatMap(({ ids }) => (ids ?? []).slice(0, 3)));
	const labels = Object.fromEntries([...(await recordNames(read, named))].map(([id, { name }]) => [id, name]));
	const known = { status: land.statuses };
	const table = trailSheet(
		rows.map(({ seq, at, hash, body }) => ({
			...{
				seq,
				hash,
				at: at.toISOString(),
				actor: actorName(body.actor, text),
				role: roleName(body.actor.role, shell)
			},
			...{ address: body.actor.address ?? '', action: actionWords(text, body.action) },
			result: text.results[body.result ?? 'done'],
			subjects: body.notes.map((note) => subjectText(text, note, labels)).join('; '),
			said: body.notes
				.flatMap((note) => [...changeTexts(text, note, known), ...detailTexts(text, note, known)])
				.join('; '),
			why: body.why ?? ''
		})),
		text.sheet.heads
	);
	const today = dayOf(new Date());
	const notes = [`${place.name} · ${today}${demo ? ` · ${shell.demo}` : ''}`];
	const body =
		format === 'csv'
			? csvText(table)
			: new Uint8Array(await tableWorkbook({ title: text.sheet.name, notes, rows: table, muColumns: [] }));
	const name = `${place.name}-${text.sheet.name}-${today}${demo ? `-${shell.demo}` : ''}.${format}`;
	return handOut(locals, {
		...{ permission: 'audit.read', sheet: 'audit', name, plain: `trail-${today}.${format}`, type: sheetTypes[format] },
		...{ body, count: rows.length, search: url.search }
	});
};
