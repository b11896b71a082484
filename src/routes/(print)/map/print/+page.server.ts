import { shownBaseMap } from '#core/base-map.ts';
import { dayOf } from '#core/period.ts';
import { house } from '#door/house.server.ts';
import { imagerySets } from '#imagery/imagery.read.server.ts';
import { formerDay } from '#land/was.ts';
import { sheetBounds } from '#territory/record.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { west, south, east, north } = locals.place;
	const { baseMap } = (await house()).settings;
	const today = dayOf(new Date());
	return {
		bounds: await sheetBounds(locals.read, { west, south, east, north }),
		imagery: await imagerySets(locals.read),
		base: baseMap && !locals.demo ? shownBaseMap(baseMap) : null,
		debts: locals.actor.permissions.has('land.debt.see'),
		/** The former day whose land is on the sheet; null is now. */
		day: formerDay(url.searchParams.get('day'), today),
		today
	};
};
