import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { refused } from '#core/outcome.ts';
import { isDay } from '#core/period.ts';
import { testFootprint } from '#zones/footprints/footprint.read.server.ts';
import { uses } from '#zones/footprints/uses.ts';
import type { RequestHandler } from './$types';

const degree = v.pipe(v.number(), v.finite());
const asked = v.object({
	use: v.picklist(uses),
	day: v.pipe(v.string(), v.check(isDay)),
	ground: v.union([
		v.strictObject({ ring: v.pipe(v.array(v.tuple([degree, degree])), v.minLength(4), v.maxLength(301)) }),
		v.strictObject({ parcel: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_147_483_647)) })
	])
});

/** Holds a drawn piece of ground, or a parcel, against the three lines by the table of a day. Nothing is kept. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const headers = { 'cache-control': 'no-store' };
	const given = v.safeParse(asked, await request.json().catch(() => null));
	if (!given.success) return json(refused('footprint.ring'), { status: 400, headers });
	return json(await testFootprint(locals.read, locals.place, given.output), { headers });
};
