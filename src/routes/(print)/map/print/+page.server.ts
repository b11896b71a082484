import { dayOf } from '#core/period.ts';
import { sheetBounds } from '#territory/record.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { west, south, east, north } = locals.place;
	return { bounds: await sheetBounds(locals.read, { west, south, east, north }), today: dayOf(new Date()) };
};
