import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { refused } from '#core/outcome.ts';
import { recordNumber } from '#core/record-number.ts';
import { drawArea } from '#projects/place/area.write.server.ts';
import { judgedUses } from '#zones/footprints/uses.ts';
import type { RequestHandler } from './$types';

const degree = v.pipe(v.number(), v.finite());
const asked = v.object({
	version: v.pipe(v.number(), v.integer(), v.minValue(1)),
	use: v.picklist(judgedUses),
	ground: v.union([
		v.strictObject({ ring: v.pipe(v.array(v.tuple([degree, degree])), v.minLength(4), v.maxLength(301)) }),
		v.strictObject({ parcel: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_147_483_647)) })
	])
});

/** Draws where a project is built: a ring in degrees, or a parcel by its number on the map. */
export const POST: RequestHandler = async ({ request, locals, params }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	const number = recordNumber(params.number);
	if (!given.success || number === null) return json(refused('footprint.ring'), { status: 400 });
	return json(
		await locals.write(
			'projects.apply',
			(tx, actor) => drawArea(tx, actor, { number, county: locals.place, ...given.output }),
			{ action: 'projects.area' }
		)
	);
};
