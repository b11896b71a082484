import { shownBaseMap } from '#core/base-map.ts';
import { house } from '#door/house.server.ts';
import { imagerySets } from '#imagery/imagery.read.server.ts';
import { landCounts } from '#land/legend.read.server.ts';
import { locatorLines, presentUses, territoryCounts, townshipLinks } from '#territory/legend.read.server.ts';
import { sheetBounds } from '#territory/record.read.server.ts';
import { zoneCounts } from '#zones/legend.read.server.ts';
import type { LayoutServerLoad } from './$types';

/** What does not change with what is clicked: bounds of the sheet, counts of the legend, the little map in the corner. */
export const load: LayoutServerLoad = async ({ locals }) => {
	const db = locals.read;
	const { baseMap } = (await house()).settings;
	const { west, south, east, north } = locals.place;
	return {
		bounds: await sheetBounds(db, { west, south, east, north }),
		townships: await townshipLinks(db),
		locator: await locatorLines(db),
		uses: await presentUses(db),
		imagery: await imagerySets(db),
		base: baseMap && !locals.demo ? shownBaseMap(baseMap) : null,
		debts: locals.actor.permissions.has('land.debt.see'),
		counts: { ...(await territoryCounts(db)), ...(await landCounts(db)), ...(await zoneCounts(db)) }
	};
};
