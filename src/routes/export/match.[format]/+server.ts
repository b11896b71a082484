import { error } from '@sveltejs/kit';
import { csvText } from '#core/csv-text.ts';
import { dayOf } from '#core/period.ts';
import { handOut } from '#door/hand-out.server.ts';
import { sheetWorkbook } from '#exchange/sheets/sheet-book.server.ts';
import { listPlaces } from '#land/finding-list.read.server.ts';
import { matchAddressOf } from '#land/match-address.ts';
import { matchCounts, matchSettings } from '#land/match-counts.read.server.ts';
import { filterPatches, sortPatches } from '#land/match-list.ts';
import { MatchProposals } from '#land/match-proposals.ts';
import { matchLines } from '#land/match-sheet.ts';
import { progressOf } from '#land/match-state.ts';
import { matchVillage } from '#land/match.read.server.ts';
import { toleranceOf } from '#land/tolerance.ts';
import { reasonSaid } from '#land/view/match-words.ts';
import { words } from '#text/words.ts';
import type { RequestHandler } from './$types';

const types = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
} as const;

/** The working list of 以图找地 as the address filters and orders it: one village's, or that of every village with candidates. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const format = params.format === 'csv' || params.format === 'xlsx' ? params.format : null;
	if (!format) error(404, { message: `expected match.csv or match.xlsx, got match.${params.format}`.slice(0, 120) });
	const today = dayOf(new Date());
	const { filter, sort } = matchAddressOf(url.searchParams);
	const { townships, villages } = await listPlaces(locals.read);
	const asked = url.searchParams.get('village');
	const { values } = await matchSettings(locals.read, today);
	const progress = Map.groupBy(await matchCounts(locals.read, today, asked), ({ village }) => village);
	const wanted = asked === null ? villages.filter(({ code }) => progressOf(progress.get(code) ?? []).all > 0) : [];
	const { match } = await words(locals.language, ['match']);
	const { shell } = await words(locals.language, ['shell']);
	const lines = [];
	for (const place of asked === null ? wanted : villages.filter(({ code }) => code === asked)) {
		const village = await matchVillage(locals.read, place.code, today);
		if (!village) continue;
		const proposals = new MatchProposals(
			village,
			(contractedMu) => toleranceOf('unknown', { contractedMu, perimeterM: 0 }, values).mu
		);
		const patches = sortPatches(filterPatches(village.patches, filter, proposals), sort.key, sort.descending);
		const township = townships.find(({ code }) => code === place.township)?.name ?? '';
		lines.push(
			...matchLines(
				village,
				patches,
				proposals,
				{ name: place.name, township },
				{ ...match.sheet, ...match, reason: (reason, known) => reasonSaid(match, reason, known) }
			)
		);
	}
	const table = [[...match.sheet.heads], ...lines];
	const name = `${locals.place.name}-${match.sheet.name}-${today}${locals.demo ? `-${shell.demo}` : ''}.${format}`;
	const body = format === 'csv' ? csvText(table) : new Uint8Array(await sheetWorkbook(match.sheet.name, table));
	return handOut(locals, {
		...{ permission: 'land.export', sheet: 'match', name, plain: `match-${today}.${format}`, type: types[format] },
		...{ body, count: lines.length, search: url.search, note: asked === null ? {} : { village: asked } }
	});
};
