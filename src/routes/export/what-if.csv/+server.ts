import { error } from '@sveltejs/kit';
import { csvText } from '#core/csv-text.ts';
import { dayOf } from '#core/period.ts';
import { handOut } from '#door/hand-out.server.ts';
import { listPlaces } from '#land/finding-list.read.server.ts';
import { askedOf } from '#land/what-if-address.ts';
import { trialSheet } from '#land/what-if-sheet.ts';
import { readWhatIf, tolerancesOn } from '#land/what-if.read.server.ts';
import { words } from '#text/words.ts';
import type { RequestHandler } from './$types';

/** Every lead that a trial of the tolerance, as the address says it, would bring or take away. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const today = dayOf(new Date());
	const asked = askedOf(url.searchParams, await tolerancesOn(locals.read, today), `${today.slice(0, 4)}-01-01`);
	const told = await readWhatIf(locals.read, asked);
	if (!told) error(404, { message: 'no comparison to try a tolerance on' });
	const { townships, villages } = await listPlaces(locals.read);
	const township = new Map(townships.map(({ code, name }) => [code, name]));
	const village = new Map(villages.map((each) => [each.code, each]));
	const { tolerance, land, shell } = await words(locals.language, ['tolerance', 'land', 'shell']);
	const place = (code: string) => {
		const found = village.get(code);
		return found ? { name: found.name, township: township.get(found.township) ?? '' } : null;
	};
	const { comes, goes, sheet } = tolerance;
	const table = trialSheet(told.moved, { village: place }, { heads: sheet.heads, kinds: land.kinds, comes, goes });
	const name = `${locals.place.name}-${sheet.name}-${today}${locals.demo ? `-${shell.demo}` : ''}.csv`;
	return handOut(locals, {
		...{ permission: 'land.export', sheet: 'what-if', name, plain: `what-if-${today}.csv` },
		...{ type: 'text/csv; charset=utf-8', body: csvText(table), count: told.moved.length, search: url.search }
	});
};
